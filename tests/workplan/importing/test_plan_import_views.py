import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from boards.models import Role
from tests.factories.boards import GroupFactory
from tests.factories.plan_imports import PlanImportFactory, content_of
from tests.factories.plans import ActionFactory, PlanFactory
from workplan.importing.rows import as_plain_values
from workplan.models import PlanImport

from .files import docx, table

FILE = docx(
    table(
        ["Ref", "Action", "Lead", "When"],
        ["1.1", "Ask families", "Chair", "June 2013"],
        ["1.1", "Ask schools", "", "Setpember 2013"],
        ["", "", "", "by July"],
    )
)
NAMED = {"title": "Plan", "year": "2013-14", "kind": "work_programme"}
ROW = {"version": "0", "kind": "action", "code": "1.2", "text": "Ask schools too"}


@pytest.fixture
def desk(signed_in, url):
    """The business manager's, with addresses of plan imports."""
    who = signed_in(Role.BUSINESS_MANAGER)

    def at(name, *args):
        return url(f"workplan:plan_import{name}", who.board, *args)

    who.at = at
    return who


@pytest.fixture
def kept(desk):
    upload = SimpleUploadedFile("plan.docx", FILE)
    desk.client.post(desk.at(""), NAMED | {"upload": upload})
    return PlanImport.objects.get()


def test_an_upload_is_shown_as_it_was_read(desk):
    upload = SimpleUploadedFile("plan.docx", FILE)

    page = desk.client.post(desk.at(""), NAMED | {"upload": upload}, follow=True)

    kept = PlanImport.objects.get()
    assert page.redirect_chain == [(desk.at("_preview", kept.pk), 302)]
    assert "3 rows: 3 to be stored, 0 set aside. 2 actions." in page.text
    assert "Number 1.1 is also that of row 2" in page.text
    assert "No lead" in page.text
    assert "Date not understood" in page.text
    assert "By 30 June 2013" in page.text
    assert "Store 2 actions" in page.text
    assert not desk.board.plans.exists()


def test_a_pasted_table_is_read_too(desk):
    pasted = "Action\tLead\n1.1 Ask\tChair"

    page = desk.client.post(desk.at(""), NAMED | {"pasted": pasted}, follow=True)

    kept = PlanImport.objects.get()
    assert kept.file.name == "pasted.txt"
    assert kept.file.path.read_bytes() == pasted.encode()
    assert "Store 1 action<" in page.text


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "Choose a file, or paste the table below"),
        (
            {"upload": SimpleUploadedFile("a.csv", b"x"), "pasted": "y"},
            "Choose a file or paste a table, not both",
        ),
        ({"upload": SimpleUploadedFile("plan.odt", b"x")}, "save it as Word (.docx)"),
        ({"upload": SimpleUploadedFile("plan.docx", b"x")}, "its content is not"),
        ({"upload": SimpleUploadedFile("plan.docx", b"")}, "The file is empty"),
        ({"pasted": "no table"}, "There is no table in what was pasted"),
        ({"pasted": "a\tb", "year": "2013"}, "is not a year like 2012-13"),
        ({"pasted": "a\tb", "kind": "sub_group"}, "Select the sub-group it is of"),
    ],
)
def test_what_cannot_be_read_is_explained(desk, given, words):
    for each in given.values():
        if isinstance(each, SimpleUploadedFile):
            each.seek(0)

    page = desk.client.post(desk.at(""), NAMED | given)

    assert words in page.text.replace("’", "'").replace("&#x27;", "'")
    assert not PlanImport.objects.exists()


def test_a_plan_may_go_into_an_empty_one(desk):
    empty = PlanFactory(board=desk.board, title="Empty", year=2015)
    full = ActionFactory(plan=PlanFactory(board=desk.board, title="Full")).plan
    elsewhere = PlanFactory(title="Theirs")

    page = desk.client.get(desk.at("")).text
    desk.client.post(
        desk.at(""), NAMED | {"pasted": "Action\tLead\nAsk\tChair", "plan": empty.pk}
    )

    assert f'value="{empty.pk}"' in page
    assert full.title not in page
    assert elsewhere.title not in page
    kept = PlanImport.objects.get()
    assert (kept.plan, kept.title, kept.year) == (empty, "Empty", 2015)


