import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from PIL import Image

from boards.exceptions import ChangedMeanwhile
from boards.models import Board, Role
from boards.services import boards
from tests.factories.boards import (
    AttendanceFactory,
    BoardFactory,
    MeetingFactory,
    SeatFactory,
)
from tests.factories.files import FileFactory

CHANGES = [
    "boards:board_identity",
    "boards:board_look",
    "boards:board_attendance_rule",
    "boards:board_words",
]
OTHERS = [role for role in Role if role not in (Role.BUSINESS_MANAGER, Role.CHAIR)]


def picture(colour="#7a1f52", name="logo.png"):
    content = io.BytesIO()
    Image.new("RGB", (200, 100), colour).save(content, "PNG")
    return SimpleUploadedFile(name, content.getvalue())


def held(client, address):
    """What the form of the page shows, as it would be sent."""
    form = client.get(address).context["form"]
    values = {field.html_name: field.value() for field in form}
    return {name: "" if value is None else value for name, value in values.items()}


@pytest.fixture
def change(signed_in, url):
    """Send a page of settings with some answers changed: `change("words", word_red="Late")`."""
    manager = signed_in(Role.BUSINESS_MANAGER)

    def _change(page, **answers):
        address = url(f"boards:board_{page}", manager.board)
        sent = held(manager.client, address) | answers
        response = manager.client.post(address, sent)
        manager.board.refresh_from_db()
        return response

    _change.board, _change.client = manager.board, manager.client
    return _change


# Who may


@pytest.mark.parametrize("role", OTHERS)
def test_settings_are_for_the_manager_and_the_chair(signed_in, url, role):
    other = signed_in(role)

    for name in ("boards:board_settings", "boards:board_history", *CHANGES):
        assert other.client.get(url(name, other.board)).status_code == 403


def test_the_chair_reads_them_and_changes_nothing(signed_in, url):
    chair = signed_in(Role.CHAIR)

    page = chair.client.get(url("boards:board_settings", chair.board))

    assert chair.board.name in page.text
    assert "Change who we are" not in page.text
    for name in CHANGES:
        address = url(name, chair.board)
        answer = chair.client.post(address, {"name": "Mine", "version": 1})
        assert answer.status_code == 403
    chair.board.refresh_from_db()
    assert (chair.board.version, chair.board.name != "Mine") == (1, True)


@pytest.mark.parametrize("name", ["boards:board_settings", *CHANGES])
def test_another_boards_settings_are_not_found(signed_in, url, name):
    manager = signed_in(Role.BUSINESS_MANAGER)

    assert manager.client.get(url(name, BoardFactory())).status_code == 404


@pytest.mark.parametrize(
    ("role", "is_led"),
    [(Role.BUSINESS_MANAGER, True), (Role.CHAIR, True), (Role.BUSINESS_SUPPORT, False)],
)
def test_the_header_leads_those_who_may_to_them(signed_in, url, role, is_led):
    person = signed_in(role)

    page = person.client.get(url("home:home", person.board)).text

    link = f'href="{url("boards:board_settings", person.board)}"'
    assert (link in page) == is_led


# Who we are


def test_who_we_are_shows_on_every_page(change, url):
    answer = change(
        "identity",
        name="Avonvale Safeguarding Children Partnership",
        kind="partnership",
        strapline="Working as one",
        website="https://www.example.org/",
        local_authorities="Avonvale Council\n\n Exmoor Council ",
    )

    page = change.client.get(answer.url).text
    assert "Avonvale Safeguarding Children Partnership" in page
    assert "Working as one" in page
    assert 'href="https://www.example.org"' in page
    assert ">Yearly report</a>" in page
    assert "Children Act 2004, sections 16E to 16L" in page
    assert change.board.local_authority_names == ["Avonvale Council", "Exmoor Council"]


def test_what_was_changed_is_told_once_and_nothing_else(change, url):
    change("identity", strapline="Working as one")

    event = change.board.events.about(change.board).get()
    assert event.before == {"strapline": ""}
    assert event.after == {"strapline": "Working as one"}
    history = change.client.get(url("boards:board_history", change.board)).text
    assert "Working as one" in history


