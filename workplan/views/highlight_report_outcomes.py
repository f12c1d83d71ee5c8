"""One click: a challenge becomes a risk, a decision asked for gets its place on the agenda."""

from django.contrib import messages
from django.shortcuts import redirect
from django.views.generic import View

from boards.exceptions import Refused
from boards.permissions import Permission
from workplan.services import agendas, highlight_risks

from .highlight_reports import ReadableReportMixin


class HighlightReportRaiseRisk(ReadableReportMixin, View):
    """The challenge named by `challenge`, into the register."""

    permission_required = Permission.MANAGE_RISKS
    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        try:
            risk, is_new = highlight_risks.raise_reported_challenge(
                report=self.report,
                key=request.POST.get("challenge", ""),
                by=self.person,
            )
        except Refused as error:
            messages.error(request, str(error))
            return redirect(self.report)
        if not self.board.risks.visible_to(self.person).filter(pk=risk.pk).exists():
            messages.error(request, "This has been dealt with already")
            return redirect(self.report)
        if is_new:
            words = f"{risk.reference} is in the register, not rated yet. Rate it now."
            messages.success(request, words)
        else:
            messages.success(request, f"It is in the register as {risk.reference}")
        return redirect(risk)


class HighlightReportPutOnAgenda(ReadableReportMixin, View):
    """The decisions it asks for, onto the agenda of its meeting."""

    permission_required = Permission.RECEIVE_HIGHLIGHT_REPORT
    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        try:
            agendas.put_decision_on_agenda(report=self.report, by=self.person)
        except Refused as error:
            messages.error(request, str(error))
        else:
            meeting = self.report.meeting_in_words
            messages.success(request, f"On the agenda of the {meeting}")
        return redirect(self.report)
