from collections import Counter
from types import SimpleNamespace

from django.contrib import messages
from django.db.models import Count, prefetch_related_objects
from django.forms.models import model_to_dict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import DetailView, FormView
from django_filters.views import FilterView
from django_tables2 import SingleTableMixin

from boards.exceptions import Refused
from boards.permissions import Permission
from boards.views import BoardViewMixin, ExportsMixin
from boards.views.once import SentOnceMixin
from lscb.documents.html import render_blocks
from lscb.ui.htmx import HtmxPartialMixin
from workplan import exports
from workplan.challenge_log import challenges_about
from workplan.filters import RiskFilter
from workplan.forms.risk import (
    RiskCloseForm,
    RiskEditForm,
    RiskRaiseForm,
    RiskReassessForm,
)
from workplan.heat_map import heat_map
from workplan.highlight_outcomes import reports_behind
from workplan.models import RiskAssessment
from workplan.named_rows import told_to
from workplan.risk_register import register_of
from workplan.scoring import matrix_of
from workplan.services import risk_ratings, risks
from workplan.tables import RiskTable
from workplan.track import track_of

from .risk_tabs import RiskTabsMixin

Kind = RiskAssessment.Kind
SPREADSHEETS = {"xlsx", "csv"}


class RiskList(
    BoardViewMixin,
    ExportsMixin,
    RiskTabsMixin,
    HtmxPartialMixin,
    SingleTableMixin,
    FilterView,
):
    """The risk register: the heat map and, worst first, the risks."""

    permission_required = Permission.READ_RECORD
    list_name = "workplan:risk_list"
    table_class = RiskTable
    table_pagination = {"per_page": 50}
    filterset_class = RiskFilter
    template_name = "workplan/risk_list.html"
    htmx_partial = "register"
    export_title = "Risk register"

    @cached_property
    def matrix(self):
        return matrix_of(self.board)

    @cached_property
    def address(self):
        return reverse(self.list_name, args=[self.board.slug])

    def get_queryset(self):
        return register_of(self.person, since=self.last_review)

    @cached_property
    def last_review(self):
        reviewed = self.board.register_snapshots.latest_first()
        return reviewed.select_related("meeting").first()

    def get_filterset_kwargs(self, filterset_class):
        """Bound without a query too: nothing chosen means the open risks."""
        return super().get_filterset_kwargs(filterset_class) | {
            "board": self.board,
            "data": self.request.GET,
        }

    def get_table_kwargs(self):
        return {
            "today": self.board.today,
            "address": self.address,
            "last_review": self.last_review,
        }

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        form = self.filterset.form
        chosen = form.cleaned_data if form.is_valid() else {}
        cell = (chosen.get("likelihood"), chosen.get("impact"))
        table = context["table"]
        shown = [row.record for row in table.paginated_rows]
        is_whole = table.paginator.num_pages == 1 and not any(cell)
        return context | {
            "clear_url": self.address,
            "all_cells_url": f"{self.address}?{self._narrowed}",
            "cell": cell if all(cell) else None,
            "heat_map": heat_map(
                self.matrix,
                counted(shown) if is_whole else self._counts(),
                current=cell,
                address=self._address_of_cell,
            ),
            "has_illustrative": any(risk.is_score_illustrative for risk in shown),
            "is_narrowed": bool(self.request.GET),
            "last_review": self.last_review,
            "may_manage": self.person.may(Permission.MANAGE_RISKS),
        }

    def exported(self, context):
        shown = [row.record for row in context["table"].rows]
        if self.request.GET["format"] not in SPREADSHEETS:
            return exports.risk_register(shown)
        prefetch_related_objects(shown, "assessments", "priorities")
        return exports.risk_sheet(shown)

    def _counts(self):
        """Asked of the database: the cells hold more risks than the page shows."""
        cells = (
            self.filterset.outside_the_cell()
            .exclude(current_score=None)
            .order_by()
            .values_list("current_likelihood", "current_impact")
            .annotate(Count("pk"))
        )
        return {(likelihood, impact): count for likelihood, impact, count in cells}

    @cached_property
    def _narrowed(self):
        """The filters in force but the cell, from the first page on."""
        query = self.request.GET.copy()
        for name in (*RiskFilter.CELL, "page"):
            query.pop(name, None)
        return query.urlencode()

    def _address_of_cell(self, likelihood, impact):
        cell = f"likelihood={likelihood}&impact={impact}"
        return f"{self.address}?{'&'.join(filter(None, (self._narrowed, cell)))}"


def counted(risks):
    """By cell of the heat map, for risks that are read already."""
    rated = [risk for risk in risks if risk.current_score is not None]
    return Counter((risk.current_likelihood, risk.current_impact) for risk in rated)


