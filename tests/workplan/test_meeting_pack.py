import datetime
import functools
import io
import random
import subprocess
import zipfile
from contextlib import suppress

import docx
import openpyxl
import pikepdf
import pytest
from PIL import Image

from boards.models import Role
from boards.services import agenda_papers
from lscb.documents.blocks import Chapter, Document, Prose
from lscb.documents.packs import WITHOUT_NUMBERS
from lscb.documents.pdf import render_pdf
from lscb.files.exceptions import FileRefused
from lscb.files.office import XLSX
from lscb.jobs import runner
from lscb.mail.models import Mail
from prove.hostile_files import changed_inside, zipped
from tests.factories.boards import GroupFactory, MeetingFactory, RestrictionFactory
from tests.factories.highlight_reports import HighlightReportFactory
from tests.factories.meetings import AgendaItemFactory
from tests.factories.risks import RiskAssessmentFactory, RiskFactory
from tests.lscb.documents.reading import assert_accessible
from workplan.meeting_pack import pack_of
from workplan.models import MeetingPack
from workplan.pack_papers import paper_pdf, register_blocks
from workplan.paper_sheets import blocks_of_sheets
from workplan.services.register_snapshots import take_snapshot
from workplan.services.risks import edit_risk

DAY = datetime.date(2013, 6, 12)


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


pdf_sample = functools.cache(lambda: pdf_paper("Turned"))


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


def marks_of(pack):
    with pikepdf.open(pack.file.path) as pdf, pdf.open_outline() as outline:
        return [mark.title for mark in outline.root]


def assessed(board, likelihood=3, impact=3, **values):
    risk = RiskFactory(board=board, **values)
    RiskAssessmentFactory(risk=risk, likelihood=likelihood, impact=impact)
    return risk


def lay_out(meeting):
    """As the pack lays out what has no pages of its own."""

    def _lay_out(blocks, *, is_wide=False):
        chapter = Chapter("To item 1: Budget", tuple(blocks), is_wide=is_wide)
        document = Document(
            title="Paper", board_name=meeting.board.name, chapters=(chapter,)
        )
        return render_pdf(document, rules=WITHOUT_NUMBERS)

    return _lay_out


def add(item, manager, *papers, **values):
    uploads = [Upload(name, content) for name, content in papers]
    return agenda_papers.add_papers(item=item, uploads=uploads, by=manager, **values)


