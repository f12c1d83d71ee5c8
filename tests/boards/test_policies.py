import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from boards import policy_exports
from boards.chapters import policies as policies_chapter
from boards.exceptions import ChangedMeanwhile, Refused
from boards.models import Policy, Role
from boards.services import policies
from tests.factories.boards import BoardFactory, GroupFactory
from tests.factories.files import FileFactory
from tests.factories.policies import PolicyFactory


@pytest.fixture
def filled_in(board):
    group = GroupFactory(board=board, name="Policy group")
    return {
        "title": "Joint agreement",
        "kind": "agreement",
        "source": "local",
        "status": "in_force",
        "group": group.pk,
        "signatories": "Health and Wellbeing Board\r\n\r\n Police ",
        "adopted": "September 2010",
        "reviewed": "June 2012",
        "review_due_on": "2013-05-07",
    }


def test_a_policy_is_entered_with_owner_signatories_and_dates(
    signed_in, url, filled_in
):
    manager = signed_in(Role.BUSINESS_MANAGER)

    manager.client.post(url("boards:policy_add", manager.board), filled_in)

    policy = manager.board.policies.get()
    assert policy.signatory_list == ["Health and Wellbeing Board", "Police"]
    assert (policy.adopted, policy.reviewed) == ("2010-09", "2012-06")
    assert policy.group.name == "Policy group"
    event = manager.board.events.about(policy).get()
    assert (event.verb, event.after["adopted"]) == ("policy_added", "2010-09")


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("title", "", "Enter the title"),
        ("adopted", "last year", "Enter “adopted” as a date"),
        ("reviewed", "May 2009", "Enter a review that is not before its adoption"),
        ("kind", "poem", "Select a valid choice"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_entered(
    signed_in, url, filled_in, field, value, said
):
    manager = signed_in(Role.BUSINESS_MANAGER)

    page = manager.client.post(
        url("boards:policy_add", manager.board), filled_in | {field: value}
    )

    assert said in page.text
    assert not Policy.objects.exists()


def test_a_title_is_there_once(board, manager):
    PolicyFactory(board=board, title="Safer recruitment")

    with pytest.raises(Refused, match="of that title already"):
        policies.add_policy(
            board=board, title="Safer recruitment", kind="policy", by=manager
        )


def test_an_edit_over_somebody_elses_keeps_both_texts(signed_in, url, filled_in):
    manager = signed_in(Role.BUSINESS_MANAGER)
    policy = PolicyFactory(board=manager.board, title="Theirs", version=2)

    response = manager.client.post(
        url("boards:policy_edit", manager.board, policy.pk),
        filled_in | {"version": 1, "title": "Mine"},
    )

    assert response.status_code == 409
    assert "Mine" in response.text
    assert "Theirs" in response.text
    policy.refresh_from_db()
    assert policy.title == "Theirs"


def test_edit_is_recorded_with_what_changed_alone(board, manager):
    policy = PolicyFactory(board=board, status="in_force")

    policies.edit_policy(
        policy=policy, version=1, status="withdrawn", title=policy.title, by=manager
    )

    event = board.events.about(policy).get()
    assert (event.before, event.after) == (
        {"status": "in_force"},
        {"status": "withdrawn"},
    )
    with pytest.raises(ChangedMeanwhile):
        policies.edit_policy(policy=policy, version=1, status="draft", by=manager)


def test_a_file_that_is_not_taken_is_said_beside_its_field(signed_in, url, filled_in):
    manager = signed_in(Role.BUSINESS_MANAGER)

    page = manager.client.post(
        url("boards:policy_add", manager.board),
        filled_in | {"upload": SimpleUploadedFile("protocol.exe", b"MZ")},
    )

    assert page.status_code == 200
    assert page.context["form"].errors["upload"]
    assert not Policy.objects.exists()


def test_its_text_is_handed_to_readers(signed_in, url):
    reader = signed_in(Role.OBSERVER)
    kept = FileFactory(board=reader.board)
    policy = PolicyFactory(board=reader.board, file=kept)

    response = reader.client.get(url("boards:policy_file", reader.board, policy.pk))

    assert response.headers["Content-Disposition"].startswith("attachment")
    assert b"".join(response) == kept.path.read_bytes()


def test_without_a_text_there_is_nothing_to_hand_out(signed_in, url):
    reader = signed_in(Role.OBSERVER)
    policy = PolicyFactory(board=reader.board)

    response = reader.client.get(url("boards:policy_file", reader.board, policy.pk))

    assert response.status_code == 404


@pytest.mark.parametrize(
    ("due", "status", "is_overdue"),
    [
        (datetime.date(2013, 5, 7), "in_force", True),
        (datetime.date(2013, 5, 8), "in_force", False),
        (datetime.date(2013, 5, 7), "under_review", True),
        (datetime.date(2013, 5, 7), "withdrawn", False),
        (None, "in_force", False),
    ],
)
def test_a_review_is_overdue_from_the_boards_own_day(board, due, status, is_overdue):
    policy = PolicyFactory(board=board, review_due_on=due, status=status)

    assert policy.is_review_overdue is is_overdue
    assert board.policies.review_overdue(board.today).exists() is is_overdue


def test_the_list_is_narrowed_counted_and_taken_away_as_it_is_filtered(signed_in, url):
    reader = signed_in(Role.OBSERVER)
    board = reader.board
    PolicyFactory(board=board, title="Old one", review_due_on=datetime.date(2012, 1, 1))
    PolicyFactory(board=board, title="New one", source="regional")
    PolicyFactory(board=BoardFactory(), title="Elsewhere")
    page = url("boards:policy_list", board)

    everything = reader.client.get(page).text
    overdue = reader.client.get(page, {"review": "overdue"}).text
    exported = reader.client.get(page, {"source": "regional", "format": "csv"})

    assert "2 policies" in everything
    assert "1 overdue for review" in everything
    assert "Elsewhere" not in everything
    assert "Add a policy" not in everything
    assert "New one" not in overdue
    content = b"".join(exported).decode()
    assert "New one" in content
    assert "Old one" not in content


def test_an_overdue_review_is_said_in_words_in_the_export(board):
    policy = PolicyFactory(board=board, review_due_on=datetime.date(2012, 1, 1))

    (sheet,) = policy_exports.policies([policy])

    assert sheet.rows[0][8].text == "Overdue since 1 January 2012"


def test_the_report_prints_what_was_adopted_by_the_end_of_its_year(board):
    PolicyFactory(board=board, title="In time", adopted="2010-09", reviewed="2013-05")
    PolicyFactory(board=board, title="Day unknown")
    PolicyFactory(board=board, title="Too late", adopted="2013-04")
    PolicyFactory(board=board, title="Not yet", status="draft")
    PolicyFactory(board=board, title="No longer", status="withdrawn")

    (table,) = policies_chapter(board=board, year=2012, reader=None)

    assert [row[0] for row in table.rows] == ["Day unknown", "In time"]
    assert table.rows[1][4] == "September 2010"
