"""A challenge that becomes a risk and a decision that reaches the agenda, in one click each."""

import threading

import pytest
from django.db import connection

from boards.exceptions import ChangedMeanwhile, Refused
from boards.models import Meeting, Role
from boards.services.agendas import edit_item
from lscb.history.models import Event
from tests.factories.boards import (
    AgencyFactory,
    GroupMembershipFactory,
    RestrictionFactory,
)
from tests.factories.highlight_reports import HighlightReportFactory
from workplan.agenda_sources import filling_of
from workplan.exceptions import ReportIsElsewhere
from workplan.highlight_challenges import challenges_in
from workplan.models import HighlightReport
from workplan.services.agendas import put_decision_on_agenda
from workplan.services.highlight_reports import (
    send_back_highlight_report,
    submit_highlight_report,
)
from workplan.services.highlight_risks import raise_reported_challenge
from workplan.services.risk_ratings import reassess_risk

CHALLENGES = "Audits are late. Two agencies have sent none.\n\nNo venue for training"
BUTTON = "Raise as a risk"
PUT = "Put on the agenda"


def keys(report):
    return [each.key for each in challenges_in(report.challenges)]


@pytest.fixture
def report(board):
    return HighlightReportFactory(
        board=board,
        submitted=True,
        challenges=CHALLENGES,
        decisions="Agree the protocol",
    )


@pytest.fixture
def restricted(board):
    return HighlightReportFactory(
        board=board,
        submitted=True,
        challenges=CHALLENGES,
        decisions="Agree the protocol",
        restriction=RestrictionFactory(board=board),
    )


def raise_address(url, report):
    return url("workplan:highlight_report_raise_risk", report.board, report.pk)


def put_address(url, report):
    return url("workplan:highlight_report_put_on_agenda", report.board, report.pk)


# A challenge becomes a risk


def test_a_challenge_is_a_risk_at_once(report, manager):
    agency = AgencyFactory(board=report.board)
    GroupMembershipFactory(
        group=report.group, role="chair", post="Deputy Nurse", agency=agency
    )

    risk, is_new = raise_reported_challenge(
        report=report, key=keys(report)[0], by=manager
    )

    assert is_new
    assert risk.title == "Audits are late"
    assert risk.cause == "Audits are late. Two agencies have sent none."
    assert risk.lead_agency == agency
    assert risk.owner_text.endswith("Deputy Nurse")
    assert not risk.assessments.exists()
    assert risk.raised_from.report == report
    told = {event.verb for event in Event.objects.about(report)}
    assert told == {"challenge_raised_as_risk"}
    assert {event.verb for event in Event.objects.about(risk)} == {"risk_raised"}


def test_a_group_without_a_chair_owns_it_itself(report, manager):
    risk, _ = raise_reported_challenge(report=report, key=keys(report)[1], by=manager)

    assert risk.owner_text == str(report.group)
    assert risk.lead_agency is None


def test_asked_again_it_is_the_risk_that_is_there(report, manager, acting):
    first, _ = raise_reported_challenge(report=report, key=keys(report)[0], by=manager)
    again, is_new = raise_reported_challenge(
        report=report, key=keys(report)[0], by=acting(Role.BUSINESS_SUPPORT)
    )
    other, _ = raise_reported_challenge(report=report, key=keys(report)[1], by=manager)

    assert (again, is_new) == (first, False)
    assert other != first
    assert report.board.risks.count() == 2


def test_a_risk_of_a_restricted_report_is_kept_to_the_same_readers(restricted, manager):
    risk, _ = raise_reported_challenge(
        report=restricted, key=keys(restricted)[0], by=manager
    )

    assert risk.restriction == restricted.restriction


def test_a_draft_raises_nothing(report, manager):
    send_back_highlight_report(report=report, version=1, reason="More", by=manager)

    with pytest.raises(ReportIsElsewhere):
        raise_reported_challenge(report=report, key=keys(report)[0], by=manager)

    assert not report.board.risks.exists()


def test_words_that_are_not_there_raise_nothing(report, manager):
    with pytest.raises(Refused, match="look at them again"):
        raise_reported_challenge(report=report, key="another", by=manager)


def test_an_unrated_risk_is_rated_later(report, manager):
    risk, _ = raise_reported_challenge(report=report, key=keys(report)[0], by=manager)

    reassess_risk(
        risk=risk,
        version=1,
        likelihood=4,
        impact=5,
        rationale="Two of six are late",
        next_review_on=None,
        by=manager,
    )

    assert risk.assessments.get().score == 20


