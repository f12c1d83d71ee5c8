"""A sheet of members in the browser: looked at, corrected, taken in; no row is lost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from boards.importing import columns
from boards.models import ImportPreview, Role
from lscb.history.models import Event
from tests.factories.boards import AgencyFactory, AppointmentFactory, SeatFactory

pytestmark = pytest.mark.django_db
SHEET = """Members of the board 2013
Post,Body,Member class,Organisation,From,Until,Deputy?
Superintendent,Police,Core,Avon Police,April 2012,June 2012,
Chief inspector,Police,Core,Avon Police,September 2012,,
=cmd(),Fire,Emperor,,,,
,,,,,,
Matron,Hospital,Associate,Royal Hospital,soon,,
Vacant,Lay member,Lay,,,,
"""


@pytest.fixture
def superintendent(board):
    agency = AgencyFactory(board=board, name="Avon Police")
    seat = SeatFactory(board=board, printed_name="Police", agency=agency)
    return AppointmentFactory(
        board=board,
        seat=seat,
        post="Superintendent",
        started="2012-04",
        ended="2012-06",
    )


def post(who, url, name, /, *args, **body):
    return who.client.post(url(name, who.board, *args), body, follow=True)


@pytest.fixture
def upload(url):
    def _upload(who, text=SHEET, name="members.csv"):
        file = SimpleUploadedFile(name, text.encode())
        path = url("boards:member_import", who.board)
        return who.client.post(path, {"upload": file}, follow=True)

    return _upload


def test_a_sheet_is_shown_as_it_was_read_and_nothing_is_stored(signed_in, upload):
    manager = signed_in(Role.BUSINESS_MANAGER)

    page = upload(manager).text

    assert "3 can be stored" in page
    assert "“Emperor” is not a class of member" in page
    assert "From: “soon” is not a date" in page
    assert "It stands above the headings" in page
    assert "New agency: check its kind afterwards" in page
    assert not manager.board.seats.exists()


def test_what_is_good_is_stored_and_no_row_is_lost(signed_in, url, upload):
    manager = signed_in(Role.BUSINESS_MANAGER)
    upload(manager)
    preview = manager.board.imports.get()

    page = post(manager, url, "boards:member_import_commit", preview.pk).text

    preview.refresh_from_db()
    assert preview.stored_count + len(preview.set_aside) == len(preview.rows)
    assert "3 rows stored" in page
    held = manager.board.appointments.order_by("started")
    assert list(held.values_list("seat__printed_name", "post", "started", "ended")) == [
        ("Police", "Superintendent", "2012-04", "2012-06"),
        ("Police", "Chief inspector", "2012-09", ""),
    ]
    lay = manager.board.seats.get(member_class="lay")
    assert not lay.appointments.exists()
    again = post(manager, url, "boards:member_import_commit", preview.pk).text
    assert "taken in already" in again
    assert manager.board.appointments.count() == 2


def test_rows_set_aside_are_downloaded_with_the_reason(signed_in, url, upload):
    manager = signed_in(Role.BUSINESS_MANAGER)
    upload(manager)
    preview = manager.board.imports.get()
    path = url("boards:member_import_set_aside", manager.board, preview.pk)

    before = manager.client.get(path)
    post(manager, url, "boards:member_import_commit", preview.pk)
    after = manager.client.get(path)

    assert after.content == before.content
    lines = after.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + len(ImportPreview.objects.get().set_aside)
    assert lines[0].startswith("Post,Body,Member class")
    assert "'=cmd()" in after.content.decode()
    assert after["Content-Type"].startswith("text/csv")


def test_a_sheet_taken_in_twice_stores_nothing_twice(signed_in, url, upload):
    manager = signed_in(Role.BUSINESS_MANAGER)
    upload(manager)
    first = manager.board.imports.get()
    post(manager, url, "boards:member_import_commit", first.pk)

    page = upload(manager).text

    assert "0 can be stored" in page
    assert "This appointment is in the record already" in page


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("", "members.csv", "The file is empty. Choose one that has rows in it."),
        ("Seat,Post\n", "members.csv", "headings and no rows"),
        ("%PDF-1.4", "members.pdf", "Excel workbook"),
    ],
)
def test_a_file_that_is_no_sheet_is_explained(signed_in, upload, text, name, said):
    manager = signed_in(Role.BUSINESS_MANAGER)

    page = upload(manager, text, name)

    assert said in page.text
    assert not manager.board.imports.exists()


CORRECTED = {
    "seat": "Hospital",
    "member_class": "Associate",
    "post": "Matron",
    "agency": "Royal Hospital",
    "started": "May 2013",
}
MATRON = 7  # its row in the sheet


def test_a_row_is_corrected_where_it_stands_and_read_again(signed_in, url, upload):
    manager = signed_in(Role.BUSINESS_MANAGER)
    upload(manager)
    preview = manager.board.imports.get()
    path = url("boards:member_import_row", manager.board, preview.pk, MATRON)
    opened = manager.client.get(path).text
    assert 'value="soon"' in opened
    assert opened.count('class="govuk-input"') == len(columns.TITLES)

    page = manager.client.post(path, CORRECTED | {"version": 1}, follow=True)

    assert page.redirect_chain[0][0].endswith(f"#row-{MATRON}")
    assert "4 can be stored" in page.text
    assert not manager.board.seats.exists()
    post(manager, url, "boards:member_import_commit", preview.pk)
    matron = manager.board.appointments.get(post="Matron")
    assert (matron.seat.agency.name, matron.started) == ("Royal Hospital", "2013-05")
    event = Event.objects.about(preview).get(verb="import_row_corrected")
    assert (event.before["started"], event.after["started"]) == ("soon", "May 2013")


def test_a_corrected_row_gets_the_column_that_the_sheet_lacks(signed_in, url, upload):
    manager = signed_in(Role.BUSINESS_MANAGER)
    board = manager.board
    agency = AgencyFactory(board=board, name="Health Group")
    for name in ("Designated nurse", "Designated doctor"):
        SeatFactory(board=board, agency=agency, printed_name=name)
    page = upload(manager, "Post,Agency\nMatron,Health Group\nPorter,Fire\n").text
    assert "say which, Designated" in page
    preview = board.imports.get()

    told = {"version": 1, "seat": "Designated nurse", "post": "Matron"}
    post(manager, url, "boards:member_import_row", preview.pk, 2, **told)
    post(manager, url, "boards:member_import_commit", preview.pk)

    preview.refresh_from_db()
    assert preview.headings == [1, ["Post", "Agency", "Seat"]]
    held = board.appointments.values_list("seat__printed_name", "post")
    assert set(held) == {("Designated nurse", "Matron"), ("Fire", "Porter")}


def test_two_people_correct_a_row_at_once_and_lose_nothing(signed_in, url, upload):
    manager = signed_in(Role.BUSINESS_MANAGER)
    upload(manager)
    preview = manager.board.imports.get()
    path = url("boards:member_import_row", manager.board, preview.pk, MATRON)
    manager.client.post(path, CORRECTED | {"version": 1})

    late = manager.client.post(path, CORRECTED | {"version": 1, "post": "Sister"})
    assert late.status_code == 409
    assert "What is stored now" in late.text
    assert 'value="Sister"' in late.text
    again = manager.client.post(path, CORRECTED | {"version": 2, "post": "Sister"})

    assert again.status_code == 302
    preview.refresh_from_db()
    assert preview.told_in_row(MATRON, columns.MEMBERS)["post"] == "Sister"


def test_a_sheet_that_was_taken_in_is_not_corrected(signed_in, url, upload):
    manager = signed_in(Role.BUSINESS_MANAGER)
    upload(manager)
    preview = manager.board.imports.get()
    post(manager, url, "boards:member_import_commit", preview.pk)
    path = url("boards:member_import_row", manager.board, preview.pk, MATRON)

    late = manager.client.post(path, CORRECTED | {"version": 1})

    assert late.status_code == 422
    assert "taken in already" in late.text
    assert not manager.board.appointments.filter(post="Matron").exists()


def test_a_row_that_the_sheet_has_not_is_not_found(signed_in, url, upload):
    manager = signed_in(Role.BUSINESS_MANAGER)
    upload(manager)
    preview = manager.board.imports.get()

    path = url("boards:member_import_row", manager.board, preview.pk, 99)

    assert manager.client.get(path).status_code == 404
    assert manager.client.post(path, {"version": 1}).status_code == 404


def test_all_that_is_wrong_with_a_row_is_shown(signed_in, upload):
    page = upload(
        signed_in(Role.BUSINESS_MANAGER),
        "Seat,Class,Post,From,Deputy\nPolice,Emperor,Inspector,soon,perhaps\n",
    ).text

    for fault in ("not a class of member", "not a date", "neither yes nor no"):
        assert fault in page


def test_the_list_as_exported_is_read_back_the_same(
    signed_in, url, upload, superintendent
):
    board = superintendent.board
    SeatFactory(board=board, printed_name="Lay member", member_class="lay")
    manager = signed_in(Role.BUSINESS_MANAGER)
    listed = manager.client.get(
        url("boards:member_list", board), {"format": "csv", "year": "2012"}
    )
    board.appointments.all().delete()
    board.seats.all().delete()
    board.agencies.filter(name="Avon Police").delete()

    upload(manager, listed.content.decode("utf-8-sig"))
    preview = board.imports.get()
    post(manager, url, "boards:member_import_commit", preview.pk)

    stored = board.appointments.get()
    assert (stored.post, stored.started, stored.ended) == (
        "Superintendent",
        "2012-04",
        "2012-06",
    )
    assert stored.seat.agency.name == "Avon Police"
    assert set(board.seats.values_list("printed_name", "member_class")) == {
        ("Police", "core"),
        ("Lay member", "lay"),
    }
