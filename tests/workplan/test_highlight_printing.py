"""A highlight report on one page of paper, for those who may read it."""

import io

import docx
import pytest

from boards.models import Role
from lscb.documents.pdf import RenderFailed, render_pdf
from tests.factories.boards import RestrictionFactory
from tests.factories.highlight_reports import HighlightReportFactory
from tests.factories.plans import ActionFactory, ActionLeadFactory, PriorityFactory
from tests.lscb.documents.reading import assert_accessible, pages_of
from workplan.highlight_prefill import first_words
from workplan.highlight_printing import document_of, words_of

SENTENCE = "Six files were read and two will be read again in the autumn. "


@pytest.fixture
def report(board):
    """Of ordinary length: a dozen actions under three priorities, each with a sentence."""
    report = HighlightReportFactory(
        board=board,
        submitted=True,
        challenges=f"{SENTENCE * 2}\n\n{SENTENCE}",
        decisions=SENTENCE,
        next_steps=SENTENCE * 2,
    )
    for title in ("Hear what people say", "Be an effective board", "Develop services"):
        priority = PriorityFactory(plan__board=board, title=title)
        for _ in range(4):
            action = ActionFactory(
                board=board, priority=priority, rag="amber", rag_reason="Late"
            )
            ActionLeadFactory(action=action, group=report.group, kind="group")
    progress = first_words(report.group)["progress"]
    report.progress = progress.replace("started)", f"started)\n{SENTENCE}")
    report.save()
    return report


def pdf_of(report):
    return render_pdf(document_of(report, words_of(report)))


def test_a_report_of_ordinary_length_is_one_page_that_has_it_all(report):
    pdf = pdf_of(report)
    [page] = pages_of(pdf)
    text = " ".join(page.split())

    for words in (
        report.board.name,
        f"Highlight report: {report.group}",
        "To the business meeting, 12 June 2013",
        "Submitted on 7 May 2013",
        "Progress",
        "Challenges or risks",
        "Decisions required",
        "Next steps",
        "Be an effective board",
        "(Amber, Not started)",
        "Page 1 of 1",
    ):
        assert words in text
    assert text.count("(Amber, Not started)") == 12
    assert_accessible(pdf)


def test_a_long_one_flows_on(report):
    report.progress = "\n\n".join([SENTENCE * 4] * 30)

    pages = pages_of(pdf_of(report))

    assert len(pages) > 1
    assert f"Page {len(pages)} of {len(pages)}" in pages[-1]


def test_an_empty_heading_says_so(report):
    report.decisions = " "

    assert "Nothing to report." in pages_of(pdf_of(report))[0]


def test_words_stand_as_they_were_typed(report):
    report.progress = "3. Third\n*not* [a link](https://example.org)\n    four spaces"
    text = pages_of(pdf_of(report))[0]

    assert "3. Third\n" in text
    assert "*not* [a link](https://example.org)" in text
    assert "four spaces" in text


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ({}, "Draft"),
        ({"received": True}, "Received on 8 May 2013"),
        ({"sent_back": True}, "Sent back"),
    ],
)
def test_it_says_how_far_it_is(board, state, words):
    report = HighlightReportFactory(board=board, **state)

    assert document_of(report, ()).status == words


# Who takes it away


def take(person, report, extension):
    return person.client.get(report.get_absolute_url(), {"format": extension})


def test_whoever_reads_it_takes_it_as_pdf_and_word(signed_in, report):
    reader = signed_in(Role.OBSERVER)
    page = reader.client.get(report.get_absolute_url()).text

    assert "format=pdf" in page
    assert "format=xlsx" not in page
    pdf, word = (take(reader, report, each) for each in ("pdf", "docx"))
    assert len(pages_of(pdf.content)) == 1
    assert "highlight-report" in pdf.headers["Content-Disposition"]
    texts = [p.text for p in docx.Document(io.BytesIO(word.content)).paragraphs]
    assert "Challenges or risks" in texts
    for extension in ("xlsx", "csv", "exe"):
        assert take(reader, report, extension).status_code == 404


def test_a_draft_is_taken_by_its_authors_alone(signed_in, board):
    draft = HighlightReportFactory(board=board)

    author = signed_in(Role.GROUP_CHAIR, group=draft.group)
    assert take(author, draft, "docx").status_code == 200
    for role in (Role.OBSERVER, Role.CHAIR, Role.GROUP_CHAIR):
        assert take(signed_in(role), draft, "docx").status_code == 404


def test_a_restricted_report_is_marked_and_kept_from_others(signed_in, report):
    report.restriction = RestrictionFactory(board=report.board)
    report.save()

    taken = take(signed_in(Role.BUSINESS_MANAGER), report, "docx")
    words = [p.text for p in docx.Document(io.BytesIO(taken.content)).paragraphs]
    assert any("Only named readers may see this report" in each for each in words)
    assert take(signed_in(Role.BUSINESS_SUPPORT), report, "docx").status_code == 404


def test_a_pdf_that_cannot_be_made_is_explained(signed_in, report, monkeypatch):
    def fail(*args, **kwargs):
        raise RenderFailed("Laying out the document took longer than 20 seconds.")

    monkeypatch.setattr("boards.views.exports.as_download", fail)
    reader = signed_in(Role.OBSERVER)

    page = reader.client.get(
        report.get_absolute_url(), {"format": "pdf"}, follow=True
    ).text

    assert "longer than 20 seconds. Download it as Word instead." in page
