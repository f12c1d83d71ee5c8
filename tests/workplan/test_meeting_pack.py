import datetime
import io
import subprocess

import docx
import pikepdf
import pytest
from PIL import Image

from boards.models import Role
from boards.services import agenda_papers
from lscb.documents.blocks import Chapter, Document, Prose
from lscb.documents.pdf import render_pdf
from lscb.jobs import runner
from lscb.mail.models import Mail
from tests.factories.boards import GroupFactory, MeetingFactory, RestrictionFactory
from tests.factories.highlight_reports import HighlightReportFactory
from tests.factories.meetings import AgendaItemFactory
from workplan.models import MeetingPack


@pytest.fixture
def meeting(board):
    group = GroupFactory(board=board, kind="board")
    return MeetingFactory(
        board=board, group=group, starts_at=datetime.time(9, 30), place="Guildhall"
    )


class Upload(io.BytesIO):
    def __init__(self, name, content):
        super().__init__(content)
        self.name, self.size = name, len(content)


def pdf_paper(words):
    chapter = Chapter(words, (Prose(f"Here is {words}"),))
    return render_pdf(Document(title=words, board_name="Board", chapters=(chapter,)))


def word_paper(words):
    document = docx.Document()
    document.add_heading(words)
    document.add_paragraph(f"Here is {words}")
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def picture(kind, size):
    target = io.BytesIO()
    Image.new("RGB", size, "teal").save(target, kind)
    return target.getvalue()


def make(client, url, meeting, **data):
    """Ask for the pack, let the job run, and return the pack."""
    response = client.post(url("workplan:pack_build", meeting.board, meeting.pk), data)
    assert response.status_code == 302
    while runner.run_next():
        pass
    return MeetingPack.objects.order_by("-pk").first()


def text_of(pack):
    found = subprocess.run(
        ["pdftotext", "-layout", str(pack.file.path), "-"],
        capture_output=True,
        check=True,
        text=True,
    )
    return found.stdout.split("\f")[:-1]


def add(item, manager, *papers, **values):
    uploads = [Upload(name, content) for name, content in papers]
    return agenda_papers.add_papers(item=item, uploads=uploads, by=manager, **values)


def test_twelve_papers_in_three_formats_come_out_as_one_valid_pdf_in_order(
    signed_in, url, board, meeting, manager
):
    names = [f"Paper {n:02}" for n in range(1, 13)]
    kinds = [
        ("pdf", pdf_paper),
        ("docx", word_paper),
        ("png", lambda words: picture("PNG", (300, 200))),
    ]
    items = [
        AgendaItemFactory(meeting=meeting, title=f"Item {n}", position=n)
        for n in range(1, 7)
    ]
    for n, name in enumerate(names):
        extension, make_paper = kinds[n % 3]
        add(items[n // 2], manager, (f"{name}.{extension}", make_paper(name)))
    client = signed_in(Role.BUSINESS_MANAGER).client

    pack = make(client, url, meeting)

    pages = text_of(pack)
    assert pack.left_out == ""
    assert pack.page_count == len(pages) == 13
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of 13" in page
    for number, name in enumerate(names, 2):
        assert name in pages[number - 1]
        assert f"{name}, page {number}" in " ".join(pages[0].split())
    checked = subprocess.run(
        ["qpdf", "--check", str(pack.file.path)], capture_output=True, text=True
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
    with pikepdf.open(pack.file.path) as pdf, pdf.open_outline() as outline:
        marks = [mark.title for mark in outline.root]
    assert marks == ["Agenda", *(f"{n}. Item {n}" for n in range(1, 7))]


def test_a_locked_paper_has_a_page_that_says_so(
    signed_in, url, board, meeting, manager
):
    source = pikepdf.open(io.BytesIO(pdf_paper("Secret")))
    target = io.BytesIO()
    source.save(target, encryption=pikepdf.Encryption(user="x", owner="x"))
    item = AgendaItemFactory(meeting=meeting, title="Budget")
    add(item, manager, ("Locked.pdf", target.getvalue()), ("Fees.csv", b"a,b\n1,2\n"))
    client = signed_in(Role.BUSINESS_MANAGER).client

    pack = make(client, url, meeting)

    assert pack.left_out.splitlines() == [
        "Locked: It is locked with a password",
        "Fees: It is a workbook and has no pages",
    ]
    pages = text_of(pack)
    assert "locked with a password" in " ".join(pages[1].split())
    assert "Not every paper" in Mail.objects.get(kind="pack_ready").body


def test_the_pack_for_everybody_holds_nothing_restricted(
    signed_in, url, board, meeting, manager
):
    restriction = RestrictionFactory(board=board)
    AgendaItemFactory(meeting=meeting, title="Open business")
    closed = AgendaItemFactory(
        meeting=meeting, title="Pay", kind="confidential", restriction=restriction
    )
    add(closed, manager, ("Salaries.txt", b"Ten pounds"))
    HighlightReportFactory(
        board=board, meeting=meeting, submitted=True, restriction=restriction
    )
    client = signed_in(Role.BUSINESS_MANAGER).client

    for_all = make(client, url, meeting)
    for_few = make(client, url, meeting, state="restricted")

    assert "Pay" not in " ".join(text_of(for_all))
    assert "Ten pounds" in " ".join(text_of(for_few))
    member = signed_in(Role.BOARD_MEMBER).client
    paths = {
        pack: url("workplan:pack_download", board, meeting.pk, pack.pk)
        for pack in (for_all, for_few)
    }
    assert b"".join(member.get(paths[for_all])).startswith(b"%PDF")
    assert member.get(paths[for_few]).status_code == 404


def test_business_support_makes_no_pack_with_restricted_papers(
    signed_in, url, board, meeting
):
    client = signed_in(Role.BUSINESS_SUPPORT).client

    client.post(url("workplan:pack_build", board, meeting.pk), {"state": "restricted"})

    assert not board.jobs.exists()


def test_asked_twice_it_is_made_once(signed_in, url, board, meeting):
    client = signed_in(Role.BUSINESS_MANAGER).client
    path = url("workplan:pack_build", board, meeting.pk)

    assert client.post(path).url == client.post(path).url
    assert board.jobs.count() == 1


def test_who_lost_the_role_meanwhile_gets_no_pack(signed_in, url, board, meeting):
    manager = signed_in(Role.BUSINESS_MANAGER)
    manager.client.post(url("workplan:pack_build", board, meeting.pk))
    manager.grant.delete()

    while runner.run_next():
        pass

    assert board.jobs.get().state == "failed"
    assert not MeetingPack.objects.exists()
