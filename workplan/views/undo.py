from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.views.generic import TemplateView
from django_htmx.http import HttpResponseClientRefresh

from boards.exceptions import Refused
from boards.permissions import Permission
from boards.views import BoardViewMixin
from workplan.policies import may_keep_plan
from workplan.services import undo


class PlanUndo(BoardViewMixin, TemplateView):
    """One's own last changes in a plan, each with a button that takes it back."""

    permission_required = Permission.MANAGE_WORKPLAN
    template_name = "workplan/programme_undo.html"

    def has_permission(self):
        return may_keep_plan(self.person, self.plan)

    @cached_property
    def plan(self):
        plans = self.board.plans.select_related("board", "group")
        return get_object_or_404(plans, pk=self.kwargs["pk"])

    def get(self, request, *args, **kwargs):
        if request.htmx and not request.htmx.history_restore_request:
            last = undo.own_changes(plan=self.plan, person=self.person, most=1)
            context = {"plan": self.plan, "board": self.board, "last": last}
            return render(request, "workplan/programme_undo_offer.html", context)
        return super().get(request, *args, **kwargs)

    def post(self, request, **kwargs):
        key = request.POST.get("change", "")[:40]
        try:
            undone = undo.undo(plan=self.plan, key=key, by=self.person)
        except Refused as refusal:
            messages.error(request, f"Not taken back. {refusal}")
        else:
            messages.success(request, f"Taken back: {undone.words}")
            for label, why in undone.kept:
                messages.warning(request, f"{label} stays as it is. {why}")
        if request.htmx:
            return HttpResponseClientRefresh()
        return redirect(self.plan)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "plan": self.plan,
            "changes": undo.own_changes(plan=self.plan, person=self.person),
        }