def test_the_year_begins_when_the_board_says(change):
    change("identity", year_start_month=7)

    assert change.board.current_year == 2012  # the record stands on 8 May 2013
    assert change.board.year_dates(2012)[0].month == 7


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"name": ""}, "Enter the name of the board"),
        ({"website": "no address"}, "Enter a web address such as www.example.org"),
        ({"website": "javascript:alert(1)"}, "Enter a web address"),
        ({"year_start_month": "13"}, "Select a valid choice"),
        ({"version": ""}, "Enter the version"),
    ],
)
def test_what_cannot_be_is_explained(change, answers, words):
    page = change("identity", **answers)

    assert page.status_code == 200
    assert words in page.text
    assert change.board.version == 1


def test_two_at_once_keep_both_texts(change, manager):
    boards.edit_board(
        board=Board.objects.get(), version=1, strapline="Theirs", by=manager
    )

    answer = change("identity", strapline="Mine", version=1)

    assert answer.status_code == 409
    assert "Theirs" in answer.text
    assert "Mine" in answer.text
    assert change.board.strapline == "Theirs"


def test_edit_board_refuses_an_old_version(board, manager):
    boards.edit_board(board=board, version=1, strapline="First", by=manager)

    with pytest.raises(ChangedMeanwhile):
        boards.edit_board(board=board, version=1, strapline="Second", by=manager)


# How we look


def stylesheet(change, url):
    return change.client.get(url("boards:board_stylesheet", change.board)).text


def test_colours_reach_every_page(change, url):
    change("look", colour="7A1F52", link_colour="#0b5c3e")

    assert stylesheet(change, url) == (
        ":root{--board-colour:#7a1f52;--govuk-brand-colour:#7a1f52;"
        "--govuk-link-colour:#0b5c3e;}\n"
    )
    page = change.client.get(url("home:home", change.board)).text
    assert f'{url("boards:board_stylesheet", change.board)}?v=2"' in page


@pytest.mark.parametrize(
    ("query", "is_kept"), [("?v=1", True), ("?v=2", False), ("", False)]
)
def test_a_browser_keeps_the_stylesheet_of_a_version(change, url, query, is_kept):
    answer = change.client.get(url("boards:board_stylesheet", change.board) + query)

    assert answer.headers["Content-Type"] == "text/css"
    assert ("immutable" in answer.headers["Cache-Control"]) == is_kept
    assert "private" in answer.headers["Cache-Control"]


def test_a_colour_that_cannot_be_read_is_refused_with_its_ratio(change):
    page = change("look", colour="#ffaa00", link_colour="#88aaff")

    assert "a contrast of 1.90:1, and 4.5:1" in page.text
    assert "a contrast of 2.06:1 with the pages" in page.text
    assert change.board.version == 1


def test_a_colour_no_form_has_seen_is_refused_too(manager):
    with pytest.raises(ValidationError):
        boards.create_board(
            slug="new",
            name="New",
            short_name="New",
            area_name="There",
            colour="#ffaa00",
            by=manager,
        )


def test_a_logo_is_kept_shown_and_described(change, url):
    change("look", upload=picture(), logo_alt="Two hands")

    header = change.client.get(url("home:home", change.board)).text
    image = change.client.get(url("boards:board_logo", change.board))
    assert 'alt="Two hands"' in header
    assert url("boards:board_logo", change.board) in header
    assert image.headers["Content-Type"] == "image/png"
    assert Image.open(io.BytesIO(image.getvalue())).size == (200, 100)
    told = change.board.events.about(change.board).get()
    assert told.after == {"logo": "logo.png", "logo_alt": "Two hands"}


def test_a_logo_is_removed_and_stays_kept(change, url):
    change("look", upload=picture(), logo_alt="Two hands")

    change("look", is_logo_removed="on")

    assert (change.board.logo, change.board.logo_alt) == (None, "")
    assert change.board.files.count() == 1
    assert change.client.get(url("boards:board_logo", change.board)).status_code == 404


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        (lambda: {"upload": picture()}, "Say in words what the logo shows"),
        (
            lambda: {"upload": picture("#ffffff"), "logo_alt": "White"},
            "a contrast of 1.00:1 with the white",
        ),
        (
            lambda: {
                "upload": SimpleUploadedFile("logo.png", b"MZ"),
                "logo_alt": "A program",
            },
            "its content is not",
        ),
    ],
    ids=["not described", "cannot be seen", "no picture"],
)
def test_a_logo_that_will_not_do_is_explained(change, answers, words):
    page = change("look", **answers())

    assert words in page.text
    assert change.board.logo is None
    assert not change.board.files.exists()


