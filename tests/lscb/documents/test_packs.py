import io

import docx
import pikepdf
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from pikepdf import Array, Dictionary, Name, Pdf, String

from lscb.documents.blocks import BulletList, Heading, Note, Prose, Table
from lscb.documents.packs import CannotBind, Part, bind, pages_in
from lscb.documents.word_reading import CannotRead, blocks_of, plain
from tests.lscb.files import samples


def pdf_of(pages=1, *, size=(595, 842), change=None, **saving):
    with Pdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page(page_size=size)
        if change:
            change(pdf)
        target = io.BytesIO()
        pdf.save(target, **saving)
        return target.getvalue()


def drawn_on(page):
    """What was stamped on a page: the text of the form that was laid over it."""
    forms = page.Resources.XObject.values()
    return b" ".join(form.read_bytes() for form in forms).decode("cp1252")


def test_parts_come_out_in_order_with_numbers_and_bookmarks():
    parts = [
        Part("Agenda", pdf_of(2), "Agenda"),
        Part("1. Budget", pdf_of(3), "1. Budget"),
        Part("Fees", pdf_of(1), "1. Fees", level=1),
        Part("2. Risks", pdf_of(1, size=(842, 595))),
    ]

    bound = bind(parts, title="Pack")

    assert bound.page_count == 7
    with pikepdf.open(io.BytesIO(bound.pdf)) as pdf:
        assert pdf.check_pdf_syntax() == []
        with pdf.open_outline() as outline:
            marks = [
                (mark.title, [child.title for child in mark.children])
                for mark in outline.root
            ]
        shown = [drawn_on(page) for page in pdf.pages]
    assert marks == [("Agenda", []), ("1. Budget", ["Fees"]), ("2. Risks", [])]
    assert all(f"Page {n} of 7" in words for n, words in enumerate(shown, 1))
    assert "1. Budget" in shown[2]
    assert "1. Fees" in shown[5]


def test_a_turned_page_is_numbered_too():
    def turn(pdf):
        pdf.pages[0].obj.Rotate = 90

    bound = bind([Part("Plan", pdf_of(change=turn))], title="Pack")

    with pikepdf.open(io.BytesIO(bound.pdf)) as pdf:
        assert "Page 1 of 1" in drawn_on(pdf.pages[0])
        assert pdf.pages[0].obj.Rotate == 90


def test_what_was_uploaded_does_nothing_in_the_pack():
    def arm(pdf):
        run = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
        pdf.Root.OpenAction = run
        page = pdf.pages[0].obj
        page.AA = Dictionary(O=run)
        link = {"Type": Name.Annot, "Subtype": Name.Link, "Rect": Array([0, 0, 9, 9])}
        page.Annots = Array(
            [
                Dictionary(**link, A=run),
                Dictionary(**link, A=Dictionary(S=Name.Launch, F=String("calc.exe"))),
                Dictionary(**link, A=Dictionary(S=Name.URI, URI=String("file:///x"))),
                Dictionary(
                    **link, A=Dictionary(S=Name.URI, URI=String("https://example.org"))
                ),
            ]
        )

    bound = bind([Part("Paper", pdf_of(change=arm))], title="Pack")

    assert b"JavaScript" not in bound.pdf
    with pikepdf.open(io.BytesIO(bound.pdf)) as pdf:
        (link,) = pdf.pages[0].obj.Annots
        assert str(link.A.URI) == "https://example.org"
        assert "/OpenAction" not in pdf.Root
        assert "/AA" not in pdf.pages[0].obj


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"%PDF-1.7 and then nothing", "damaged"),
        (
            pdf_of(encryption=pikepdf.Encryption(user="secret", owner="secret")),
            "password",
        ),
    ],
)
def test_what_cannot_be_opened_is_said(content, why):
    with pytest.raises(CannotBind, match=why):
        pages_in(content)
    with pytest.raises(CannotBind, match=why):
        bind([Part("Paper", content)], title="Pack")


def saved(document):
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def test_a_word_paper_is_read_as_blocks():
    document = docx.Document()
    document.add_heading("Budget", level=1)
    document.add_paragraph("Costs *rose* by 5%.")
    document.add_paragraph("Rent", style="List Bullet")
    document.add_paragraph("Staff", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(table._cells, ["Head", "£", "Rent", "10"], strict=True):
        cell.text = words

    blocks = blocks_of(saved(document))

    assert blocks == (
        Heading("Budget", level=1),
        plain("Costs *rose* by 5%."),
        BulletList(("Rent", "Staff")),
        Table("Table", (("Head", "£"),), (("Rent", "10"),), has_row_headings=False),
    )
    assert blocks[1] == Prose(r"Costs \*rose\* by 5\%\.")


def test_pending_changes_are_read_as_if_accepted():
    document = docx.Document()
    paragraph = document.add_paragraph("We ")
    for tag, words, kind in (("w:ins", "agree", "w:t"), ("w:del", "refuse", "w:t")):
        change, run, text = (OxmlElement(name) for name in (tag, "w:r", kind))
        text.text = words
        run.append(text)
        change.append(run)
        paragraph._p.append(change)

    assert blocks_of(saved(document)) == (plain("We agree"),)


def test_cells_in_a_content_control_are_not_lost():
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    for cell, words in zip(table._cells, ["Lead", "Nurse"], strict=True):
        cell.text = words
    row = table.rows[0]._tr
    cell = row.findall(qn("w:tc"))[1]
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    row.replace(cell, control)
    control.append(content)
    content.append(cell)

    (block,) = blocks_of(saved(document))

    assert block.heading == (("Lead", "Nurse"),)


def test_pictures_left_out_are_counted():
    document = docx.Document()
    document.add_picture(io.BytesIO(samples.picture("PNG")))

    (note,) = blocks_of(saved(document))

    assert isinstance(note, Note)
    assert note.text.startswith("1 picture is left out")


def test_what_is_no_word_document_is_said():
    with pytest.raises(CannotRead):
        blocks_of(samples.plain_zip("a.txt"))
