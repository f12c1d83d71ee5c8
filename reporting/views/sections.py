from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.views.generic import DetailView, FormView

from boards.exceptions import Refused
from boards.permissions import Permission
from lscb.documents.html import render_blocks
from reporting.assembly import blocks_of
from reporting.forms import SectionForm
from reporting.live_blocks import LIVE_BLOCKS
from reporting.services import reports

from .reports import ReportMixin


class SectionMixin(ReportMixin):
    @cached_property
    def section(self):
        return get_object_or_404(
            self.report.sections.select_related("report__board"), pk=self.kwargs["pk"]
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "section": self.section,
            "sections": self.report.sections.in_printed_order(),
            "may_edit": self.person.may(Permission.EDIT_REPORT)
            and self.report.is_open_for_editing,
        }


class SectionDetail(SectionMixin, DetailView):
    """One section as the report will print it, with the record's figures in place."""

    permission_required = Permission.READ_RECORD
    template_name = "reporting/section_detail.html"

    def get_object(self):
        return self.section

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "content": render_blocks(blocks_of(self.section)),
            "events": self.history_of(self.section),
        }


class SectionEdit(SectionMixin, FormView):
    permission_required = Permission.EDIT_REPORT
    form_class = SectionForm
    template_name = "reporting/section_edit.html"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": self.section}

    def get_initial(self):
        return {"version": self.section.version}

    def form_valid(self, form):
        try:
            # The form has already put what was typed on its own copy of the row.
            self.section.refresh_from_db()
            reports.edit_section(
                section=self.section, by=self.person, **form.cleaned_data
            )
        except Refused as error:
            return self.refused(form, error)
        messages.success(self.request, f"“{self.section}” saved")
        return redirect(self.section)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "live_blocks": LIVE_BLOCKS,
            "cancel_url": self.section.get_absolute_url(),
        }
