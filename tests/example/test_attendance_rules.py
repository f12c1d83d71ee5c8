"""
The bands of the example under every rule a board may count by, against sums done here.

The source counts all meetings of the year. Nothing in these sums uses our own counting.
"""

import csv
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby

import pytest
import yaml
from django.conf import settings

from boards import attendance_record
from boards.attendance import Rule
from boards.models import Attendance

pytestmark = pytest.mark.django_db
FOLDER = settings.EXAMPLES_ROOT / "bath_2012_13"
RULES = [Rule(deputies, every) for deputies in (True, False) for every in (True, False)]
MEETINGS = ["2012-06", "2012-09", "2012-12", "2013-03"]


def marks_in_the_file():
    """The four marks of each body, in the order of the published record."""
    seats = yaml.safe_load((FOLDER / "seats.yaml").read_text())["seats"]
    counted = [seat for seat in seats if seat.get("counted")]
    counted.sort(key=lambda seat: seat["attendance_position"])
    lines = (FOLDER / "attendance.csv").read_text().splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    marks = {row["seat"]: [row[meeting] for meeting in MEETINGS] for row in rows}
    assert len(marks) == len(counted) == 24
    return {seat["printed"]: marks[seat["key"]] for seat in counted}


def bands_by_hand(marks, rule):
    came = {"present", "deputy"} if rule.deputy_counts else {"present"}
    percentages = []
    for name, of_body in marks.items():
        asked = of_body
        if not rule.counts_all_meetings:
            asked = [mark for mark in of_body if mark != "not_expected"]
        share = Decimal(100 * len([m for m in asked if m in came])) / len(asked)
        percentages.append((int(share.quantize(Decimal(1), ROUND_HALF_UP)), name))
    percentages.sort(key=lambda each: -each[0])  # stable: bodies stay in printed order
    return [
        (percentage, [name for _, name in found])
        for percentage, found in groupby(percentages, key=lambda each: each[0])
    ]


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_bands_of_the_example(bath, rule):
    marks = marks_in_the_file()

    record = attendance_record.in_year(bath, 2012, rule=rule)

    assert record.bands == bands_by_hand(marks, rule)
    joined_in_march = dict(record.bands)[25 if rule.counts_all_meetings else 100]
    assert "Clinical Commissioning Group" in joined_in_march


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_bands_had_deputies_come_to_the_september_and_december_meetings(bath, rule):
    marks = marks_in_the_file()
    for of_body in marks.values():
        of_body[1:3] = [
            "deputy" if mark in ("present", "apologies") else mark
            for mark in of_body[1:3]
        ]
    changed = Attendance.objects.filter(
        meeting__board=bath,
        meeting__held_on__month__in=[9, 12],
        mark__in=["present", "apologies"],
    ).update(mark="deputy")

    record = attendance_record.in_year(bath, 2012, rule=rule)

    assert changed == sum(of_body.count("deputy") for of_body in marks.values())
    assert record.bands == bands_by_hand(marks, rule)
    other = Rule(not rule.deputy_counts, rule.counts_all_meetings)
    assert record.bands != bands_by_hand(marks, other)