def test_the_logo_is_for_whoever_may_enter(signed_in, url, client):
    contact = signed_in(Role.SECTION_11_CONTACT)
    file = FileFactory(board=contact.board)
    Board.objects.update(logo=file, logo_alt="Two hands")

    address = url("boards:board_logo", contact.board)
    assert contact.client.get(address).getvalue() == file.path.read_bytes()
    client.logout()
    assert client.get(address).status_code == 302


@pytest.mark.django_db
@pytest.mark.parametrize(
    "values", [{"risk_levels": 2}, {"risk_levels": 7}, {"has_logo": True}]
)
def test_the_database_refuses(values):
    if values.pop("has_logo", False):
        values["logo"] = FileFactory()

    with pytest.raises(IntegrityError):
        BoardFactory(**values)


# How we count attendance


@pytest.fixture
def half_attended(change):
    """Four meetings of a year that is over; a seat filled for the last two, once by a deputy."""
    seat = SeatFactory(board=change.board, printed_name="Fire service")
    marks = ("not_expected", "not_expected", "present", "deputy")
    for month, mark in zip((5, 7, 9, 11), marks, strict=True):
        meeting = MeetingFactory(
            board=change.board, held_on=f"2012-{month:02}-10", status="held"
        )
        AttendanceFactory(meeting=meeting, seat=seat, mark=mark)
    return seat


@pytest.mark.parametrize(
    ("deputy", "every", "percentage"),
    [
        ("yes", "yes", "50%"),
        ("no", "yes", "25%"),
        ("yes", "no", "100%"),
        ("no", "no", "50%"),
    ],
)
def test_the_rule_changes_the_figures(
    change, url, half_attended, deputy, every, percentage
):
    change("attendance_rule", is_deputy_counted=deputy, is_every_meeting_counted=every)

    page = change.client.get(url("boards:attendance_year", change.board, 2012))
    [row] = page.context["record"].rows
    assert f"{row.percentage}%" == percentage
    assert f"{percentage}\n" in page.text


def test_the_threshold_changes_who_is_warned_of(change, url, half_attended):
    home = url("home:home", change.board)
    assert "Attendance under 75%" in change.client.get(home).text

    change("attendance_rule", attendance_threshold=50)

    assert "Fire service" not in change.client.get(home).text


@pytest.mark.parametrize("typed", ["101", "-1", "most", ""])
def test_a_threshold_is_a_percentage(change, typed):
    page = change("attendance_rule", attendance_threshold=typed)

    assert "govuk-error-summary" in page.text
    assert change.board.attendance_threshold == 75


def test_a_conflict_says_yes_and_no_as_the_page_does(change, manager):
    boards.edit_board(
        board=Board.objects.get(), version=1, is_deputy_counted=False, by=manager
    )

    answer = change("attendance_rule", is_deputy_counted="yes", version=1)

    assert answer.status_code == 409
    [deputies] = answer.context["conflict"]
    assert (deputies["yours"], deputies["stored"]) == ("Yes", "No")


# Our words and habits


def test_a_new_group_begins_with_the_boards_habit(change, url):
    change("words", groups_report="twice_a_year")

    form = change.client.get(url("boards:group_add", change.board)).context["form"]
    assert form["reports"].value() == "twice_a_year"


def test_words_for_ratings_stand_after_the_colour(change, url):
    change("words", word_amber="needs a push")

    assert change.board.rag_in_words("amber") == "Amber: needs a push"
    assert change.board.rag_in_words("red") == "Red"
    page = change.client.get(url("boards:board_settings", change.board)).text
    assert "Amber: needs a push" in page
    told = change.board.events.about(change.board).get()
    assert told.after == {"rag_words": ["amber: needs a push"]}
