from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.views.generic import DetailView, FormView, ListView, View

from boards import years
from boards.exceptions import Refused
from boards.permissions import Permission
from boards.views import BoardViewMixin
from boards.views.once import SentOnceMixin
from lscb.documents.html import render_chapters
from reporting import workflow
from reporting.assembly import document_of
from reporting.forms import ReportForm
from reporting.services import reports


class ReportMixin(BoardViewMixin):
    """A view of one year's report. A draft is not found by those it is kept from."""

    @cached_property
    def report(self):
        readable = self.board.annual_reports.visible_to(self.person)
        return get_object_or_404(
            readable.select_related("board"), year=self.kwargs["year"]
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"report": self.report}


class ReportList(BoardViewMixin, ListView):
    """Every year's report, latest first, with its newest edition."""

    permission_required = Permission.READ_RECORD
    template_name = "reporting/report_list.html"

    def get_queryset(self):
        return self.board.annual_reports.visible_to(self.person).newest_first()

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "may_start": self.person.may(Permission.EDIT_REPORT)
        }


class ReportAdd(BoardViewMixin, SentOnceMixin, FormView):
    """Start a year's report, with the usual sections in place."""

    permission_required = Permission.EDIT_REPORT
    form_class = ReportForm
    template_name = "reporting/report_add.html"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"board": self.board}

    def get_initial(self):
        year = years.year_in_words(self.board.last_complete_year)
        title = f"{self.board.said('Annual report')} {year}"
        return {"year": year, "title": title}

    def form_valid(self, form):
        report = reports.start_report(
            board=self.board, by=self.person, **form.cleaned_data
        )
        messages.success(self.request, f"{report} started")
        return redirect(report)


class ReportDetail(ReportMixin, DetailView):
    """The sections with their state, the editions made so far, and what can be done next."""

    permission_required = Permission.READ_RECORD
    template_name = "reporting/report_detail.html"

    def get_object(self):
        return self.report

    def get_context_data(self, **kwargs):
        report, person = self.report, self.person
        editions = report.editions.visible_to(person).newest_first()
        editions = list(editions.select_related("file", "made_by"))
        moves = [
            move for move in workflow.MOVES[report.state] if person.may(move.permission)
        ]
        return super().get_context_data(**kwargs) | {
            "sections": report.sections.in_printed_order(),
            "editions": editions,
            "newest": editions[0] if editions else None,
            "changes_since": self.changes_since(editions),
            "job": report.board.jobs.filter(
                task=reports.BUILD, arguments__report=report.pk, finished_at=None
            ).first(),
            "moves": moves,
            "may_build": person.may(Permission.BUILD_REPORT),
            "may_edit": person.may(Permission.EDIT_REPORT)
            and report.is_open_for_editing,
            "events": self.history_of(report),
        }

    def changes_since(self, editions):
        """How many changes to the record came after the newest edition was made."""
        if not editions or not self.person.may(Permission.READ_HISTORY):
            return 0
        events = self.board.events.visible_to(self.person)
        after = events.filter(happened_at__gt=editions[0].made_at)
        return after.exclude(verb__in=["edition_made", "file_kept"]).count()


class ReportRead(ReportMixin, DetailView):
    """The whole report as a web page: the same words and figures as the PDF."""

    permission_required = Permission.READ_RECORD
    template_name = "reporting/report_read.html"

    def get_object(self):
        return self.report

    def get_context_data(self, **kwargs):
        document = document_of(self.report)
        return super().get_context_data(**kwargs) | {
            "document": document,
            "chapters": render_chapters(document),
        }


class ReportMove(ReportMixin, View):
    """Send the report for consultation, approve it, publish it, or take it back."""

    permission_required = Permission.READ_DRAFT_REPORT

    def post(self, request, **kwargs):
        to = request.POST.get("to", "")
        try:
            move = workflow.move_to(self.report.state, to)
        except ValueError:
            move = None
        if move and not self.person.may(move.permission):
            raise PermissionDenied
        try:
            version = int(request.POST.get("version", ""))
            reports.move_report(
                report=self.report, version=version, to=to, by=self.person
            )
        except (Refused, ValueError) as error:
            messages.error(request, str(error))
        else:
            messages.success(
                request, f"{self.report} is now: {self.report.get_state_display()}"
            )
        return redirect(self.report)
