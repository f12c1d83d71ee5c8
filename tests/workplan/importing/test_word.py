import pytest

from lscb.files.exceptions import FileRefused
from workplan.importing import uploads, word
from workplan.importing.rows import as_plain_values, from_plain_values

from .files import W, cell, control, docx, paragraph, row, run, table, zipped

BULLETS = """
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>
"""
NUMBERS = """
<w:abstractNum w:abstractNumId="2">
  <w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2 %3)"/></w:lvl>
</w:abstractNum>
<w:num w:numId="8"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="9"><w:abstractNumId w:val="2"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
"""


def listed(number, depth=0):
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'


def texts(*blocks, **parts):
    """The cells of the first table, row by row."""
    first = word.read(docx(*blocks, **parts)).tables[0]
    return [[each.text for each in row.cells] for row in first.rows]


def changed(inner, kind):
    return f'<w:{kind} w:id="1" w:author="Business manager">{inner}</w:{kind}>'


def test_pending_changes_read_as_if_accepted():
    kept = changed(run("added "), "ins") + changed(run("moved here"), "moveTo")
    gone = changed("<w:r><w:delText>deleted</w:delText></w:r>", "del")
    gone += changed(run("moved away"), "moveFrom")
    deleted = row("A row", "to go", marks='<w:del w:id="2"/>')
    inserted = row("A row", "to come", marks='<w:ins w:id="3"/>')

    found = word.read(
        docx(table(row(cell(paragraph(gone + kept)), "b"), deleted, inserted))
    )

    rows = found.tables[0].rows
    assert [each.words for each in rows] == ["added moved here | b", "A row | to come"]
    assert found.notes == ("Rows that a pending change deletes are not read: 1.",)


def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next():
    mark = '<w:rPr><w:del w:id="1"/></w:rPr>'

    found = texts(table([cell(paragraph("One ", marks=mark), paragraph("line")), "b"]))

    assert found == [["One line", "b"]]


def test_content_controls_are_read_wherever_they_stand():
    rows = control(row(control(cell(paragraph(control(run("inside"))))), "b"))

    assert texts(control(table(rows, row("c", "d")))) == [["inside", "b"], ["c", "d"]]


def test_the_prompt_of_an_empty_control_is_not_read():
    prompt = control(run("Click here to enter text."), prompt=True)

    assert texts(table([cell(paragraph(prompt)), "b"])) == [["", "b"]]


def test_lists_keep_their_bullets_and_numbers():
    found = texts(
        table(
            [cell(paragraph("First", marks=listed(7))), "a"],
            [cell(paragraph("Four", marks=listed(8))), "b"],
            [cell(paragraph("Deeper", marks=listed(8, 1))), "c"],
            [cell(paragraph("", marks=listed(8, 1))), "d"],
            [cell(paragraph("Letter", marks=listed(8, 2))), "e"],
            [cell(paragraph("Five", marks=listed(8))), "f"],
            [cell(paragraph("Again", marks=listed(8, 1))), "g"],
            [cell(paragraph("Anew", marks=listed(9))), "h"],
        ),
        numbering=BULLETS + NUMBERS,
    )

    assert [first for first, _ in found] == [
        "•\u00a0First",
        "4. Four",
        "4.1 Deeper",
        "4.2",
        "4.2 a) Letter",
        "5. Five",
        "5.1 Again",
        "1. Anew",
    ]


def test_a_style_may_belong_to_a_list():
    styles = (
        '<w:style w:type="paragraph" w:styleId="Base"><w:pPr>'
        f"{listed(8, 1)}</w:pPr></w:style>"
        '<w:style w:type="paragraph" w:styleId="Own"><w:basedOn w:val="Base"/></w:style>'
    )

    found = texts(
        table([cell(paragraph("Styled", style="Own")), "b"]),
        numbering=NUMBERS,
        styles=styles,
    )

    assert found == [["4.1 Styled", "b"]]


