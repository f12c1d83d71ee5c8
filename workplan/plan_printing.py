"""The PDF of a long plan, made by a job: exactly what its page shows to whoever asked."""

from django.http import QueryDict

from boards.list_documents import document_of
from boards.people import Person
from boards.permissions import Permission
from lscb.documents.pdf import RenderFailed, render_pdf
from lscb.documents.sheets import for_paper
from lscb.files import services as files
from lscb.jobs.exceptions import JobFailed
from workplan import emails, exports
from workplan.layouts import LAYOUTS, PROGRAMME
from workplan.programme import Programme
from workplan.programme_filter import ProgrammeFilter

MOST_AT_ONCE = 100  # rows that a request has time for; more are a job


def print_plan(job, progress):
    """Its arguments are a plan and the query of its page. Rows and rights are read now."""
    plan = job.board.plans.get(pk=job.arguments["plan"])
    by = Person.acting(job.board, job.created_by)
    if not by.may(Permission.UPDATE_OWN_ACTIONS):
        raise JobFailed("The role that asked for this PDF has ended.")
    query = QueryDict(job.arguments["query"])
    progress.report("Laying out the pages")
    document, actions = _document(plan, by, query)
    try:
        pdf = render_pdf(for_paper(document))
    except RenderFailed as failure:
        raise JobFailed(
            f"The PDF could not be made. {failure} Filter the programme, or take it away as"
            " Word or Excel."
        ) from failure
    progress.report("Filing the PDF")
    name = f"{job.board.short_name} {plan.title}.pdf"
    file = files.keep(pdf, name=name, board=job.board, by=by)
    emails.queue_plan_printed(plan, job.arguments["query"], to=job.created_by)
    return {"file": file.pk, "actions": actions}


def _document(plan, person, query):
    """The document, and the keys of the actions in it."""
    programme = Programme(plan, person.board, person)
    narrowed = ProgrammeFilter(query, today=person.board.today, programme=programme)
    rows = [row for row in programme.rows(narrowed.qs) if narrowed.keeps(row)]
    sections = programme.sections(rows, with_empty=not narrowed.is_narrowed)
    layout = LAYOUTS.get(query.get("layout"), PROGRAMME)
    document = document_of(
        exports.programme(plan, sections, layout=layout, reader=person),
        title=plan.title,
        board=person.board,
        filterset=narrowed,
        keywords=layout.keywords,
    )
    return document, [row.pk for row in rows]
