from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import DetailView, ListView

from boards import policy_exports
from boards.forms.self_assessments import (
    EscalationRouteForm,
    FindingEditForm,
    FindingForm,
    SelfAssessmentEditForm,
    SelfAssessmentForm,
)
from boards.models import EscalationRoute
from boards.permissions import Permission
from boards.services import self_assessments

from .base import BoardViewMixin
from .changes import ChangeView
from .exports import ExportsMixin
from .policy_tabs import PolicyTabsMixin


def route_of(board):
    """The board's escalation route; one without steps, not saved, where there is none."""
    stored = getattr(board, "escalation_route", None)
    return stored or EscalationRoute(board=board, version=0)


class SelfAssessmentList(BoardViewMixin, ExportsMixin, PolicyTabsMixin, ListView):
    permission_required = Permission.READ_RECORD
    list_name = "boards:self_assessment_list"
    template_name = "boards/self_assessment_list.html"
    context_object_name = "assessments"
    export_title = "Self-assessment"

    def get_queryset(self):
        ours = self.board.self_assessments.with_finding_counts().latest_first()
        return ours.select_related("board").prefetch_related("findings")

    def get_context_data(self, **kwargs):
        route = route_of(self.board)
        return super().get_context_data(**kwargs) | {"route": route}

    def exported(self, context):
        return policy_exports.self_assessments(context["assessments"])


class SelfAssessmentDetail(BoardViewMixin, DetailView):
    permission_required = Permission.READ_RECORD
    template_name = "boards/self_assessment_detail.html"
    context_object_name = "assessment"

    def get_queryset(self):
        return self.board.self_assessments.select_related("board")

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "findings": self.object.findings.all(),
            "may_manage": self.person.may(Permission.MANAGE_BOARD),
            "events": self.history_of(self.object),
        }


class SelfAssessmentAdd(ChangeView):
    form_class = SelfAssessmentForm
    template_name = "boards/self_assessment_add.html"
    done = "Entered. Add what was found on each standard."

    def change(self, values):
        return self_assessments.add_self_assessment(
            board=self.board, by=self.person, **values
        )

    def get_context_data(self, **kwargs):
        listed = reverse("boards:self_assessment_list", args=[self.board.slug])
        return super().get_context_data(**kwargs) | {"cancel_url": listed}


class AssessmentChange(ChangeView):
    """A change to one assessment or to what hangs on it. `assessment_key` is its argument."""

    assessment_key = "pk"

    @cached_property
    def assessment(self):
        ours = self.board.self_assessments.select_related("board")
        return get_object_or_404(ours, pk=self.kwargs[self.assessment_key])

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "assessment": self.assessment,
            "cancel_url": self.assessment.get_absolute_url(),
        }


class SelfAssessmentEdit(AssessmentChange):
    form_class = SelfAssessmentEditForm
    template_name = "boards/self_assessment_edit.html"

    @property
    def row(self):
        return self.assessment

    def change(self, values):
        return self_assessments.edit_self_assessment(
            assessment=self.assessment, by=self.person, **values
        )


class FindingAdd(AssessmentChange):
    form_class = FindingForm
    template_name = "boards/finding_add.html"
    assessment_key = "assessment_pk"
    done = "The finding is added"

    def change(self, values):
        self_assessments.add_finding(
            assessment=self.assessment, by=self.person, **values
        )
        return self.assessment


class FindingEdit(AssessmentChange):
    form_class = FindingEditForm
    template_name = "boards/finding_edit.html"
    assessment_key = "assessment_pk"

    @cached_property
    def row(self):
        ours = self.assessment.findings.select_related("assessment__board")
        return get_object_or_404(ours, pk=self.kwargs["pk"])

    def change(self, values):
        self_assessments.edit_finding(finding=self.row, by=self.person, **values)
        return self.assessment


class EscalationRouteEdit(ChangeView):
    form_class = EscalationRouteForm
    template_name = "boards/escalation_route_edit.html"

    @cached_property
    def row(self):
        return route_of(self.board)

    def change(self, values):
        self_assessments.set_escalation_route(
            board=self.board, by=self.person, **values
        )
        return reverse("boards:self_assessment_list", args=[self.board.slug])

    def get_context_data(self, **kwargs):
        listed = reverse("boards:self_assessment_list", args=[self.board.slug])
        return super().get_context_data(**kwargs) | {"cancel_url": listed}
