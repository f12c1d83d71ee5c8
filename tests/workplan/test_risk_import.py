"""A risk register from Excel in the browser: looked at, corrected, taken in; no row is lost."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from boards.models import ImportPreview, Role
from boards.people import Person
from lscb.history.models import Event
from lscb.mail.models import Mail
from tests.factories.boards import AgencyFactory, RestrictionFactory
from tests.factories.plans import PlanFactory, PriorityFactory
from tests.factories.risks import RiskAssessmentFactory, RiskFactory, RiskSheetFactory
from workplan.importing.risk_columns import RISKS

pytestmark = pytest.mark.django_db
SHEET = """Risk register of the board
Ref,Risk,Cause,Agency,Likelihood,Impact,RAG,Target score
R1,Posts are vacant,Budgets fall,Avon Police,Likely,5,Red,2 x 3
R2,Thresholds differ,,Fire,3,Often,,
,Data are late,,,2,2,Red,
R9,Old worry (closed),,,1,1,,
"""
THRESHOLDS = 4  # the row of the sheet with a wrong impact


@pytest.fixture
def upload(url):
    def _upload(who, content=SHEET, name="risks.csv", **data):
        if isinstance(content, str):
            content = content.encode()
        data = data or {"upload": SimpleUploadedFile(name, content)}
        path = url("workplan:risk_import", who.board)
        return who.client.post(path, data, follow=True)

    return _upload


@pytest.fixture
def post(url):
    def _post(who, name, *args, **data):
        path = url(f"workplan:risk_import_{name}", who.board, *args)
        return who.client.post(path, data, follow=True)

    return _post


def test_a_register_is_read_corrected_and_taken_in(signed_in, upload, post):
    manager = signed_in(Role.BUSINESS_MANAGER)
    AgencyFactory(board=manager.board, name="Avon Police")

    page = " ".join(upload(manager).text.split())

    assert "5 rows: 2 can be stored, 3 cannot. Nothing is stored yet." in page
    assert "“Often” is no level of this board’s" in page
    assert "It stands above the headings" in page
    assert not manager.board.risks.exists()
    preview = manager.board.imports.get()
    told = preview.told_in_row(THRESHOLDS, RISKS) | {"impact": "4"}
    page = post(manager, "row", preview.pk, THRESHOLDS, version=1, **told).text
    assert "3 can be stored" in page

    page = post(manager, "commit", preview.pk).text

    assert "3 risks stored, 2 rows set aside" in page
    stored = {risk.reference: risk for risk in manager.board.risks.all()}
    assert stored.keys() == {"R1", "R2", "R3"}
    assert stored["R1"].lead_agency.name == "Avon Police"
    assert stored["R2"].owner_text == "Fire"
    given = stored["R1"].assessments.values_list("kind", "likelihood", "impact")
    assert set(given) == {("current", 4, 5), ("target", 2, 3)}
    preview.refresh_from_db()
    assert preview.stored_count + len(preview.set_aside) == len(preview.rows) == 5
    event = Event.objects.about(preview).get(verb="risks_imported")
    assert (event.after["stored"], event.after["set aside"]) == (3, 2)


def test_nobody_is_written_to_about_risks_that_the_board_has_already(
    signed_in, acting, upload, post
):
    acting(Role.CHAIR)
    manager = signed_in(Role.BUSINESS_MANAGER)
    upload(manager, "Risk,Score\nPosts are vacant,5 x 5\n")

    post(manager, "commit", manager.board.imports.get().pk)

    assert manager.board.risks.get().assessments.get().band_rag == "red"
    assert not Mail.objects.exists()


def test_a_row_is_left_out_with_its_reason_and_comes_in_again(
    signed_in, upload, post, url
):
    manager = signed_in(Role.BUSINESS_MANAGER)
    upload(manager)
    preview = manager.board.imports.get()

    refused = post(manager, "leave_out", preview.pk, 3, version=1, reason="").text
    assert "Say why the row is left out" in refused
    page = post(manager, "leave_out", preview.pk, 3, version=1, reason="Withdrawn").text

    assert "Left out: Withdrawn" in page
    late = manager.client.post(
        url("workplan:risk_import_leave_out", manager.board, preview.pk, 3),
        {"version": 1, "reason": "Late"},
    )
    assert late.status_code == 409
    csv_path = url("workplan:risk_import_set_aside", manager.board, preview.pk)
    said = csv.DictReader(
        io.StringIO(manager.client.get(csv_path).content.decode("utf-8-sig"))
    )
    why = {row["Row"]: row["Why it was set aside"] for row in said}
    assert why["3"] == "Left out: Withdrawn"
    preview.refresh_from_db()
    told = preview.told_in_row(3, RISKS)
    page = post(manager, "row", preview.pk, 3, version=2, **told).text
    assert "Left out" not in page
    assert "2 can be stored" in page


def test_two_people_correct_a_row_at_once_and_lose_nothing(signed_in, upload, url):
    manager = signed_in(Role.BUSINESS_MANAGER)
    upload(manager)
    preview = manager.board.imports.get()
    path = url("workplan:risk_import_row", manager.board, preview.pk, THRESHOLDS)
    told = preview.told_in_row(THRESHOLDS, RISKS)
    manager.client.post(path, told | {"impact": "4", "version": 1})

    late = manager.client.post(path, told | {"impact": "5", "version": 1})

    assert late.status_code == 409
    assert "What is stored now" in late.text


def test_what_was_taken_in_is_neither_changed_nor_taken_in_twice(
    signed_in, upload, post
):
    manager = signed_in(Role.BUSINESS_MANAGER)
    upload(manager)
    preview = manager.board.imports.get()
    post(manager, "commit", preview.pk)
    count = manager.board.risks.count()

    again = post(manager, "commit", preview.pk).text
    late = post(manager, "leave_out", preview.pk, 3, version=1, reason="Late").text

    assert "taken in already" in again
    assert "nothing more can be changed" in late
    assert manager.board.risks.count() == count


def test_a_table_is_pasted(signed_in, upload, post):
    manager = signed_in(Role.BUSINESS_MANAGER)
    text = 'Risk\tLikelihood\tImpact\n"Posts\nare vacant"\tPossible\t4\n'

    page = upload(manager, pasted=text)

    assert "1 row: 1 can be stored" in " ".join(page.text.split())
    post(manager, "commit", manager.board.imports.get().pk)
    assert manager.board.risks.get().title == "Posts are vacant"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ({"pasted": ""}, "Choose a file, or paste the table below"),
        ({"pasted": "only words"}, "There is no table in what was pasted"),
        ({"pasted": "Risk\tImpact\n"}, "There are headings and no rows under them"),
        ({"pasted": "Risk\tScore\n" + "a\t1\n" * 201}, "There are 201 rows"),
        ({"pasted": f"Risk\tScore\n{'a' * 4001}\t1\n"}, "more than 4,000 characters"),
    ],
)
def test_what_cannot_be_read_is_explained(signed_in, upload, data, problem):
    manager = signed_in(Role.BUSINESS_MANAGER)

    page = upload(manager, **data)

    assert problem in page.text
    assert not manager.board.imports.exists()


def test_a_file_and_a_pasted_table_are_not_read_together(signed_in, upload):
    manager = signed_in(Role.BUSINESS_MANAGER)
    file = SimpleUploadedFile("risks.csv", SHEET.encode())

    page = upload(manager, upload=file, pasted="Risk\tScore\na\t1\n")

    assert "not both" in page.text


@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.CHAIR, Role.INSPECTOR])
def test_who_may_not_manage_risks_imports_none(signed_in, upload, role):
    who = signed_in(role)

    assert upload(who).status_code == 403
    assert not ImportPreview.objects.exists()


def test_support_sees_only_the_registers_it_uploaded_itself(signed_in, url):
    support = signed_in(Role.BUSINESS_SUPPORT)
    other = Person.acting(support.board, RiskFactory(closed=True).closed_by)
    theirs = RiskSheetFactory(board=support.board, made_by=other.user)
    own = RiskSheetFactory(board=support.board, made_by=support.user)

    answers = [
        support.client.get(url("workplan:risk_import_preview", support.board, each.pk))
        for each in (theirs, own)
    ]

    assert [answer.status_code for answer in answers] == [404, 200]
    listed = support.client.get(url("workplan:risk_import", support.board)).text
    assert listed.count("not taken in") == 1


def test_the_words_of_a_restricted_risk_are_not_compared(signed_in, upload):
    support = signed_in(Role.BUSINESS_SUPPORT)
    closed = RiskFactory(
        board=support.board,
        reference="R1",
        title="Pay",
        restriction=RestrictionFactory(board=support.board),
    )
    RiskAssessmentFactory(risk=closed, likelihood=3, impact=4)

    page = upload(support, "Ref,Risk,Score\nR1,Pay,3 x 4\n,Pay,3 x 4\n").text

    assert "R1 is in the register already: an import makes new risks only" in page
    assert "just as it stands here" not in page
    assert "The same risk as R1" not in page


def test_one_without_a_reference_gets_a_number_that_the_sheet_does_not_name(
    signed_in, upload, post
):
    manager = signed_in(Role.BUSINESS_MANAGER)
    upload(manager, "Ref,Risk,Score\n,Late,3 x 4\nR1,First,3 x 4\n")

    post(manager, "commit", manager.board.imports.get().pk)

    named = dict(manager.board.risks.values_list("title", "reference"))
    assert named["First"] == "R1"
    assert named["Late"] not in ("R1", "")


def test_a_known_priority_is_linked(signed_in, upload, post):
    manager = signed_in(Role.BUSINESS_MANAGER)
    plan = PlanFactory(board=manager.board, status="in_force")
    wanted = PriorityFactory(plan=plan, code="2", title="Early help")
    upload(manager, "Risk,Score,Priority\nPosts are vacant,3 x 4,early help\n")

    post(manager, "commit", manager.board.imports.get().pk)

    assert manager.board.risks.get().priorities.get() == wanted


def test_the_preview_asks_as_often_for_one_row_as_for_fifty(
    signed_in, url, django_assert_num_queries
):
    manager = signed_in(Role.BUSINESS_MANAGER)
    for count in (1, 50):
        rows = [[n, [f"Risk {n}", "3", "4", f"X{n}"]] for n in range(2, count + 2)]
        sheet = RiskSheetFactory(board=manager.board, rows=rows)
        path = url("workplan:risk_import_preview", manager.board, sheet.pk)
        with django_assert_num_queries(8):
            assert manager.client.get(path).status_code == 200


def test_the_empty_register_and_the_first_steps_lead_here(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)
    path = url("workplan:risk_import", manager.board)

    for name in ("workplan:risk_list", "home:home"):
        assert f'href="{path}"' in manager.client.get(url(name, manager.board)).text