def test_twelve_papers_in_three_formats_come_out_as_one_valid_pdf_in_order(
    signed_in, url, board, meeting, manager
):
    """Four PDFs, four Word documents and four pictures, uploaded in another order than the agenda's."""
    names = [f"Paper {n:02}" for n in range(1, 13)]
    kinds = [
        ("pdf", pdf_paper),
        ("docx", word_paper),
        ("png", lambda words: picture("PNG", (300, 200))),
        ("pdf", pdf_paper),
        ("docx", word_paper),
        ("jpg", lambda words: picture("JPEG", (200, 300))),
    ]
    items = [
        AgendaItemFactory(meeting=meeting, title=f"Item {n}", position=n)
        for n in range(1, 13)
    ]
    for n in (7, 2, 11, 0, 5, 9, 3, 10, 1, 8, 4, 6):
        extension, make_paper = kinds[n % 6]
        add(items[n], manager, (f"{names[n]}.{extension}", make_paper(names[n])))
    closed = AgendaItemFactory(
        meeting=meeting,
        title="Pay",
        kind="confidential",
        restriction=RestrictionFactory(board=board),
        position=6,
    )
    add(closed, manager, ("Salaries.pdf", pdf_paper("Salaries")))
    client = signed_in(Role.BUSINESS_MANAGER).client

    pack = make(client, url, meeting)

    pages = text_of(pack)
    assert pack.left_out == ""
    assert pack.page_count == len(pages) == 13
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of 13" in page
        assert "Salaries" not in page
        assert "Pay" not in page
    for number, name in enumerate(names, 2):
        assert name in pages[number - 1]
        assert f"{name}, page {number}" in " ".join(pages[0].split())
    checked = subprocess.run(
        ["qpdf", "--check", str(pack.file.path)], capture_output=True, text=True
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
    marks = marks_of(pack)
    assert marks == ["Agenda", *(f"{n}. Item {n}" for n in range(1, 13))]
    with pikepdf.open(pack.file.path) as pdf:
        assert b"Salaries" not in pdf.Root.unparse(resolved=True)


def test_what_we_lay_out_ourselves_is_accessible_before_it_is_bound(
    board, meeting, manager
):
    """
    A pack is no PDF/UA: the papers of others have tags of any kind or none. Our own pages are.
    """
    assessed(board, reference="R1", title="Posts are vacant")
    item = AgendaItemFactory(meeting=meeting, title="Budget")
    register = AgendaItemFactory(
        meeting=meeting, source="risk_register", source_key="risk_register"
    )
    add(
        item,
        manager,
        ("Fees.csv", b"Fees,,\nAgency,Pounds,\nFire,12,\n"),
        ("Minutes.docx", word_paper("Minutes")),
        ("Building.png", picture("PNG", (30, 20))),
    )
    papers = item.papers.select_related("file").in_order()

    for paper in papers:
        assert_accessible(paper_pdf(paper, lay_out(meeting)))
    blocks = register_blocks(meeting, manager)
    assert_accessible(lay_out(meeting)(blocks, is_wide=True))
    assert register.source == "risk_register"


# The risk register in the pack


@pytest.fixture
def with_register(board, meeting):
    AgendaItemFactory(meeting=meeting, title="Welcome", position=1)
    AgendaItemFactory(
        meeting=meeting,
        title="Risk register",
        source="risk_register",
        source_key="risk_register",
        position=2,
    )
    AgendaItemFactory(meeting=meeting, title="Close", position=3)
    assessed(board, 5, 5, reference="R1", title="Posts are vacant")
    assessed(board, 1, 2, reference="R2", title="Data are late")
    restriction = RestrictionFactory(board=board)
    assessed(board, 4, 4, reference="R3", title="Pay dispute", restriction=restriction)
    RiskFactory(board=board, reference="R4", title="Nobody rated this")


def test_the_register_is_bound_where_the_agenda_has_it(
    signed_in, url, meeting, with_register
):
    pack = make(signed_in(Role.BUSINESS_MANAGER).client, url, meeting)

    agenda, register = text_of(pack)
    assert marks_of(pack) == ["Agenda", "2. Risk register"]
    assert "Risk register, page 2" in " ".join(agenda.split())
    assert register.index("Posts are") < register.index("Data are late")
    assert "Not rated" in register
    assert "R3" not in register
    assert "Pay dispute" not in register
    with pikepdf.open(pack.file.path) as pdf:
        _, _, width, height = pdf.pages[1].mediabox
    assert width > height


def test_only_the_pack_with_restricted_papers_has_restricted_risks(
    signed_in, url, meeting, with_register
):
    client = signed_in(Role.BUSINESS_MANAGER).client

    pack = make(client, url, meeting, state="restricted")

    register = " ".join(text_of(pack)[1].split())
    assert "R3 Pay dispute" in register
    assert "Only named readers may see R3." in register
    assert pack.has_restricted


def test_the_register_is_that_which_the_meeting_reviewed(
    signed_in, url, board, meeting, manager, with_register
):
    take_snapshot(meeting=meeting, by=manager)
    risk = board.risks.get(reference="R1")
    edit_risk(risk=risk, version=risk.version, title="Changed since", by=manager)

    pack = make(signed_in(Role.BUSINESS_MANAGER).client, url, meeting)

    register = text_of(pack)[1]
    assert "As this meeting reviewed it" in register
    assert "Posts are" in register
    assert "Changed since" not in register


def test_the_register_of_an_old_meeting_is_that_of_its_day(board, manager):
    day = datetime.date(2012, 6, 13)
    old = MeetingFactory(board=board, held_on=day)
    assert old.held_on < board.today
    then = datetime.datetime(2012, 6, 1, tzinfo=datetime.UTC)
    after = datetime.datetime(2012, 7, 1, tzinfo=datetime.UTC)
    for reference, moment in (("R1", then), ("R2", after)):
        risk = RiskFactory(board=board, reference=reference)
        RiskAssessmentFactory(risk=risk, assessed_at=moment)

    _, table = register_blocks(old, manager)

    assert [row[0] for row in table.rows] == ["R1"]


# Papers that are sheets


def workbook(*sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_workbooks_and_csv_are_laid_out_as_tables(signed_in, url, meeting, manager):
    item = AgendaItemFactory(meeting=meeting, title="Budget")
    rows = [["Budget 2013"], ["Agency", "Pounds", "Due"], ["Fire", 1250.5, DAY]]
    book = workbook(("Contributions", rows), ("Reserves", [["Fund"], ["Training"]]))
    add(item, manager, ("Budget.xlsx", book), ("Fees.csv", b"a;b\n1;<b>\n"))

    pack = make(signed_in(Role.BUSINESS_MANAGER).client, url, meeting)

    assert pack.left_out == ""
    pages = [" ".join(page.split()) for page in text_of(pack)]
    assert (
        "Budget 2013 Contributions Agency Pounds Due Fire 1250.5 12 June 2013"
        in pages[1]
    )
    assert "Reserves Fund Training" in pages[1]
    assert "Fees a b 1 <b>" in pages[2]


def test_a_long_and_wide_sheet_says_what_is_left_out(board, meeting, manager):
    item = AgendaItemFactory(meeting=meeting)
    rows = [[f"{row} {column}" for column in range(20)] for row in range(250)]
    add(
        item,
        manager,
        ("All.xlsx", workbook(("Wide", rows), *[("x", [["y"], ["z"]])] * 7)),
    )

    blocks = blocks_of_sheets(
        item.papers.get().file.path.read_bytes(), "All.xlsx", XLSX
    )

    table, note, *_, rest = blocks
    assert (table.columns, len(table.rows)) == (12, 200)
    assert note.text.startswith("49 rows and 8 columns of “Wide” left out here.")
    assert rest.text.startswith("These sheets are left out here: x5, x6.")


def test_a_sheet_may_begin_with_a_nought(board, meeting, manager):
    book = workbook(("Fees", [[0, None], ["Agency", "Pounds"], ["Fire", 5]]))

    title, table = blocks_of_sheets(book, "Fees.xlsx", XLSX)

    assert (title.markdown, table.columns) == ("0", 2)


# Papers that are broken


def test_a_paper_that_is_broken_costs_its_own_pages_only(
    signed_in, url, board, meeting, manager
):
    item = AgendaItemFactory(meeting=meeting, title="Budget")
    whole = pdf_paper("Whole")
    no_trailer = whole[:200] + b"\n%%EOF\n"
    source = pikepdf.open(io.BytesIO(whole))
    source.pages[0].obj.Rotate = pikepdf.Name.Sideways
    target = io.BytesIO()
    source.save(target)
    add(
        item,
        manager,
        ("Before.pdf", pdf_paper("Before")),
        ("Cut.pdf", no_trailer),
        ("Twisted.pdf", target.getvalue()),
        ("After.pdf", pdf_paper("After")),
    )

    pack = make(signed_in(Role.BUSINESS_MANAGER).client, url, meeting)

    assert pack.left_out.splitlines() == [
        "Cut: It is damaged",
        "Twisted: It is damaged",
    ]
    pages = [" ".join(page.split()) for page in text_of(pack)]
    assert "Here is Before" in pages[1]
    assert "Cut" in pages[2]
    assert (
        "Cut could not be bound into this pack. It is damaged."
        " Open it from the agenda on screen." in pages[2]
    )
    assert "It is damaged" in pages[3]
    assert "Here is After" in pages[4]


@pytest.mark.parametrize("seed", range(8))
def test_whatever_is_in_a_paper_the_pack_comes_out(seed, meeting, board, manager):
    """Bits of a PDF turned over, a Word document changed inside: bound, or told by name."""
    chance = random.Random(seed)  # noqa: S311
    content = bytearray(pdf_sample())
    for _ in range(chance.choice((1, 5, 50, 400))):
        content[chance.randrange(20, len(content) - 40)] ^= 1 << chance.randrange(8)
    with zipfile.ZipFile(io.BytesIO(word_paper("Minutes"))) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    item = AgendaItemFactory(meeting=meeting)
    add(item, manager, ("Turned.pdf", bytes(content)))
    with suppress(FileRefused):  # as it is when somebody uploads it
        add(item, manager, ("Changed.docx", zipped(changed_inside(parts, chance))))

    packed = pack_of(meeting, manager)

    told = [each.partition(":")[0] for each in packed.left_out]
    assert set(told) <= {"Turned", "Changed"}
    with pikepdf.open(io.BytesIO(packed.bound.pdf)) as pdf:
        assert len(pdf.pages) == packed.bound.page_count >= 2


def test_a_huge_picture_is_bound_or_told(board, meeting, manager):
    item = AgendaItemFactory(meeting=meeting)
    target = io.BytesIO()
    Image.effect_noise((64, 64), 90).resize((7000, 7000)).save(
        target, "JPEG", quality=30
    )
    add(item, manager, ("Plan.jpg", target.getvalue()))

    packed = pack_of(meeting, manager)

    assert packed.left_out == ()
    assert packed.bound.page_count == 2


def test_a_locked_paper_has_a_page_that_says_so(
    signed_in, url, board, meeting, manager
):
    source = pikepdf.open(io.BytesIO(pdf_paper("Secret")))
    target = io.BytesIO()
    source.save(target, encryption=pikepdf.Encryption(user="x", owner="x"))
    item = AgendaItemFactory(meeting=meeting, title="Budget")
    add(item, manager, ("Locked.pdf", target.getvalue()))
    client = signed_in(Role.BUSINESS_MANAGER).client

    pack = make(client, url, meeting)

    assert pack.left_out.splitlines() == [
        "Locked: It is locked with a password",
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