def test_another_boards_plan_or_group_is_not_accepted(desk):
    for given in (
        {"plan": PlanFactory().pk},
        {"kind": "sub_group", "group": GroupFactory().pk},
    ):
        desk.client.post(desk.at(""), NAMED | given | {"pasted": "Action\tLead\nx\ty"})

    assert not PlanImport.objects.exists()


def test_a_row_is_corrected_where_it_stands(desk, kept):
    page = desk.client.get(desk.at("_row", kept.pk, "3")).text
    assert "Ask schools</textarea>" in page

    answer = desk.client.post(desk.at("_row", kept.pk, "3"), ROW)

    assert answer.url == f"{desk.at('_preview', kept.pk)}#row-3"
    page = desk.client.get(desk.at("_preview", kept.pk)).text
    assert "Ask schools too" in page
    assert "Number 1.1 is also" not in page


def test_a_row_typed_into_by_two_keeps_both_texts(desk, kept):
    desk.client.post(desk.at("_row", kept.pk, "3"), ROW | {"text": "Hers"})

    page = desk.client.post(desk.at("_row", kept.pk, "3"), ROW | {"text": "Mine"})

    assert page.status_code == 409
    assert "Hers" in page.text
    assert "Mine</textarea>" in page.text
    again = desk.client.post(
        desk.at("_row", kept.pk, "3"), ROW | {"text": "Both", "version": "1"}
    )
    assert again.status_code == 302


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"text": ""}, "Enter what the action or the heading says"),
        ({"kind": "priority", "text": "x" * 251}, "Shorten the title"),
        ({"code": "x" * 21}, "at most 20"),
        ({"kind": "nonsense"}, "Select a valid choice"),
    ],
)
def test_a_row_that_cannot_stand_is_explained(desk, kept, given, words):
    page = desk.client.post(desk.at("_row", kept.pk, "3"), ROW | given)

    assert words in page.text
    kept.refresh_from_db()
    assert kept.corrections == {}


def test_a_row_is_set_aside_downloaded_and_taken_in_again(desk, kept):
    desk.client.post(
        desk.at("_row", kept.pk, "3"),
        ROW | {"kind": "aside", "reason": "Done last year"},
    )

    page = desk.client.get(desk.at("_preview", kept.pk) + "?show=aside").text
    csv = desk.client.get(desk.at("_set_aside", kept.pk))
    assert "Done last year" in page
    assert "Ask families" not in page
    assert csv.headers["Content-Type"].startswith("text/csv")
    assert "Row 3,1.1 | Ask schools | Setpember 2013,Done last year" in csv.text

    desk.client.post(desk.at("_row_as_read", kept.pk, "3"), {"version": "1"})
    page = desk.client.get(desk.at("_preview", kept.pk)).text
    assert "3 to be stored, 0 set aside" in page


@pytest.mark.parametrize("version", ["0", "", "x"])
def test_a_correction_is_not_taken_back_by_an_old_page(desk, kept, version):
    desk.client.post(desk.at("_row", kept.pk, "3"), ROW)

    desk.client.post(desk.at("_row_as_read", kept.pk, "3"), {"version": version})

    kept.refresh_from_db()
    assert "3" in kept.corrections


def test_columns_are_chosen_once(desk):
    rows = (("Was", "Wer"), ("Ask every family twice", "Chair"))
    kept = PlanImportFactory(
        board=desk.board, content=as_plain_values(content_of(*rows))
    )
    page = desk.client.get(desk.at("_preview", kept.pk)).text
    assert "No column says what is to be done" in page

    desk.client.post(
        desk.at("_columns", kept.pk, 0),
        {"version": 1, "column_0": "text", "column_1": "leads_text"},
    )

    page = desk.client.get(desk.at("_preview", kept.pk)).text
    assert "Store 2 actions" in page


