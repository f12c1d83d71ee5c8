"""What Word works out itself: page numbers, the list of headings."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn


def add_page_number(paragraph):
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def wrap_in_field(paragraphs, instruction):
    """Make the paragraphs the result of a field, as it stands until Word works it out anew."""
    first, last = paragraphs[0]._p, paragraphs[-1]._p
    begin = [_mark("begin"), _instruction(instruction), _mark("separate")]
    for run in reversed(begin):
        first.insert(1 if first.pPr is not None else 0, run)
    last.append(_mark("end"))


def _mark(kind):
    run, mark = OxmlElement("w:r"), OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    run.append(mark)
    return run


def _instruction(text):
    run, instruction = OxmlElement("w:r"), OxmlElement("w:instrText")
    instruction.text = text
    run.append(instruction)
    return run
