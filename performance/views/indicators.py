from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import DetailView, FormView, ListView

from boards.exceptions import Refused
from boards.permissions import Permission
from boards.views import BoardViewMixin, ExportsMixin
from lscb.documents.html import render_blocks
from performance import exports
from performance.chapters import indicator_blocks
from performance.forms import CorrectionForm
from performance.scorecard import line_of
from performance.services import indicators
from performance.sheets import sheet_of
from performance.sparklines import sparkline


class IndicatorList(BoardViewMixin, ExportsMixin, ListView):
    """The scorecard: where each indicator stands, beside England, region and neighbours."""

    permission_required = Permission.READ_RECORD
    template_name = "performance/indicator_list.html"
    context_object_name = "indicators"
    export_title = "Performance scorecard"

    def get_queryset(self):
        return self.board.indicators.with_figures().in_printed_order()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {"rows": [row_of(each) for each in context["indicators"]]}

    def exported(self, context):
        return exports.scorecard(context["rows"], area_name=self.board.area_name)


def row_of(indicator):
    line = line_of(sheet_of(indicator), polarity=indicator.polarity)
    return {
        "indicator": indicator,
        "line": line,
        "sparkline": sparkline(line.values) if line else "",
    }


class IndicatorDetail(BoardViewMixin, DetailView):
    """One indicator: its table as published, its chart, what it measures."""

    permission_required = Permission.READ_RECORD
    template_name = "performance/indicator_detail.html"
    context_object_name = "indicator"

    def get_queryset(self):
        return self.board.indicators.with_figures()

    def get_context_data(self, **kwargs):
        blocks = list(indicator_blocks(self.object))[1:]  # the page has its heading
        may_correct = self.person.may(Permission.MANAGE_PERFORMANCE)
        figures = self.object.observations.select_related("area")
        return super().get_context_data(**kwargs) | {
            "content": render_blocks(blocks),
            "dataset": self.object.section.dataset,
            "events": self.history_of(self.object),
            "figures": figures if may_correct else (),
        }


class ObservationCorrect(BoardViewMixin, FormView):
    """Correct one figure, with a reason."""

    permission_required = Permission.MANAGE_PERFORMANCE
    form_class = CorrectionForm
    template_name = "performance/observation_correct.html"

    @cached_property
    def observation(self):
        indicator = get_object_or_404(
            self.board.indicators, pk=self.kwargs["indicator_pk"]
        )
        figures = indicator.observations.select_related("indicator__board", "area")
        return get_object_or_404(figures, pk=self.kwargs["pk"])

    def get_initial(self):
        return {"version": self.observation.version, "text": self.observation.text}

    def form_valid(self, form):
        try:
            indicators.correct_observation(
                observation=self.observation, by=self.person, **form.cleaned_data
            )
        except Refused as error:
            return self.refused(form, error)
        messages.success(self.request, "The figure is corrected")
        return redirect(self.observation.indicator)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        indicator = self.observation.indicator
        context["breadcrumbs"] = [
            *context["breadcrumbs"],
            {"label": str(indicator), "url": indicator.get_absolute_url()},
        ]
        return context | {
            "observation": self.observation,
            "indicator": indicator,
            "cancel_url": reverse(
                "performance:indicator_detail", args=[self.board.slug, indicator.pk]
            ),
        }