def test_one_click_leads_to_the_risk_and_asks_for_its_rating(signed_in, url, report):
    manager = signed_in(Role.BUSINESS_MANAGER)
    assert manager.client.get(report.get_absolute_url()).text.count(BUTTON) == 2

    answer = manager.client.post(
        raise_address(url, report), {"challenge": keys(report)[0]}, follow=True
    )

    risk = report.board.risks.get()
    assert answer.redirect_chain == [(risk.get_absolute_url(), 302)]
    assert "not rated yet. Rate it now." in answer.text
    assert "Rate it</a>" in answer.text
    assert report.get_absolute_url() in answer.text
    page = manager.client.get(report.get_absolute_url()).text
    assert page.count(BUTTON) == 1
    assert risk.get_absolute_url() in page
    assert (
        "Not rated" in manager.client.get(url("workplan:risk_list", report.board)).text
    )
    reassess = url("workplan:risk_reassess", report.board, risk.pk)
    assert "It has not been rated yet" in manager.client.get(reassess).text


def test_sent_twice_it_is_one_risk(signed_in, url, report):
    manager = signed_in(Role.BUSINESS_MANAGER)

    for _ in range(2):
        answer = manager.client.post(
            raise_address(url, report), {"challenge": keys(report)[0]}
        )

    risk = report.board.risks.get()
    assert answer.headers["Location"] == risk.get_absolute_url()


def test_words_changed_meanwhile_are_explained(signed_in, url, report):
    manager = signed_in(Role.BUSINESS_MANAGER)

    for values in ({"challenge": "other"}, {}):
        answer = manager.client.post(raise_address(url, report), values, follow=True)
        assert "look at them again" in answer.text
    assert not report.board.risks.exists()


def test_a_risk_raised_from_words_that_are_gone_is_still_named(
    signed_in, url, report, manager
):
    risk, _ = raise_reported_challenge(report=report, key=keys(report)[0], by=manager)
    report.challenges = "Nothing of it is left"
    report.save()
    reader = signed_in(Role.OBSERVER)

    page = reader.client.get(report.get_absolute_url()).text

    assert "Raised from earlier words of this report" in page
    assert risk.get_absolute_url() in page


def test_readers_see_the_risk_and_no_button(signed_in, report, manager):
    raise_reported_challenge(report=report, key=keys(report)[0], by=manager)
    reader = signed_in(Role.GROUP_CHAIR, group=report.group)

    page = reader.client.get(report.get_absolute_url()).text

    assert report.board.risks.get().get_absolute_url() in page
    assert BUTTON not in page
    assert PUT not in page


@pytest.mark.parametrize("role", [Role.CHAIR, Role.GROUP_CHAIR, Role.BOARD_MEMBER])
def test_the_register_is_not_for_everybody(signed_in, url, report, role):
    person = signed_in(role)

    for address in (raise_address(url, report), put_address(url, report)):
        answer = person.client.post(address, {"challenge": keys(report)[0]})
        assert answer.status_code == 403
    assert not report.board.risks.exists()
    assert not report.meeting.agenda_items.exists()


def test_a_restricted_report_raises_nothing_for_who_may_not_read_it(
    signed_in, url, restricted
):
    support = signed_in(Role.BUSINESS_SUPPORT)

    for address in (raise_address(url, restricted), put_address(url, restricted)):
        answer = support.client.post(address, {"challenge": keys(restricted)[0]})
        assert answer.status_code == 404
    assert not restricted.board.risks.exists()


def test_the_risk_of_a_restricted_report_is_nowhere_for_the_wrong_reader(
    signed_in, url, restricted, manager
):
    risk, _ = raise_reported_challenge(
        report=restricted, key=keys(restricted)[0], by=manager
    )
    reader = signed_in(Role.OBSERVER)

    assert reader.client.get(risk.get_absolute_url()).status_code == 404
    page = reader.client.get(url("workplan:risk_list", restricted.board)).text
    assert risk.title not in page


def test_an_open_report_does_not_betray_a_risk_that_was_restricted_since(
    signed_in, url, report, manager
):
    risk, _ = raise_reported_challenge(report=report, key=keys(report)[0], by=manager)
    risk.restriction = RestrictionFactory(board=report.board)
    risk.save()
    support = signed_in(Role.BUSINESS_SUPPORT)

    page = support.client.get(report.get_absolute_url()).text
    answer = support.client.post(
        raise_address(url, report), {"challenge": keys(report)[0]}, follow=True
    )

    assert page.count(BUTTON) == 1  # of the other challenge
    for text in (page, answer.text):
        assert risk.reference not in text
    assert report.board.risks.count() == 1


