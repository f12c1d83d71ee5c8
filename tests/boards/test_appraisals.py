import datetime

import pytest

from boards import appraisals as rules
from boards.exceptions import ChangedMeanwhile, Refused
from boards.models import AppraisalReply, AppraisalRound, Role
from boards.people import Person
from boards.services import appraisals
from lscb.mail.models import Mail
from tests.factories.accounts import UserFactory
from tests.factories.appraisals import AppraisalAnswerFactory, AppraisalRoundFactory
from tests.factories.boards import RoleGrantFactory

FIRST, LAST = datetime.date(2013, 5, 1), datetime.date(2013, 5, 31)


@pytest.fixture
def members(board):
    return [RoleGrantFactory(board=board, role=Role.LAY_MEMBER).user for _ in range(4)]


@pytest.fixture
def entered(members):
    return {
        "title": "Appraisal 2013",
        "opens_on": "2013-05-01",
        "closes_on": "2013-05-31",
        "questions": "\r\n".join(f"Question {number}?" for number in range(5)),
        "respondents": [user.pk for user in members],
        "readers": [members[0].pk],
    }


def answer(appraisal, user, words="I took part", *, version=0, asked_version=None):
    question = appraisal.questions.first()
    return appraisals.answer_round(
        appraisal=appraisal,
        asked_version=asked_version or appraisal.version,
        version=version,
        replies={question: words},
        by=Person.acting(appraisal.board, user),
    )


# Setting up


def test_manager_sets_up_a_round_and_nobody_is_written_to(signed_in, url, entered):
    manager = signed_in(Role.BUSINESS_MANAGER)

    manager.client.post(url("boards:appraisal_add", manager.board), entered)

    appraisal = manager.board.appraisal_rounds.get()
    assert appraisal.questions.count() == 5
    assert appraisal.respondents.count() == 4
    assert not Mail.objects.exists()
    event = manager.board.events.about(appraisal).get()
    assert event.after["asked"] == 4


@pytest.mark.parametrize("count", [4, 9])
def test_five_to_eight_questions_are_asked(signed_in, url, entered, count):
    manager = signed_in(Role.BUSINESS_MANAGER)
    questions = "\n".join(f"Question {number}?" for number in range(count))

    page = manager.client.post(
        url("boards:appraisal_add", manager.board), entered | {"questions": questions}
    )

    assert f"Enter 5 to 8 questions, one in each line: there are {count}" in page.text
    assert not AppraisalRound.objects.exists()


def test_the_ready_made_questions_are_as_many_as_are_allowed():
    allowed = range(rules.FEWEST_QUESTIONS, rules.MOST_QUESTIONS + 1)

    assert len(rules.OF_ONESELF) in allowed
    assert len(rules.OF_THE_CHAIR) in allowed


def test_feedback_is_about_somebody_in_the_role_of_chair(
    signed_in, url, entered, members
):
    chair = RoleGrantFactory(
        board=signed_in(Role.BUSINESS_MANAGER).board, role=Role.CHAIR
    )
    manager = signed_in(Role.BUSINESS_MANAGER)
    page = url("boards:chair_feedback_add", manager.board)

    refused = manager.client.post(page, entered | {"subject": members[1].pk})
    manager.client.post(page, entered | {"subject": chair.user.pk})

    assert "Select a valid choice" in refused.text
    appraisal = AppraisalRound.objects.get()
    assert (appraisal.kind, appraisal.subject) == ("chair", chair.user)


@pytest.mark.parametrize(
    ("count", "with_subject", "said"),
    [(2, False, "at least 3"), (3, True, "cannot be asked")],
)
def test_feedback_that_would_show_who_said_what_is_refused(
    board, manager, members, count, with_subject, said
):
    subject = UserFactory()
    asked = [*members[:count], *([subject] if with_subject else [])]

    with pytest.raises(Refused, match=said):
        appraisals.set_up_round(
            board=board,
            kind="chair",
            title="Feedback",
            questions=["One?"],
            opens_on=FIRST,
            closes_on=LAST,
            respondents=asked,
            readers=[members[3]],
            subject=subject,
            by=manager,
        )

    assert not AppraisalRound.objects.exists()


def test_only_people_of_this_board_are_offered(signed_in, url, entered):
    manager = signed_in(Role.BUSINESS_MANAGER)
    stranger = RoleGrantFactory(role=Role.LAY_MEMBER).user

    page = manager.client.post(
        url("boards:appraisal_add", manager.board),
        entered | {"readers": [stranger.pk]},
    )

    assert "Select a valid choice" in page.text
    assert not AppraisalRound.objects.exists()


# Changing


