from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from boards.permissions import Permission
from boards.views import BoardViewMixin
from lscb.files.responses import as_attachment
from lscb.ui.htmx import HtmxPartialMixin
from workplan.services import plan_prints


class PlanPrint(BoardViewMixin, HtmxPartialMixin, TemplateView):
    """
    The PDF of a plan too long to wait for: asked for, watched while it is made, downloaded.

    All see what they asked for themselves. The address holds the filters and the
    layout of the page it is made of. Not for those who only read: they write nothing at all,
    a job no more than anything else, and wait for theirs.
    """

    permission_required = Permission.UPDATE_OWN_ACTIONS
    template_name = "workplan/plan_print.html"
    htmx_partial = "progress"

    @cached_property
    def plan(self):
        return get_object_or_404(self.board.plans, pk=self.kwargs["pk"])

    @cached_property
    def query(self):
        query = self.request.GET.copy()
        query.pop("file", None)
        return query.urlencode()

    @cached_property
    def job(self):
        return plan_prints.prints_of(self.plan, self.query, self.person).first()

    def get(self, request, *args, **kwargs):
        if "file" not in request.GET:
            return super().get(request, *args, **kwargs)
        if not self._may_have_result():
            raise Http404("There is no PDF that this person may read")
        files = self.board.files
        return as_attachment(
            get_object_or_404(files, pk=self.job.result["file"]), request
        )

    def post(self, request, *args, **kwargs):
        plan_prints.request_print(plan=self.plan, query=self.query, by=self.person)
        return redirect(self._address())

    def _may_have_result(self):
        """Whether it is there, and whoever asked may still read every action in it."""
        if self.job is None or self.job.result is None:
            return False
        printed = self.job.result.get("actions")
        if printed is None:  # made when only the restricted ones were kept
            return False
        visible = self.plan.actions.visible_to(self.person).values_list("pk", flat=True)
        return set(map(int, printed)) <= set(visible)

    def _address(self, **more):
        query = self.request.GET.copy()
        query.pop("file", None)
        query.update(more)
        return f"{self.request.path}?{query.urlencode()}"

    def get_context_data(self, **kwargs):
        has_result = self._may_have_result()
        is_lost = self.job and self.job.result and not has_result
        return super().get_context_data(**kwargs) | {
            "plan": self.plan,
            "job": None if is_lost else self.job,
            "poll_url": self._address(),
            "result_url": self._address(file="1") if has_result else "",
            "plan_url": f"{self.plan.get_absolute_url()}?{self.query}",
        }