class RiskMixin(BoardViewMixin):
    """A page about one risk of this board that this person may see."""

    @cached_property
    def risk(self):
        register = self.board.risks.visible_to(self.person)
        return get_object_or_404(
            register.select_related("lead_agency", "closed_by", "restriction"),
            pk=self.kwargs["pk"],
        )

    def get_context_data(self, **kwargs):
        may_manage = self.person.may(Permission.MANAGE_RISKS)
        return super().get_context_data(**kwargs) | {
            "risk": self.risk,
            "cancel_url": self.risk.get_absolute_url(),
            "may_change": may_manage and self.risk.is_open,
        }


class RiskDetail(RiskMixin, DetailView):
    permission_required = Permission.READ_RECORD
    template_name = "workplan/risk_detail.html"

    def get_object(self):
        return self.risk

    def get_context_data(self, **kwargs):
        assessments = list(self.risk.assessments.all())
        track = track_of(each for each in assessments if each.kind == Kind.CURRENT)
        context = super().get_context_data(**kwargs)
        may_restrict = self.person.may(Permission.RESTRICT)
        return context | {
            "track": track,
            "beside": beside(assessments),
            "mitigations": mitigations_of(self.risk, self.person),
            "priorities": self.risk.priorities.select_related("plan"),
            "reports": reports_behind(self.risk, self.person),
            "challenges": challenges_about(self.risk, self.person),
            "may_restrict": may_restrict,
            "chart": render_blocks([track.figure] if track.figure else []),
            "rows": facts_about(self.risk, today=self.board.today),
            "events": told_to(self.person, self.history_of(self.risk)),
        }


def beside(assessments):
    """The latest inherent and target ratings, in that order; None where never given."""
    return [
        (
            kind,
            kind.label,
            next((each for each in assessments if each.kind == kind), None),
        )
        for kind in (Kind.INHERENT, Kind.TARGET)
    ]


def mitigations_of(risk, person):
    links = risk.mitigations.visible_to(person).in_order()
    return links.select_related("action", "action__restriction")


def facts_about(risk, *, today):
    review = ""
    if risk.next_review_on:
        review = f"{risk.next_review_on.day} {risk.next_review_on:%B %Y}"
        if risk.is_open and risk.next_review_on < today:
            review += " (overdue)"
    facts = [
        ("Cause", risk.cause),
        ("Consequence", risk.consequence),
        ("Owner", risk.owner_text),
        ("Lead agency", risk.lead_agency or ""),
        ("Category", risk.category),
        ("Treatment", risk.get_treatment_display()),
        ("Controls in place", risk.existing_controls),
        ("Next review", review),
    ]
    return [{"label": label, "value": value} for label, value in facts]


class RiskRaise(BoardViewMixin, SentOnceMixin, FormView):
    permission_required = Permission.MANAGE_RISKS
    form_class = RiskRaiseForm
    template_name = "workplan/risk_raise.html"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"board": self.board}

    def form_valid(self, form):
        try:
            risk = risks.raise_risk(
                board=self.board, by=self.person, **form.cleaned_data
            )
        except Refused as error:
            return self.refused(form, error)
        messages.success(self.request, f"{risk.reference} is in the register")
        return redirect(risk)

    def get_context_data(self, **kwargs):
        register = reverse("workplan:risk_list", args=[self.board.slug])
        return super().get_context_data(**kwargs) | {"cancel_url": register}


class RiskChange(RiskMixin, FormView):
    """What editing, reassessing and closing a risk have in common."""

    permission_required = Permission.MANAGE_RISKS

    def get_initial(self):
        return {"version": self.risk.version}

    def form_valid(self, form):
        try:
            self.change(form.cleaned_data)
        except Refused as error:
            return self.refused(form, error)
        messages.success(self.request, f"{self.risk.reference} {self.done}")
        return redirect(self.risk)

    def rows_typed_over(self, row):
        return [row, self.risk.assessments.current().first()]


class RiskEdit(RiskChange):
    form_class = RiskEditForm
    template_name = "workplan/risk_edit.html"
    done = "saved"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"board": self.board}

    def get_initial(self):
        return model_to_dict(self.risk) | super().get_initial()

    def rows_typed_over(self, row):
        return [SimpleNamespace(priorities=list(row.priorities.all())), row]

    def change(self, values):
        risks.edit_risk(risk=self.risk, by=self.person, **values)


class RiskReassess(RiskChange):
    form_class = RiskReassessForm
    template_name = "workplan/risk_reassess.html"
    done = "reassessed"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"board": self.board}

    def change(self, values):
        risk_ratings.reassess_risk(risk=self.risk, by=self.person, **values)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "latest": self.risk.assessments.current().first()
        }


class RiskClose(RiskChange):
    form_class = RiskCloseForm
    template_name = "workplan/risk_close.html"
    done = "closed"

    def change(self, values):
        risks.close_risk(risk=self.risk, by=self.person, **values)