def test_readers_and_questions_change_until_somebody_answers(
    signed_in, url, board, members, entered
):
    manager = signed_in(Role.BUSINESS_MANAGER)
    appraisal = AppraisalRoundFactory(
        board=board, respondents=members, readers=members[:1]
    )
    page = url("boards:appraisal_edit", board, appraisal.pk)
    changed = entered | {"version": 1, "readers": [members[1].pk]}

    manager.client.post(page, changed)

    assert [*appraisal.readers.all()] == [members[1]]
    event = board.events.about(appraisal).newest_first()[0]
    assert event.after["readers"] == str(members[1])

    answer(AppraisalRound.objects.get(), members[0])
    manager.client.post(page, changed | {"version": 2, "readers": [manager.user.pk]})

    assert [*appraisal.readers.all()] == [members[1]]


def test_the_service_keeps_the_readers_once_somebody_has_answered(
    board, manager, members
):
    appraisal = AppraisalRoundFactory(
        board=board, respondents=members, readers=members[:1]
    )
    AppraisalAnswerFactory(round=appraisal, respondent=members[0])

    with pytest.raises(Refused, match="who reads cannot change"):
        appraisals.edit_round(
            appraisal=appraisal,
            version=1,
            questions=["Other?"],
            respondents=members,
            readers=[manager.user],
            by=manager,
        )

    assert [*appraisal.readers.all()] == members[:1]


def test_a_round_of_oneself_can_be_made_longer_after_the_first_answer(
    signed_in, url, board, members
):
    manager = signed_in(Role.BUSINESS_MANAGER)
    appraisal = AppraisalRoundFactory(board=board, respondents=members)
    AppraisalAnswerFactory(round=appraisal, respondent=members[0])

    manager.client.post(
        url("boards:appraisal_edit", board, appraisal.pk),
        {"title": "Longer", "closes_on": "2013-06-30", "version": 1},
    )

    appraisal.refresh_from_db()
    assert (appraisal.title, f"{appraisal.closes_on}") == ("Longer", "2013-06-30")


def test_feedback_that_is_over_stays_over(board, manager, members):
    appraisal = AppraisalRoundFactory(
        board=board,
        chair=True,
        respondents=members,
        opens_on=datetime.date(2013, 4, 1),
        closes_on=datetime.date(2013, 4, 30),
    )
    AppraisalAnswerFactory(round=appraisal, respondent=members[0])

    with pytest.raises(Refused, match="stays over"):
        appraisals.edit_round(
            appraisal=appraisal, version=1, closes_on=LAST, by=manager
        )


def test_an_edit_over_somebody_elses_shows_both_readers(
    signed_in, url, board, members, entered
):
    manager = signed_in(Role.BUSINESS_MANAGER)
    appraisal = AppraisalRoundFactory(
        board=board, respondents=members, readers=[members[1]], version=2
    )

    response = manager.client.post(
        url("boards:appraisal_edit", board, appraisal.pk), entered | {"version": 1}
    )

    assert response.status_code == 409
    shown = {each["label"]: each for each in response.context["conflict"]}
    assert shown["Who reads the answers"]["yours"] == str(members[0])
    assert shown["Who reads the answers"]["stored"] == str(members[1])
    assert shown["Title"]["stored"] == appraisal.title


# Answering


def test_a_member_answers_and_changes_the_answer(signed_in, url):
    member = signed_in(Role.LAY_MEMBER)
    appraisal = AppraisalRoundFactory(board=member.board, respondents=[member.user])
    page = url("boards:appraisal_answer", member.board, appraisal.pk)
    box = f"question_{appraisal.questions.first().pk}"

    member.client.post(page, {box: "First", "asked_version": 1, "version": 0})
    member.client.post(page, {box: "Second", "asked_version": 1, "version": 1})

    assert AppraisalReply.objects.get().words == "Second"
    assert "Second" in member.client.get(appraisal.get_absolute_url()).text
    verbs = [e.verb for e in member.board.events.about(appraisal).newest_first()]
    assert verbs == ["appraisal_answer_changed", "appraisal_answered"]


def test_an_empty_answer_is_not_taken(signed_in, url):
    member = signed_in(Role.LAY_MEMBER)
    appraisal = AppraisalRoundFactory(board=member.board, respondents=[member.user])

    page = member.client.post(
        url("boards:appraisal_answer", member.board, appraisal.pk),
        {"asked_version": 1, "version": 0},
    )

    assert "Answer at least one of the questions" in page.text
    assert not appraisal.answers.exists()


def test_two_tabs_keep_both_texts(signed_in, url):
    member = signed_in(Role.LAY_MEMBER)
    appraisal = AppraisalRoundFactory(board=member.board, respondents=[member.user])
    AppraisalAnswerFactory(
        round=appraisal, respondent=member.user, words="Stored", version=2
    )
    box = f"question_{appraisal.questions.first().pk}"

    response = member.client.post(
        url("boards:appraisal_answer", member.board, appraisal.pk),
        {box: "Typed", "asked_version": 1, "version": 1},
    )

    assert response.status_code == 409
    assert "Stored" in response.text
    assert "Typed" in response.text
    assert not AppraisalReply.objects.filter(words="Typed").exists()


