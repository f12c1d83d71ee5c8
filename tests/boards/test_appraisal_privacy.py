"""What is said in an appraisal is found by those named, and by nobody else, anywhere."""

import datetime
import io
import zipfile
from pathlib import Path

import pytest
from django.apps import apps
from django.test import Client
from django.urls import NoReverseMatch

from boards import appraisal_reading
from boards.models import AppraisalReply, Role
from boards.people import Person
from boards.services import appraisals
from boards.views.exports import ExportsMixin
from lscb.history.models import Event
from lscb.mail.models import Mail
from reporting.live_blocks import LIVE_BLOCKS
from tests.architecture.addresses import DECLARED
from tests.factories.accounts import UserFactory
from tests.factories.appraisals import AppraisalAnswerFactory, AppraisalRoundFactory
from tests.factories.boards import GroupFactory, RoleGrantFactory
from tests.lscb.documents.reading import in_drawn_order

SECRET = "zebrafinch"  # noqa: S105
NOT_ASKED_TO_READ = [role for role in Role if role != Role.SECTION_11_CONTACT]


def sign_in(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def people(board):
    """Somebody in each role, all asked; and one more who reads."""
    everybody = {role: RoleGrantFactory(board=board, role=role).user for role in Role}
    reader = RoleGrantFactory(board=board, role=Role.LAY_MEMBER).user
    return everybody, reader


@pytest.fixture(params=["own", "chair"])
def answered(request, board, people, manager, url):
    """A round set up, answered in the browser, changed and reminded of; over afterwards."""
    everybody, reader = people
    is_about_chair = request.param == "chair"
    respondents = [
        RoleGrantFactory(board=board, role=Role.LAY_MEMBER).user for _ in "abc"
    ]
    appraisal = AppraisalRoundFactory(
        board=board,
        chair=is_about_chair,
        respondents=[*respondents, *everybody.values()],
        readers=[reader],
        **({"subject": everybody[Role.CHAIR]} if is_about_chair else {}),
    )
    page = url("boards:appraisal_answer", board, appraisal.pk)
    for user in respondents:
        client = sign_in(user)
        for version in (0, 1):
            words = {
                f"question_{question.pk}": f"{SECRET} {version} {question.position}"
                for question in appraisal.questions.all()
            }
            client.post(page, words | {"asked_version": 1, "version": version})
    appraisals.remind(appraisal=appraisal, by=manager)
    appraisals.edit_round(
        appraisal=appraisal,
        version=1,
        title="Renamed",
        closes_on=board.today - datetime.timedelta(days=1),
        by=manager,
    )
    assert AppraisalReply.objects.count() == 3 * appraisal.questions.count()
    appraisal.respondents_who_answered = respondents
    return appraisal


def texts_in_the_database():
    """Every text of every row of every model, the replies themselves left out."""
    for model in apps.get_models(include_auto_created=True):
        if model is not AppraisalReply:
            for values in model._default_manager.values():
                yield model._meta.label, str(values)


def test_no_other_row_holds_a_word_of_it(answered):
    assert not [label for label, text in texts_in_the_database() if SECRET in text]
    assert AppraisalReply.objects.filter(words__contains=SECRET).exists()


def texts_in(content):
    """What a file given out says: the parts of an Office file, the words of a PDF."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return " ".join(f"{package.read(name)}" for name in package.namelist())
    if content.startswith(b"%PDF"):
        return in_drawn_order(content)
    return content.decode("utf-8-sig")


def lists_given_out():
    views = [(each.name, each.view) for each in DECLARED["board"]]
    return [name for name, view in views if issubclass(view, ExportsMixin)]


@pytest.mark.parametrize("extension", ["xlsx", "docx", "csv"])
def test_no_list_given_out_holds_it(answered, board, url, people, extension):
    GroupFactory(board=board)
    client = sign_in(people[0][Role.BUSINESS_MANAGER])
    given_out = 0
    for name in lists_given_out():
        try:
            page = url(name, board)
        except NoReverseMatch:  # of a year or a row: the guard of leaks reads those
            continue
        answer = client.get(page, {"format": extension})
        if answer.status_code == 200 and not answer.streaming:
            given_out += 1
            assert SECRET not in texts_in(answer.content), name
    assert given_out > 8


def test_no_paper_holds_it(answered, board, url, people, settings):
    client = sign_in(people[0][Role.BUSINESS_MANAGER])
    members = client.get(url("boards:member_list", board), {"format": "pdf"})
    assert SECRET not in texts_in(members.content)
    reader = Person.acting(board, people[0][Role.CHAIR])
    for name, block in LIVE_BLOCKS.items():
        blocks = block.build(board=board, year=board.current_year, reader=reader)
        assert SECRET not in repr(blocks), name
    kept = Path(settings.PRIVATE_FILES_ROOT).rglob("*")
    assert not [path for path in kept if path.is_file()]


def test_no_letter_and_no_log_holds_it(board, people, manager, url, caplog):
    caplog.set_level("DEBUG")
    everybody, reader = people
    asked = everybody[Role.BOARD_MEMBER]
    appraisal = AppraisalRoundFactory(
        board=board, respondents=[asked], readers=[reader]
    )
    words = {f"question_{q.pk}": SECRET for q in appraisal.questions.all()}
    page = url("boards:appraisal_answer", board, appraisal.pk)

    answer = sign_in(asked).post(page, words | {"asked_version": 1, "version": 0})
    late = sign_in(asked).post(page, words | {"asked_version": 1, "version": 0})
    appraisals.remind(appraisal=appraisal, by=manager)

    assert (answer.status_code, late.status_code) == (302, 409)
    assert SECRET not in caplog.text
    assert not [mail for mail in Mail.objects.values() if SECRET in str(mail)]


@pytest.mark.parametrize("role", NOT_ASKED_TO_READ)
def test_no_page_of_appraisals_shows_it(answered, people, url, board, role):
    client = sign_in(people[0][role])
    names = ("detail", "answer", "edit")
    pages = [url(f"boards:appraisal_{name}", board, answered.pk) for name in names]
    pages += [url("boards:appraisal_list", board), url("boards:member_list", board)]

    said = [client.get(page).content.decode() for page in pages]

    assert not [text for text in said if SECRET in text]


def test_the_named_reader_finds_it(answered, people):
    page = sign_in(people[1]).get(answered.get_absolute_url())

    assert page.text.count(SECRET) == 3 * answered.questions.count()
    assert "no-store" in page.headers["Cache-Control"]


def test_a_respondent_finds_only_their_own(answered):
    user = answered.respondents_who_answered[0]

    page = sign_in(user).get(answered.get_absolute_url())

    assert page.text.count(SECRET) == answered.questions.count()


def test_a_reader_whose_role_ended_finds_nothing(answered, people, board):
    reader = people[1]
    client = sign_in(reader)
    board.grants.filter(user=reader).update(until_on=datetime.date(2012, 4, 2))

    assert client.get(answered.get_absolute_url()).status_code == 404


def test_the_history_says_that_and_of_the_chair_not_who(answered):
    told = Event.objects.about(answered).filter(verb__startswith="appraisal_answer")

    assert told.count() == 6
    assert all(event.before == event.after == {} for event in told)
    if answered.is_anonymous:
        assert {event.actor for event in told} == {None}
        assert {event.actor_label for event in told} == {"A respondent"}
        assert {event.request_id for event in told} == {""}
    else:
        assert {event.actor for event in told} == {*answered.respondents_who_answered}


def test_the_manager_is_told_who_answered_of_themselves_alone(answered, people):
    page = sign_in(people[0][Role.BUSINESS_MANAGER]).get(answered.get_absolute_url())

    told = page.context["who_answered"]
    answered_by = {user for user, is_done in told if is_done}

    expected = set() if answered.is_anonymous else {*answered.respondents_who_answered}
    assert answered_by == expected
    assert "3 of" in page.text


def test_somebody_it_does_not_concern_does_not_find_it(answered, board):
    outsider = RoleGrantFactory(board=board, role=Role.BOARD_MEMBER).user

    assert sign_in(outsider).get(answered.get_absolute_url()).status_code == 404


# Feedback on the chair


@pytest.fixture
def feedback(board):
    reader = UserFactory()

    def _feedback(count, *, is_over):
        today = board.today
        appraisal = AppraisalRoundFactory(
            board=board,
            chair=True,
            readers=[reader],
            opens_on=datetime.date(2013, 4, 1),
            closes_on=today - datetime.timedelta(days=1) if is_over else today,
        )
        for number in range(count):
            AppraisalAnswerFactory(round=appraisal, words=f"Words {9 - number}")
        return appraisal_reading.answers_for(appraisal, reader)

    return _feedback


@pytest.mark.parametrize(
    ("count", "is_over", "is_shown"),
    [(2, True, False), (3, False, False), (3, True, True)],
)
def test_feedback_is_shown_when_it_is_over_and_three_have_answered(
    feedback, count, is_over, is_shown
):
    assert (feedback(count, is_over=is_over) is not None) is is_shown


def test_replies_of_one_person_cannot_be_put_together(feedback):
    said = feedback(3, is_over=True)

    assert [each.heading for each in said] == [f"Question {n}?" for n in range(1, 6)]
    assert {each.replies for each in said} == {
        (("", "Words 7"), ("", "Words 8"), ("", "Words 9"))
    }


def test_the_chair_reads_only_where_named(board):
    chair = RoleGrantFactory(board=board, role=Role.CHAIR).user
    appraisal = AppraisalRoundFactory(
        board=board,
        chair=True,
        subject=chair,
        opens_on=datetime.date(2013, 4, 1),
        closes_on=datetime.date(2013, 4, 30),
    )
    for _ in range(3):
        AppraisalAnswerFactory(round=appraisal, words=SECRET)

    assert sign_in(chair).get(appraisal.get_absolute_url()).status_code == 404
    appraisal.readers.add(chair)
    page = sign_in(chair).get(appraisal.get_absolute_url()).text

    assert SECRET in page
    for answer in appraisal.answers.select_related("respondent"):
        assert str(answer.respondent) not in page
