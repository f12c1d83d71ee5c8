from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from boards.permissions import Permission
from boards.views import BoardViewMixin, ExportsMixin
from lscb.documents.responses import offered
from lscb.ui.htmx import HtmxPartialMixin
from workplan import exports
from workplan.layouts import LAYOUTS, PROGRAMME
from workplan.models import Plan
from workplan.plan_printing import MOST_AT_ONCE
from workplan.programme import Programme, actions_url
from workplan.programme_filter import ProgrammeFilter

from .plan_prints import PlanPrint


class ProgrammeDetail(BoardViewMixin, ExportsMixin, HtmxPartialMixin, TemplateView):
    """The work programme of one plan, or of the year in hand where none is named."""

    permission_required = Permission.READ_RECORD
    template_name = "workplan/programme_detail.html"
    htmx_partial = "programme"

    @cached_property
    def plans(self):
        return list(self.board.plans.select_related("group").newest_first())

    @cached_property
    def plan(self):
        if "pk" in self.kwargs:
            for plan in self.plans:
                if plan.pk == self.kwargs["pk"]:
                    return plan
            return get_object_or_404(self.board.plans, pk=self.kwargs["pk"])
        ours = [plan for plan in self.plans if plan.kind != Plan.Kind.SUB_GROUP]
        begun = [plan for plan in ours if plan.year <= self.board.current_year]
        return next(iter(begun or ours[-1:] or self.plans), None)

    @property
    def export_title(self):
        return self.plan.title

    @property
    def export_keywords(self):
        return self.layout.keywords

    @property
    def export_detail(self):
        return "" if self.layout is PROGRAMME else self.layout.name

    @property
    def layout(self):
        return LAYOUTS.get(self.request.GET.get("layout"), PROGRAMME)

    def render_to_response(self, context, **kwargs):
        """A long PDF is made by a job: the answer is the page that asks for it."""
        is_pdf = self.request.GET.get("format") == "pdf"
        may_ask = self.person.may(PlanPrint.permission_required)
        if is_pdf and may_ask and context.get("count", 0) > MOST_AT_ONCE:
            query = self.request.GET.copy()
            del query["format"]
            address = reverse(
                "workplan:plan_print", args=[self.board.slug, self.plan.pk]
            )
            return redirect(f"{address}?{query.urlencode()}")
        return super().render_to_response(context, **kwargs)

    def exported(self, context):
        """In one of the three layouts: `?format=docx&layout=outcomes`."""
        if self.plan is None:
            raise Http404("There is no plan to take away")
        return exports.programme(
            self.plan,
            context["sections"],
            layout=self.layout,
            reader=self.person,
        )

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs) | {
            "export_layouts": [
                {"layout": layout, "exports": offered(self.request, layout=layout.key)}
                for layout in LAYOUTS.values()
            ],
            "plans": self.plans,
            "may_keep": self.person.may(Permission.MANAGE_WORKPLAN),  # with no plan yet
            "may_import": self.person.may(Permission.MANAGE_WORKPLAN),
        }
        if self.plan is None:
            return context
        return context | programme_context(
            self.plan, self.board, self.person, self.request.GET
        )


def programme_context(plan, board, person, query, *, only=()):
    """
    The programme as `query` narrows it, for the page and for what htmx puts back in it.

    With `only` some priorities, their sections alone.
    """
    programme = Programme(plan, board, person)
    narrowed = ProgrammeFilter(query, today=board.today, programme=programme)
    actions = narrowed.qs.filter(priority__in=only) if only else narrowed.qs
    rows = [row for row in programme.rows(actions) if narrowed.keeps(row)]
    return {
        "board": board,
        "plan": plan,
        "filter": narrowed,
        "is_narrowed": narrowed.is_narrowed,
        "query": query.urlencode(),
        "count": len(rows),
        "sections": programme.sections(
            rows, with_empty=not narrowed.is_narrowed, only=only
        ),
        "may_keep": programme.may_keep,
        "may_edit": programme.may_edit,
        "own": programme.own(),
        "plan_url": plan.get_absolute_url(),
        "actions_url": actions_url(board),
    }