def test_nobody_answers_to_readers_they_were_not_told_of(
    signed_in, url, manager, members
):
    member = signed_in(Role.LAY_MEMBER)
    appraisal = AppraisalRoundFactory(
        board=member.board, respondents=[member.user], readers=members[:1]
    )
    appraisals.edit_round(
        appraisal=appraisal,
        version=1,
        questions=[each.words for each in appraisal.questions.all()],
        respondents=[member.user],
        readers=[manager.user],
        by=manager,
    )
    box = f"question_{appraisal.questions.first().pk}"

    response = member.client.post(
        url("boards:appraisal_answer", member.board, appraisal.pk),
        {box: "For the first reader", "asked_version": 1, "version": 0},
    )

    assert response.status_code == 422
    assert "The round was changed while you were writing" in response.text
    assert "For the first reader" in response.text
    assert str(manager.user) in response.text
    assert not appraisal.answers.exists()


@pytest.mark.parametrize(
    ("opens_on", "closes_on"),
    [
        (datetime.date(2013, 5, 9), LAST),
        (datetime.date(2013, 4, 1), datetime.date(2013, 5, 7)),
    ],
)
def test_answers_are_taken_only_while_it_is_open(board, members, opens_on, closes_on):
    appraisal = AppraisalRoundFactory(
        board=board, respondents=members, opens_on=opens_on, closes_on=closes_on
    )

    with pytest.raises(Refused, match="only while the round is open"):
        answer(appraisal, members[0])


def test_somebody_who_is_not_asked_finds_no_form_and_cannot_answer(signed_in, url):
    member = signed_in(Role.LAY_MEMBER)
    appraisal = AppraisalRoundFactory(board=member.board)

    response = member.client.get(
        url("boards:appraisal_answer", member.board, appraisal.pk)
    )

    assert response.status_code == 404
    with pytest.raises(Refused, match="not asked"):
        answer(appraisal, member.user)


def test_an_answer_over_a_newer_one_is_refused(board, members):
    appraisal = AppraisalRoundFactory(board=board, respondents=members)
    answer(appraisal, members[0])
    answer(appraisal, members[0], version=1)

    with pytest.raises(ChangedMeanwhile):
        answer(appraisal, members[0], "Old tab", version=1)

    assert not AppraisalReply.objects.filter(words="Old tab").exists()


# Reminding


def test_those_who_have_not_answered_are_reminded(signed_in, url, members):
    manager = signed_in(Role.BUSINESS_MANAGER)
    appraisal = AppraisalRoundFactory(board=manager.board, respondents=members)
    answer(appraisal, members[0])

    manager.client.post(url("boards:appraisal_remind", manager.board, appraisal.pk))

    written_to = set(Mail.objects.values_list("to_user", flat=True))
    assert written_to == {user.pk for user in members[1:]}
    letter = Mail.objects.first()
    assert url("boards:appraisal_answer", manager.board, appraisal.pk) in letter.body


def test_letters_about_the_chair_do_not_tell_who_has_answered(board, manager, members):
    appraisal = AppraisalRoundFactory(board=board, chair=True, respondents=members)
    answer(appraisal, members[0])

    appraisals.remind(appraisal=appraisal, by=manager)

    assert Mail.objects.count() == len(members)


def test_nobody_is_reminded_of_a_round_that_is_not_open(board, manager, members):
    appraisal = AppraisalRoundFactory(
        board=board, respondents=members, opens_on=LAST, closes_on=LAST
    )

    with pytest.raises(Refused, match="only while the round is open"):
        appraisals.remind(appraisal=appraisal, by=manager)


# On the home page


def test_whom_an_appraisal_asks_is_told_on_the_home_page_until_they_answer(
    signed_in, url
):
    asked = signed_in(Role.LAY_MEMBER)
    home = url("home:home", asked.board)
    appraisal = AppraisalRoundFactory(board=asked.board, respondents=[asked.user])

    before = asked.client.get(home).text
    AppraisalAnswerFactory(round=appraisal, respondent=asked.user)
    after = asked.client.get(home).text

    assert "You are asked to answer an appraisal" in before
    assert url("boards:appraisal_answer", asked.board, appraisal.pk) in before
    assert "asked to answer" not in after


def test_nobody_else_is_told_nor_before_or_after_its_time(signed_in, url, board):
    other = signed_in(Role.BUSINESS_MANAGER)
    AppraisalRoundFactory(board=board, respondents=[UserFactory()])
    for days in ((-20, -10), (10, 20)):
        opens, closes = (board.today + datetime.timedelta(days=n) for n in days)
        AppraisalRoundFactory(
            board=board, respondents=[other.user], opens_on=opens, closes_on=closes
        )
    AppraisalRoundFactory(respondents=[other.user])

    page = other.client.get(url("home:home", board)).text

    assert "asked to answer" not in page
