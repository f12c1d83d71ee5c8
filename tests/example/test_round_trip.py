"""The example's programme leaves, comes back and leaves again: the same text in every cell."""

import csv
import io
from pathlib import Path

import docx
import openpyxl
import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from boards.models import Role
from lscb.accounts.models import User

ROWS = 37
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def chair(bath):
    """A browser of somebody who reads all of the board."""
    client = Client()
    client.force_login(User.objects.filter(grants__role=Role.CHAIR).first())
    return client


def cells_of_word(content):
    (table,) = docx.Document(io.BytesIO(content)).tables
    return [tuple(cell.text for cell in row.cells) for row in table.rows]


def cells_of_excel(content):
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    rows = sheet.iter_rows(values_only=True)
    return [tuple(value or "" for value in row) for row in rows]


def cells_of_csv(content):
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    return list(map(tuple, csv.reader(text)))


CELLS = {"docx": cells_of_word, "xlsx": cells_of_excel, "csv": cells_of_csv}


def leave(client, plan, extension):
    return client.get(plan.get_absolute_url(), {"format": extension}).content


@pytest.mark.parametrize("extension", CELLS)
def test_the_programme_comes_back_as_it_left(bath, chair, tmp_path, capsys, extension):
    first = bath.plans.get()
    left = leave(chair, first, extension)
    file = Path(tmp_path) / f"programme.{extension}"
    file.write_bytes(left)

    call_command(
        "import_plan", bath.slug, file, title=f"From {extension}", year="2013-14"
    )

    second = bath.plans.get(title=f"From {extension}")
    page = chair.get(reverse("workplan:programme_detail", args=[bath.slug, second.pk]))
    shown = [
        row.text
        for section in page.context["sections"]
        for part in section.sections
        for row in part.rows
    ]
    assert shown == list(
        first.actions.in_printed_order().values_list("text", flat=True)
    )
    again = leave(chair, second, "docx")
    assert cells_of_word(again) == cells_of_word(leave(chair, first, "docx"))
    assert CELLS[extension](leave(chair, second, extension)) == CELLS[extension](left)
    assert len([row for row in cells_of_word(again)[1:] if row[1]]) == ROWS
    assert f"in {ROWS} = stored {ROWS} + aside 0" in capsys.readouterr().out
