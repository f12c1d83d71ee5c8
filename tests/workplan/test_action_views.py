import pytest

from boards.models import Role
from tests.factories.boards import AgencyFactory
from tests.factories.plans import ActionFactory, ActionLeadFactory, ReportBackFactory
from workplan.services import actions

HTMX = {"HX-Request": "true"}


@pytest.fixture
def editing(signed_in):
    """A manager with an action due by June 2013."""
    manager = signed_in(Role.BUSINESS_MANAGER)
    manager.action = ActionFactory(
        board=manager.board,
        code="1.1",
        text="First words",
        timing_text="By June 2013",
        due_on="2013-06-30",
    )
    return manager


def cell(editing, url, name):
    return url("workplan:action_cell", editing.board, editing.action.pk, name)


def test_action_detail_shows_everything(editing, url):
    ActionLeadFactory(action=editing.action, text="Principal Officer")
    ReportBackFactory(action=editing.action)
    action = editing.action

    page = editing.client.get(
        url("workplan:action_detail", editing.board, action.pk)
    ).text

    for words in ("Action 1.1", "First words", "By 30 June 2013", "Principal Officer"):
        assert words in page
    assert "June 2013 meeting" in page


def test_action_detail_shows_history_to_those_who_may_read_it(
    editing, url, signed_in, manager
):
    actions.edit_action(action=editing.action, version=1, text="Better", by=manager)
    address = url("workplan:action_detail", editing.board, editing.action.pk)

    assert "Action edited" in editing.client.get(address).text
    observer = signed_in(Role.OBSERVER)
    assert "Action edited" not in observer.client.get(address).text


@pytest.mark.parametrize(
    "name",
    ["detail", "edit", "update", "complete", "ask_for_update", "move"],
)
def test_another_boards_action_is_not_found(signed_in, url, name):
    manager = signed_in(Role.BUSINESS_MANAGER)
    theirs = ActionFactory()
    address = url(f"workplan:action_{name}", manager.board, theirs.pk)

    assert manager.client.post(address, {}).status_code in {404, 405}
    assert manager.client.get(address).status_code in {404, 405}


def test_action_edit_saves_and_says_so(editing, url):
    response = editing.client.post(
        url("workplan:action_edit", editing.board, editing.action.pk),
        {"text": "Better words", "timing_text": "By June 2013", "version": 1},
        follow=True,
    )

    assert "Better words" in response.text
    assert "Action 1.1: saved" not in response.text  # its number was cleared
    assert "Better words: saved" in response.text


def test_action_edit_keeps_the_intended_outcome(editing, url):
    response = editing.client.post(
        url("workplan:action_edit", editing.board, editing.action.pk),
        {
            "text": "First words",
            "timing_text": "By June 2013",
            "outcome": "Fewer children wait",
            "version": 1,
        },
        follow=True,
    )

    assert "Fewer children wait" in response.text


def test_action_edit_refuses_a_change_made_meanwhile_and_keeps_both(
    editing, url, manager
):
    actions.edit_action(action=editing.action, version=1, text="Theirs", by=manager)

    response = editing.client.post(
        url("workplan:action_edit", editing.board, editing.action.pk),
        {"code": "1.1", "text": "Mine", "timing_text": "By June 2013", "version": 1},
    )

    assert response.status_code == 409
    assert "Mine" in response.text
    assert "Theirs" in response.text
    assert str(manager.user) in response.text
    editing.action.refresh_from_db()
    assert editing.action.text == "Theirs"
    assert 'name="version" value="2"' in response.text


def test_action_edit_asks_why_a_date_moves(editing, url):
    response = editing.client.post(
        url("workplan:action_edit", editing.board, editing.action.pk),
        {"text": "First words", "timing_text": "By July 2013", "version": 1},
    )

    assert response.status_code == 422
    assert "It was due by 30 June 2013. Say why the date moves" in response.text


def test_cell_opens_with_the_words_as_typed(editing, url):
    response = editing.client.get(cell(editing, url, "timing"), headers=HTMX)

    assert response.text.strip().startswith("<td")
    assert "By June 2013</textarea>" in response.text
    assert 'name="text"' not in response.text


def test_cell_saves_and_shows_what_was_understood(editing, url):
    response = editing.client.post(
        cell(editing, url, "report_back"),
        {"report_back_text": "June LSCB", "version": 1},
        headers=HTMX,
    )

    assert response.status_code == 200
    assert "Report to the June 2013 meeting" in response.text
    assert "cell__saved" in response.text
    assert "Saved: report to meeting of action 1.1" in response.text


def test_cell_leaves_the_other_cells_as_they_are(editing, url):
    editing.client.post(
        cell(editing, url, "leads"), {"leads_text": "Chair", "version": 1}, headers=HTMX
    )

    editing.action.refresh_from_db()
    assert editing.action.leads_text == "Chair"
    assert (editing.action.text, editing.action.timing_text) == (
        "First words",
        "By June 2013",
    )


def test_cell_refuses_a_change_made_meanwhile_and_keeps_both(editing, url, manager):
    actions.edit_action(action=editing.action, version=1, text="Theirs", by=manager)

    response = editing.client.post(
        cell(editing, url, "text"),
        {"code": "1.1", "text": "Mine", "version": 1},
        headers=HTMX,
    )

    assert response.status_code == 409
    assert "Mine" in response.text
    assert "Theirs" in response.text


