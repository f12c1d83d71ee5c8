"""Groups and funds of 2012-13, line by line, against the source's 2.1, 2.5, 2.6 and 5; posts for names."""

import pytest

from boards import chapters
from boards.people import Person

pytestmark = pytest.mark.django_db
YEAR = 2012
# As section 5 prints them: each side of each fund, in pounds.
FUNDS = {
    ("Main programme", "source"): """
        Children's Social Care Services 44,293
        Police 3,335
        Bath & NES PCT 11,033
        Probation 3,153
        Learning and Inclusion 4,968
        CAFCASS 550
        Carry forward from prior year 2,258
        Total 69,590""",
    ("Main programme", "expenditure"): """
        Staff salaries 40,376
        Travel/car parking 667
        Equipment 186
        Printing/design 500
        Independent Chair 20,000
        IT desktop/laptop 5,603
        Other expenses 2,258
        Total 69,590""",
    ("Inter-agency training", "source"): """
        Children's Social Care Services 26,505
        Police 5,688
        Bath & NES PCT 9,069
        Learning and Inclusion 9,069
        Youth & Community 1,020
        Fees and charges 6,138
        Carry forward from prior year 24,527
        Total 82,016""",
    ("Inter-agency training", "expenditure"): """
        Training co-ordinator salaries 47,125
        Training (including room hire) 7,350
        Travel/car parking 1,991
        Printing/design 1,607
        IT desktop/laptop 1,560
        Unallocated funds 22,383
        Total 82,016""",
}
# In the source's order, but the chair first and administrative support last.
MEMBERS = {
    "Safeguarding Children Sub Committee": """
        Assistant Director, Barnardo's
        Integrated Safeguarding Officer
        Quality Assurance and Service Improvement Manager
        Named Nurse for Safeguarding
        Consultant Community Paediatrician
        Assessment and Family Service Manager
        Public Protection Safeguarding Manager
        Detective Inspector
        Inclusion Manager
        CAMHS
        Integrated Service Manager
        Administrative support
        Administrative support""",
    "Training Management Committee": """
        Integrated Safeguarding Officer
        Assessment and Family Service Manager
        Bath and North East Somerset District, Avon and Somerset Police
        Matron for Children's Services and Named Nurse
        Named Nurse for Safeguarding
        Early Years' Service
        Youth Offending Team
        Consultant Community Paediatrician
        Principal Youth Officer
        Training and Development Manager""",
}
CHAIRED_FROM_2013 = {
    "Policy, Procedures and Performance sub-group": "officer (post not published)",
    "Professional Practice sub-group": "Assistant Director, Barnardo's",
    "Training and Development sub-group": "Deputy Designated Nurse",
    "Serious Case Review sub-group": "Integrated Safeguarding Officer",
}
LEAD_GROUPS = {
    "Professional Practice sub-group",
    "Avonsafe",
    "Anti-bullying Group",
    "Youth Offending Team Management Board",
    "Children in Care Quality Assurance and Strategy Group",
}


def lines_of(text):
    return [line.strip() for line in text.strip().splitlines()]


@pytest.mark.parametrize(("title", "side"), FUNDS)
def test_a_fund_has_the_published_lines_and_total(bath, title, side):
    stored = bath.funds.get(year=YEAR, title=title).lines.filter(side=side)

    found = [f"{line.head} {line.amount:,.0f}" for line in stored]

    total = sum(line.amount for line in stored)
    assert [*found, f"Total {total:,.0f}"] == lines_of(FUNDS[title, side])


def test_the_report_prints_the_same_lines_in_the_same_order(bath):
    reader = Person.acting(bath, label="test")

    printed = chapters.budget(board=bath, year=YEAR, reader=reader)

    tables = [block for block in printed if hasattr(block, "rows")]
    rows = [
        [f"{row[0]} {row[1].text}" for row in (*table.rows, table.total)]
        for table in tables
    ]
    assert rows == [lines_of(text) for text in FUNDS.values()]


@pytest.mark.parametrize("name", MEMBERS)
def test_a_committee_has_the_published_members(bath, name):
    reader = Person.acting(bath, label="test")

    (table,) = chapters.groups(board=bath, year=YEAR, reader=reader, named=name)

    posts = [row[0] for row in table.rows]
    published = lines_of(MEMBERS[name])
    assert len(posts) == len(published)
    for post, expected in zip(posts, published, strict=True):
        assert post.startswith(expected)
    assert [row[2] for row in table.rows].index("Chair") == 0


def test_the_four_sub_groups_have_the_published_chairs_from_april_2013(bath):
    found = bath.groups.filter(started="2013-04")

    assert {group.name: group.chair_post for group in found} == CHAIRED_FROM_2013


def test_the_five_lead_groups_are_there(bath):
    found = set(bath.groups.filter(kind="lead_group").values_list("name", flat=True))

    assert found == LEAD_GROUPS - {"Professional Practice sub-group"}
    assert set(bath.groups.values_list("name", flat=True)) >= LEAD_GROUPS
