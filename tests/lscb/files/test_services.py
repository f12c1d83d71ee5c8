import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError

from lscb.files import services
from lscb.files.exceptions import FileRefused
from lscb.files.models import File
from lscb.history.models import Event
from tests.factories.boards import BoardFactory

from . import samples


def test_keep_stores_what_was_made_and_says_so_in_the_history(officer):
    board = BoardFactory()

    file = services.keep(samples.PDF, name="report.pdf", board=board, by=officer)

    file.refresh_from_db()
    digest = hashlib.sha256(samples.PDF).hexdigest()
    assert (file.board, file.kept_by) == (board, officer.user)
    assert (file.name, file.content_type) == ("report.pdf", "application/pdf")
    assert (file.size, file.sha256) == (len(samples.PDF), digest)
    assert file.path.read_bytes() == samples.PDF
    event = Event.objects.about(file).get(verb="file_kept")
    assert (event.board, event.actor) == (board, officer.user)
    assert event.after["sha256"] == digest


def test_keep_takes_an_upload_by_its_content_and_not_by_what_the_browser_says(officer):
    upload = SimpleUploadedFile("plan.docx", samples.word(), content_type="text/html")

    file = services.keep(upload, name=upload.name, board=None, by=officer)

    assert file.content_type.endswith("wordprocessingml.document")


def test_keep_does_not_let_a_name_choose_the_place(officer, settings):
    file = services.keep(
        samples.PDF, name="../../../../tmp/evil.pdf", board=None, by=officer
    )

    assert file.name == "evil.pdf"
    assert file.path.is_relative_to(settings.PRIVATE_FILES_ROOT)
    assert file.path.name == file.sha256


def test_keep_leaves_nothing_behind_of_what_it_refuses(officer, settings):
    with pytest.raises(FileRefused, match="is empty"):
        services.keep(b"", name="report.pdf", board=None, by=officer)

    assert not File.objects.exists()
    assert not Event.objects.exists()
    assert list(settings.PRIVATE_FILES_ROOT.rglob("*")) == []


def test_keep_measures_an_upload_before_reading_it(officer):
    class Huge:
        size = 51_000_000

        def read(self):
            pytest.fail("it was read into memory")

    with pytest.raises(FileRefused, match="51 MB and we take up to 50 MB"):
        services.keep(Huge(), name="scan.pdf", board=None, by=officer)


def test_two_rows_may_hold_the_same_content(officer):
    first = services.keep(samples.PDF, name="a.pdf", board=BoardFactory(), by=officer)
    second = services.keep(samples.PDF, name="b.pdf", board=BoardFactory(), by=officer)

    assert first.path == second.path
    assert (first.name, second.name) == ("a.pdf", "b.pdf")


def test_database_refuses_an_empty_file(db):
    with pytest.raises(IntegrityError, match="files_file_is_not_empty"):
        File.objects.create(name="a.pdf", size=0)