def test_columns_that_are_no_columns_are_refused(desk, kept):
    page = desk.client.post(
        desk.at("_columns", kept.pk, 0),
        {"version": 1} | {f"column_{n}": "pk" for n in range(4)},
    )

    assert "Select a valid choice" in page.text
    kept.refresh_from_db()
    assert kept.columns == {}


def test_the_plan_it_becomes_can_be_changed(desk, kept):
    page = desk.client.get(desk.at("_edit", kept.pk)).text
    assert 'value="2013-14"' in page

    desk.client.post(
        desk.at("_edit", kept.pk), NAMED | {"title": "Other", "version": "1"}
    )

    kept.refresh_from_db()
    assert kept.title == "Other"
    late = desk.client.post(
        desk.at("_edit", kept.pk), NAMED | {"title": "Late", "version": "1"}
    )
    assert late.status_code == 409
    assert "Late" in late.text


def test_it_is_stored_once_however_often_the_button_is_pressed(desk, kept):
    first = desk.client.post(desk.at("_commit", kept.pk))
    second = desk.client.post(desk.at("_commit", kept.pk), follow=True)

    (plan,) = desk.board.plans.all()
    assert first.url == plan.get_absolute_url()
    assert "taken in already" in second.text
    assert plan.actions.count() == 2
    page = desk.client.get(desk.at("_preview", kept.pk)).text
    assert "3 rows: 3 stored, 0 set aside" in page
    assert desk.client.get(desk.at("_row", kept.pk, "3")).status_code == 404
    assert desk.client.get(desk.at("_columns", kept.pk, 0)).status_code == 404


def test_a_title_that_is_taken_is_told_and_nothing_is_stored(desk, kept):
    PlanFactory(board=desk.board, title="Plan", year=2013)

    page = desk.client.post(desk.at("_commit", kept.pk), follow=True)

    assert "There is already a plan called “Plan”" in page.text
    assert not desk.board.actions.exists()


def test_a_file_taken_in_before_is_warned_of(desk, kept):
    desk.client.post(desk.at("_commit", kept.pk))

    page = desk.client.post(
        desk.at(""),
        NAMED | {"upload": SimpleUploadedFile("again.docx", FILE), "title": "Again"},
        follow=True,
    )

    assert "This very file was taken in already" in page.text


def test_the_file_can_be_had_again(desk, kept):
    answer = desk.client.get(desk.at("_file", kept.pk))

    assert b"".join(answer.streaming_content) == FILE
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_sheet_of_rows_that_nobody_has_is_not_found(desk, kept):
    assert desk.client.get(desk.at("_row", kept.pk, "99")).status_code == 404
    assert desk.client.get(desk.at("_columns", kept.pk, 9)).status_code == 404


@pytest.mark.parametrize("role", [Role.CHAIR, Role.BOARD_MEMBER, Role.OBSERVER])
def test_only_who_keeps_the_programme_may_take_a_plan_in(signed_in, url, role):
    who = signed_in(role)
    kept = PlanImportFactory(board=who.board)

    for name in ("_preview", "_commit", "_file", "_set_aside"):
        address = url(f"workplan:plan_import{name}", who.board, kept.pk)
        ask = who.client.post if name == "_commit" else who.client.get
        assert ask(address).status_code == 403
    assert not who.board.plans.exists()


def test_the_page_asks_as_much_of_the_database_for_many_rows_as_for_few(desk):
    counts = []
    for number in (2, 60):
        rows = [("Ref", "Action", "Lead", "When")]
        rows += [(f"1.{n}", "Ask", f"Chair {n}", "June 2013") for n in range(number)]
        kept = PlanImportFactory(
            board=desk.board, content=as_plain_values(content_of(*rows))
        )
        with CaptureQueriesContext(connection) as asked:
            desk.client.get(desk.at("_preview", kept.pk))
        counts.append(len(asked))

    assert counts[0] == counts[1]
    assert counts[0] < 20