def test_a_style_based_on_itself_does_not_hold_us_up():
    styles = (
        '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )

    found = texts(table([cell(paragraph("x", style="A")), "b"]), styles=styles)

    assert found == [["x", "b"]]


def test_cells_merged_downwards_have_their_words_in_each_row():
    found = word.read(
        docx(
            table(
                [cell("Chair", merge="restart"), "a"],
                [cell(merge="continue"), "b"],
                ["Manager", "c"],
            )
        )
    )

    cells = [each.cells[0] for each in found.tables[0].rows]
    assert [each.text for each in cells] == ["Chair", "Chair", "Manager"]
    assert [each.is_from_above for each in cells] == [False, True, False]


def test_words_in_a_cell_that_is_merged_away_are_not_lost():
    found = texts(
        table(
            [cell("Chair", merge="restart"), "a"],
            [cell("and manager", merge="continue"), "b"],
        )
    )

    assert found[1] == ["and manager", "b"]


def test_small_signs_in_words():
    odd = (
        run("safe\u00adguard\u00a0ing ")
        + "<w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>stop</w:t><w:softHyphen/></w:r>"
        + '<w:r><w:br/><w:t>second</w:t><w:tab/><w:t>line</w:t><w:br w:type="page"/></w:r>'
        + '<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>'
        + '<w:fldSimple w:instr="PAGE"><w:r><w:t> 4</w:t></w:r></w:fldSimple>'
        + "<w:r><w:instrText>HYPERLINK</w:instrText></w:r>"
    )

    assert texts(table([cell(paragraph(odd)), "b"])) == [
        ["safeguard ing non-stop\nsecond line• 4", "b"]
    ]


def test_a_text_box_is_read_once():
    box = (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice><w:txbxContent>{paragraph('In a box')}</w:txbxContent></mc:Choice>"
        f"<mc:Fallback><w:txbxContent>{paragraph('In a box')}</w:txbxContent></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )

    assert texts(table([cell(paragraph("Beside", box)), "b"])) == [
        ["Beside\nIn a box", "b"]
    ]


def test_a_table_in_a_cell_is_read_line_by_line():
    inner = table(["Staff", "90%"], ["Managers", "80%"])

    assert texts(table([cell("Train:", inner, paragraph("")), "b"])) == [
        ["Train:\nStaff 90%\nManagers 80%", "b"]
    ]


def test_a_table_that_only_frames_others_is_not_one():
    inner = table(["Action", "Lead"], ["Train", "Chair"])

    found = word.read(docx(table([cell(paragraph("Plan"), inner, paragraph(""))])))

    assert [each.name for each in found.tables] == ["Table 1"]
    assert [each.text for each in found.tables[0].before] == ["Plan"]


def test_columns_before_a_row_and_wide_cells_keep_their_places():
    found = word.read(
        docx(
            table(
                row(cell("wide", span=3), "b"),
                row("c", "d", marks='<w:gridBefore w:val="2"/>'),
            )
        )
    )

    places = [[(c.column, c.span) for c in r.cells] for r in found.tables[0].rows]
    assert places == [[(0, 3), (3, 1)], [(2, 1), (3, 1)]]


def test_headings_between_tables_keep_their_level():
    styles = '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>'
    found = word.read(
        docx(
            paragraph("1. Listen", style="H2"),
            paragraph(run("Bold", "<w:b/>")),
            table(["a", "b"]),
            styles=styles,
        )
    )

    first, second = found.tables[0].before
    assert (first.level, first.is_strong) == (2, False)
    assert (second.level, second.is_strong) == (0, True)


def test_what_was_read_can_be_kept_as_json():
    found = word.read(docx(paragraph("Plan"), table([cell("x", merge="restart"), "y"])))

    assert from_plain_values(as_plain_values(found)) == found


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(docx(paragraph("Words")), "no table", id="no table"),
        pytest.param(docx(table([cell()])), "no table", id="an empty table"),
        pytest.param(docx("<w:tbl><w:tr>"), "damaged", id="broken XML"),
        pytest.param(
            docx(
                parts={
                    "word/document.xml": f"<!DOCTYPE x [<!ENTITY a 'b'>]><w:document {W}/>"
                }
            ),
            "damaged",
            id="entities",
        ),
        pytest.param(
            docx(parts={"_rels/.rels": "nothing"}), "damaged", id="no relations"
        ),
        pytest.param(docx(table(["a"] * 61)), "more than 60 columns", id="too wide"),
        pytest.param(
            docx(table(*[["a", "b"]] * 1001)), "more than 1,000 rows", id="too long"
        ),
        pytest.param(
            docx(paragraph(" ".join(map(str, range(2_400_000))))),
            "1[678] MB of text",
            id="too much",
        ),
        pytest.param(zipped({"a": "b"}), "neither a Word", id="another zip"),
    ],
)
def test_documents_that_are_refused_say_why(content, words):
    with pytest.raises(FileRefused, match=words):
        uploads.read(content, "plan.docx")


@pytest.mark.parametrize("name", ["plan.odt", "plan.doc", "plan.pdf", "plan.ods"])
def test_other_files_are_answered_with_what_to_do(name):
    with pytest.raises(FileRefused, match="Save as|paste it"):
        uploads.read(b"anything", name)