def test_cell_of_progress_keeps_the_words_when_somebody_else_was_first(
    editing, url, manager
):
    actions.edit_action(action=editing.action, version=1, text="Theirs", by=manager)
    address = cell(editing, url, "progress")
    update = {"status": "not_started", "words": "Half is done"}

    refused = editing.client.post(address, update | {"version": 1}, headers=HTMX)
    saved = editing.client.post(address, update | {"version": 2}, headers=HTMX)

    assert (refused.status_code, saved.status_code) == (409, 200)
    assert "changed this action while you were typing" in refused.text
    assert "Half is done" in refused.text


def test_cell_asks_why_for_amber_and_red(editing, url):
    response = editing.client.post(
        cell(editing, url, "rag"), {"rag": "red", "version": 1}, headers=HTMX
    )

    assert response.status_code == 422
    assert "Say why the action is rated red" in response.text
    editing.action.refresh_from_db()
    assert editing.action.rag == ""


def test_cell_of_progress_adds_an_update(editing, url):
    response = editing.client.post(
        cell(editing, url, "progress"),
        {"status": "in_progress", "words": "Half is done", "version": 1},
        headers=HTMX,
    )

    assert "Half is done" in response.text
    assert editing.action.updates.get().words == "Half is done"


def test_cell_without_htmx_leads_to_the_page_that_edits_it_all(editing, url):
    response = editing.client.get(cell(editing, url, "timing"))

    assert response.url == url("workplan:action_edit", editing.board, editing.action.pk)


def test_cell_that_is_none_is_not_found(editing, url):
    response = editing.client.get(cell(editing, url, "version"), headers=HTMX)

    assert response.status_code == 404


def test_cell_is_saved_in_few_queries(editing, url, django_assert_max_num_queries):
    address = cell(editing, url, "timing")
    first = {"timing_text": "June 2013", "version": 1}
    editing.client.post(address, first, headers=HTMX)  # the board's first event

    # Eight questions; four are savepoints, two of them the test's own transaction's.
    with django_assert_max_num_queries(8 + 4):
        again = {"timing_text": "by June 2013", "version": 2}
        editing.client.post(address, again, headers=HTMX)


def test_action_complete(editing, url):
    response = editing.client.post(
        url("workplan:action_complete", editing.board, editing.action.pk),
        {"completed_on": "2013-05-01", "words": "It is in force", "version": 1},
        follow=True,
    )

    assert "Complete on 1 May 2013" in response.text
    assert "It is in force" in response.text


def test_action_complete_refuses_a_day_to_come(editing, url):
    response = editing.client.post(
        url("workplan:action_complete", editing.board, editing.action.pk),
        {"completed_on": "2013-05-09", "words": "It is in force", "version": 1},
    )

    assert "Enter a day that is not in the future" in response.text
    editing.action.refresh_from_db()
    assert editing.action.is_open


UPDATE = {"status": "in_progress", "words": "Two agencies have signed", "version": 1}


def test_board_member_updates_an_action_of_the_own_agency(signed_in, url):
    member = signed_in(Role.BOARD_MEMBER)
    action = ActionFactory(board=member.board)
    ActionLeadFactory(action=action, kind="agency", agency=member.grant.agency)

    member.client.post(url("workplan:action_update", member.board, action.pk), UPDATE)

    update = action.updates.get()
    assert (update.words, update.made_by) == ("Two agencies have signed", member.user)


def test_board_member_does_not_update_another_agencys_action(signed_in, url):
    member = signed_in(Role.BOARD_MEMBER)
    action = ActionFactory(board=member.board)
    ActionLeadFactory(
        action=action, kind="agency", agency=AgencyFactory(board=member.board)
    )
    address = url("workplan:action_update", member.board, action.pk)

    assert member.client.get(address).status_code == 403
    assert member.client.post(address, UPDATE).status_code == 403
    assert not action.updates.exists()


def test_board_member_may_not_give_an_action_up(signed_in, url):
    member = signed_in(Role.BOARD_MEMBER)
    action = ActionFactory(board=member.board)
    ActionLeadFactory(action=action, kind="agency", agency=member.grant.agency)

    member.client.post(
        url("workplan:action_update", member.board, action.pk),
        UPDATE | {"status": "not_pursued"},
    )

    assert not action.updates.exists()


def test_closed_action_is_updated_by_the_manager_alone(signed_in, url):
    member = signed_in(Role.BOARD_MEMBER)
    action = ActionFactory(board=member.board, complete=True)
    ActionLeadFactory(action=action, kind="agency", agency=member.grant.agency)
    address = url("workplan:action_update", member.board, action.pk)

    assert member.client.post(address, UPDATE).status_code == 403
    manager = signed_in(Role.BUSINESS_MANAGER)
    assert manager.client.post(address, UPDATE).status_code == 302


def test_report_back_is_marked(editing, url):
    report_back = ReportBackFactory(action=editing.action)
    address = url(
        "workplan:report_back_mark", editing.board, editing.action.pk, report_back.pk
    )

    editing.client.post(address, {"state": "nonsense"})
    report_back.refresh_from_db()
    assert report_back.state == "due"

    editing.client.post(address, {"state": "missed"})
    report_back.refresh_from_db()
    assert report_back.state == "missed"