def test_a_risk_does_not_betray_the_restricted_report_behind_it(
    signed_in, url, restricted, manager
):
    risk, _ = raise_reported_challenge(
        report=restricted, key=keys(restricted)[0], by=manager
    )
    risk.restriction = None
    risk.save()
    support = signed_in(Role.BUSINESS_SUPPORT)

    assert "Raised from" not in support.client.get(risk.get_absolute_url()).text


# A decision reaches the agenda


def test_one_click_puts_the_decision_on_the_agenda(signed_in, url, report):
    manager = signed_in(Role.BUSINESS_MANAGER)
    assert PUT in manager.client.get(report.get_absolute_url()).text

    for _ in range(2):
        page = manager.client.post(put_address(url, report), follow=True).text

    item = report.meeting.agenda_items.get()
    assert (item.notes, item.kind) == ("Agree the protocol", "decision")
    assert f"#item-{item.pk}" in page
    assert PUT not in page


def test_the_agenda_leads_back_to_the_report(signed_in, url, report, manager):
    put_decision_on_agenda(report=report, by=manager)
    agenda = url("workplan:agenda", report.board, report.meeting.pk)
    reader = signed_in(Role.OBSERVER)

    assert report.get_absolute_url() in reader.client.get(agenda).text
    report.restriction = RestrictionFactory(board=report.board)
    report.save()
    assert report.get_absolute_url() not in reader.client.get(agenda).text


def test_an_item_taken_off_can_be_put_back(signed_in, url, report, manager):
    item = put_decision_on_agenda(report=report, by=manager)
    item.taken_off_at = item.meeting.board.created_at
    item.save()
    person = signed_in(Role.BUSINESS_MANAGER)

    assert PUT in person.client.get(report.get_absolute_url()).text
    person.client.post(put_address(url, report))

    item.refresh_from_db()
    assert item.taken_off_at is None


def test_a_restricted_decision_stays_with_its_readers(
    signed_in, restricted, manager, url
):
    item = put_decision_on_agenda(report=restricted, by=manager)
    reader = signed_in(Role.OBSERVER)

    assert item.restriction == restricted.restriction
    agenda = url("workplan:agenda", restricted.board, restricted.meeting.pk)
    assert "Agree the protocol" not in reader.client.get(agenda).text


def test_an_open_report_does_not_betray_an_item_that_was_restricted_since(
    signed_in, url, report, manager
):
    item = put_decision_on_agenda(report=report, by=manager)
    item.restriction = RestrictionFactory(board=report.board)
    item.save()
    support = signed_in(Role.BUSINESS_SUPPORT)

    page = support.client.get(report.get_absolute_url()).text

    assert "On the agenda" not in page
    assert PUT not in page


@pytest.fixture
def asked_anew(report, manager):
    """What the report asks for is on the agenda, and is put in other words."""

    def _asked_anew(words):
        item = put_decision_on_agenda(report=report, by=manager)
        send_back_highlight_report(
            report=report, version=1, reason="Clearer", by=manager
        )
        return item, lambda: submit_highlight_report(
            report=report, version=2, by=manager, decisions=words
        )

    return _asked_anew


def test_a_report_submitted_again_asks_on_the_agenda_for_what_it_asks_now(asked_anew):
    item, submit = asked_anew("Agree the protocol by July")

    submit()

    item.refresh_from_db()
    assert item.notes == "Agree the protocol by July"
    told = Event.objects.about(item).newest_first().first()
    assert told.verb == "agenda_item_renewed"
    assert told.before == {"notes": "Agree the protocol"}


def renewed_again(report, version, words, by):
    send_back_highlight_report(report=report, version=version, reason="More", by=by)
    submit_highlight_report(report=report, version=version + 1, by=by, decisions=words)


def test_whoever_has_the_item_open_is_told_that_it_was_renewed(asked_anew, manager):
    item, submit = asked_anew("Agree the protocol by July")
    submit()

    with pytest.raises(ChangedMeanwhile) as told:
        edit_item(item=item, version=1, notes="My own words", by=manager)

    assert told.value.row.notes == "Agree the protocol by July"


def test_an_item_is_renewed_as_often_as_its_report(asked_anew, report, manager):
    item, submit = asked_anew("Agree the protocol by July")
    submit()

    renewed_again(report, 3, "Agree it by May", manager)

    item.refresh_from_db()
    assert (item.notes, item.version) == ("Agree it by May", 3)


