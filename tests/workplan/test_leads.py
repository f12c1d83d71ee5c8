import pytest
from hypothesis import given
from hypothesis import strategies as st

from workplan.leads import Lead, Name, parse_leads

NAMES = (
    Name("Business Support Manager", "post", 1),
    Name("Independent Chair", "post", 2),
    Name("Professional Practice sub-group", "group", 3),
    Name("Training and Development", "group", 4),
    Name("Sirona Care and Health", "agency", 5),
    Name("", "group", 6),
)


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("", []),
        (" ; ", []),
        ("Principal Officer", [Lead("Principal Officer")]),
        (
            "Independent Chair; Business Support Manager",
            [
                Lead("Independent Chair", "post", 2),
                Lead("Business Support Manager", "post", 1),
            ],
        ),
        (
            "Chair/Business Support Manager",
            [Lead("Chair"), Lead("Business Support Manager", "post", 1)],
        ),
        (
            "Principal Officer and Professional Practice Sub Group",
            [
                Lead("Principal Officer"),
                Lead("Professional Practice Sub Group", "group", 3),
            ],
        ),
        (
            "Training and Development Manager",
            [Lead("Training and Development Manager")],
        ),
        ("Sirona Care and Health", [Lead("Sirona Care and Health", "agency", 5)]),
        ("All LSCB members", [Lead("All LSCB members", "all_members")]),
        (
            "LSCB members and Independent Chair",
            [Lead("LSCB members", "all_members"), Lead("Independent Chair", "post", 2)],
        ),
        (
            "All agencies to report in their audits",
            [Lead("All agencies to report in their audits", "all_members")],
        ),
        (
            "Business Support Manager with others",
            [Lead("Business Support Manager", "post", 1), Lead("others")],
        ),
    ],
    ids=str,
)
def test_parse_leads(text, leads):
    assert list(parse_leads(text, NAMES)) == leads


def test_parse_leads_knows_no_names():
    assert parse_leads("Independent Chair", ()) == (Lead("Independent Chair"),)


@given(st.text(), st.lists(st.text(max_size=12), max_size=4))
def test_parse_leads_never_fails_and_drops_no_letter(text, words):
    names = tuple(Name(each, "group", pk) for pk, each in enumerate(words))

    leads = parse_leads(text, names)

    kept = "".join(lead.text for lead in leads)
    joining = set("andwithplus")
    for letter in text:
        if letter.isalnum() and letter.casefold() not in joining:
            assert letter in kept
