import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from boards.models import Role
from lscb.files.exceptions import FileRefused
from lscb.files.models import File
from lscb.history.models import Event
from tests.factories.boards import RestrictionFactory
from tests.factories.plans import ActionFactory, ActionLeadFactory, ActionUpdateFactory
from workplan.models import ActionEvidence
from workplan.services.action_updates import update_action

pytestmark = pytest.mark.django_db

ANSWERS = {
    "words": "Two agencies have signed",
    "how_well": "A month early",
    "difference": "Fewer children wait",
}
UPDATE = ANSWERS | {"status": "in_progress", "version": 1}


@pytest.fixture
def action(board):
    return ActionFactory(board=board, code="1.1")


def text_file(name="minutes.txt", words=b"Agreed by all."):
    return SimpleUploadedFile(name, words, content_type="text/plain")


def test_update_keeps_the_three_answers_and_says_so_in_history(action, manager):
    update = update_action(action=action, by=manager, **UPDATE)

    assert (update.words, update.how_well, update.difference) == (*ANSWERS.values(),)
    event = Event.objects.about(action).get()
    assert {change.label for change in event.changes} == {
        "Status",
        "What did we do",
        "How well did we do it",
        "What difference did it make",
    }


def test_evidence_is_kept_with_the_restriction_of_the_action(board, manager):
    restriction = RestrictionFactory(board=board)
    action = ActionFactory(board=board, restriction=restriction)

    update = update_action(
        action=action, by=manager, evidence=[text_file(), text_file("b.txt")], **UPDATE
    )

    kept = [row.file for row in update.evidence.all()]
    assert [(file.name, file.restriction) for file in kept] == [
        ("minutes.txt", restriction),
        ("b.txt", restriction),
    ]


def test_nothing_is_said_when_a_file_is_refused(action, manager):
    with pytest.raises(FileRefused):
        update_action(
            action=action,
            by=manager,
            evidence=[text_file(), text_file("run.exe", b"MZ\x90\x00")],
            **UPDATE,
        )

    action.refresh_from_db()
    assert (action.version, action.updates.count(), File.objects.count()) == (1, 0, 0)


def test_update_page_takes_answers_and_files(signed_in, url, action):
    manager = signed_in(Role.BUSINESS_MANAGER)

    page = manager.client.post(
        url("workplan:action_update", manager.board, action.pk),
        UPDATE
        | {"evidence": [text_file(), text_file("b.txt", b"Twelve of fourteen.")]},
        follow=True,
    ).text

    for words in (*ANSWERS.values(), "minutes.txt", "b.txt", "How well did we do it?"):
        assert words in page


def test_update_page_explains_a_file_we_do_not_take(signed_in, url, action):
    manager = signed_in(Role.BUSINESS_MANAGER)

    response = manager.client.post(
        url("workplan:action_update", manager.board, action.pk),
        UPDATE | {"evidence": text_file("run.exe", b"MZ\x90\x00")},
    )

    assert response.status_code == 422
    assert 'href="#id_evidence"' in response.text
    assert "Two agencies have signed" in response.text
    assert not action.updates.exists()


def test_update_page_takes_ten_files_at_most(signed_in, url, action):
    manager = signed_in(Role.BUSINESS_MANAGER)
    files = [text_file(f"{n}.txt") for n in range(11)]

    page = manager.client.post(
        url("workplan:action_update", manager.board, action.pk),
        UPDATE | {"evidence": files},
    ).text

    assert "Attach up to 10 files" in page
    assert not action.updates.exists()


def test_update_page_keeps_the_words_when_somebody_else_was_first(
    signed_in, url, action, manager
):
    update_action(action=action, by=manager, **UPDATE)
    member = signed_in(Role.BUSINESS_MANAGER)

    response = member.client.post(
        url("workplan:action_update", member.board, action.pk),
        UPDATE | {"words": "Mine"},
    )

    assert response.status_code == 409
    assert "Mine" in response.text
    assert action.updates.count() == 1


def test_complete_asks_what_difference_it_made_and_the_page_tells_when_nobody_said(
    signed_in, url, action
):
    manager = signed_in(Role.BUSINESS_MANAGER)
    address = url("workplan:action_complete", manager.board, action.pk)
    assert "What difference did it make?" in manager.client.get(address).text

    page = manager.client.post(
        address,
        {"completed_on": "2013-05-01", "words": "It is in force", "version": 1},
        follow=True,
    ).text

    assert "Nobody has said yet what difference it made" in page


def test_updates_are_shown_newest_first(signed_in, url, action):
    for words in ("Begun", "Half is done", "Nearly there"):
        ActionUpdateFactory(action=action, words=words)
    reader = signed_in(Role.OBSERVER)

    page = reader.client.get(action.get_absolute_url()).text

    places = [page.index(w) for w in ("Nearly there", "Half is done", "Begun")]
    assert places == sorted(places)
    assert url("workplan:action_update", reader.board, action.pk) not in page


@pytest.fixture
def evidence(action, manager):
    update = update_action(action=action, by=manager, evidence=[text_file()], **UPDATE)
    return update.evidence.get()


def test_evidence_is_handed_out_to_readers_as_an_attachment(
    signed_in, url, action, evidence
):
    reader = signed_in(Role.OBSERVER)

    response = reader.client.get(
        url("workplan:action_evidence_file", reader.board, action.pk, evidence.pk)
    )

    assert b"".join(response) == b"Agreed by all."
    assert "attachment" in response.headers["Content-Disposition"]
    assert "sandbox" in response.headers["Content-Security-Policy"]


def test_evidence_is_not_found_through_another_action_or_by_who_may_not_read_it(
    signed_in, url, board, action, evidence
):
    other = ActionFactory(board=board)
    reader = signed_in(Role.OBSERVER)
    name = "workplan:action_evidence_file"

    elsewhere = reader.client.get(url(name, board, other.pk, evidence.pk))
    action.restriction = RestrictionFactory(board=board)
    action.save()
    hidden = reader.client.get(url(name, board, action.pk, evidence.pk))

    assert (elsewhere.status_code, hidden.status_code) == (404, 404)


def test_evidence_is_refused_to_a_section_11_contact(signed_in, url, action, evidence):
    contact = signed_in(Role.SECTION_11_CONTACT)

    response = contact.client.get(
        url("workplan:action_evidence_file", contact.board, action.pk, evidence.pk)
    )

    assert response.status_code == 403


def test_lead_attaches_evidence_to_an_own_action(signed_in, url, action):
    member = signed_in(Role.BOARD_MEMBER)
    ActionLeadFactory(action=action, kind="agency", agency=member.grant.agency)

    member.client.post(
        url("workplan:action_update", member.board, action.pk),
        UPDATE | {"evidence": text_file()},
    )

    assert ActionEvidence.objects.get().update.made_by == member.user