def test_a_renewed_item_that_was_changed_by_hand_is_let_be(asked_anew, report, manager):
    item, submit = asked_anew("Agree the protocol by July")
    submit()
    edit_item(item=item, version=2, notes="As the chair puts it", by=manager)

    renewed_again(report, 3, "Agree it by May", manager)

    item.refresh_from_db()
    assert item.notes == "As the chair puts it"


def test_a_renewed_item_that_nobody_changed_goes_with_what_asked_for_it(
    asked_anew, report, manager
):
    item, submit = asked_anew("Agree the protocol by July")
    submit()
    renewed_again(report, 3, "", manager)

    filling = filling_of(report.meeting, manager)

    assert [each.pk for each in filling.dropped] == [item.pk]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"version": 2}, "In other words"),
        ({"decision": "Agreed"}, "In other words"),
        ({}, ""),
        ({}, "Agree the protocol"),
    ],
    ids=["changed by hand", "minuted", "asks for nothing now", "asks for the same"],
)
def test_an_item_that_people_worked_on_keeps_its_words(asked_anew, change, words):
    item, submit = asked_anew(words)
    type(item).objects.filter(pk=item.pk).update(**change)

    submit()

    item.refresh_from_db()
    assert item.notes == "Agree the protocol"
    assert {event.verb for event in Event.objects.about(item)} == {"agenda_item_added"}


@pytest.mark.django_db(transaction=True)
def test_pressed_by_many_at_once_it_is_one_risk_and_one_item(board, acting):
    report = HighlightReportFactory(
        board=board, submitted=True, challenges=CHALLENGES, decisions="Agree"
    )
    by, failures, made = acting(Role.BUSINESS_MANAGER), [], []

    def press():
        try:
            mine = HighlightReport.objects.get(pk=report.pk)
            risk, _ = raise_reported_challenge(report=mine, key=keys(mine)[0], by=by)
            item = put_decision_on_agenda(report=mine, by=by)
            made.append((risk.pk, item.pk))
        except Exception as failure:  # a thread's own trouble would go unseen
            failures.append(failure)
        finally:
            connection.close()

    pressing = [threading.Thread(target=press) for _ in range(5)]
    for each in pressing:
        each.start()
    for each in pressing:
        each.join()

    assert failures == []
    assert len(made) == 5
    assert set(made) == {(board.risks.get().pk, report.meeting.agenda_items.get().pk)}


@pytest.mark.parametrize(
    "status", [Meeting.Status.MINUTES_AGREED, Meeting.Status.CANCELLED]
)
def test_a_closed_meeting_takes_nothing_and_says_so(signed_in, url, report, status):
    Meeting.objects.filter(pk=report.meeting_id).update(status=status)
    manager = signed_in(Role.BUSINESS_MANAGER)

    page = manager.client.get(report.get_absolute_url()).text
    answer = manager.client.post(put_address(url, report), follow=True)

    assert PUT not in page
    assert "takes nothing more" in page
    assert "ask the group to put it in its next report" in answer.text
    assert not report.meeting.agenda_items.exists()


def test_a_report_sent_back_meanwhile_puts_nothing_on_the_agenda(report, manager):
    as_read = HighlightReport.objects.get(pk=report.pk)
    send_back_highlight_report(
        report=report, version=report.version, reason="More", by=manager
    )

    with pytest.raises(ReportIsElsewhere):
        put_decision_on_agenda(report=as_read, by=manager)

    assert not report.meeting.agenda_items.exists()


def test_a_draft_and_a_report_that_asks_for_nothing_reach_no_agenda(
    signed_in, url, report
):
    manager = signed_in(Role.BUSINESS_MANAGER)
    report.decisions = " "
    report.save()
    silent = manager.client.post(put_address(url, report), follow=True)
    draft = HighlightReportFactory(board=report.board, decisions="Agree")
    unready = manager.client.post(put_address(url, draft), follow=True)

    assert "asks for no decision" in silent.text
    assert "still being written" in unready.text
    assert PUT not in manager.client.get(draft.get_absolute_url()).text
    assert not report.meeting.agenda_items.exists()


def test_reading_a_report_costs_the_same_however_much_it_tells(
    signed_in, report, manager, django_assert_max_num_queries
):
    reader = signed_in(Role.OBSERVER)
    report.challenges = "\n\n".join(f"Challenge {number}" for number in range(20))
    report.save()
    for key in keys(report):
        raise_reported_challenge(report=report, key=key, by=manager)

    with django_assert_max_num_queries(12):
        page = reader.client.get(report.get_absolute_url()).text
    assert page.count("In the register") == 20
