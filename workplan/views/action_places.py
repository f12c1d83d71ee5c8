"""Adding an action where one is, and moving it: by a step, by dragging, to another heading."""

from urllib.parse import urlsplit

from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.views.generic import FormView, View
from django_htmx.http import reswap, retarget, trigger_client_event

from boards.exceptions import Refused
from boards.permissions import Permission
from boards.views import BoardViewMixin
from boards.views.once import SentOnceMixin
from workplan.exceptions import OutOfPlace
from workplan.forms.action import ActionForm
from workplan.headings import headings_of
from workplan.policies import may_keep_plan
from workplan.services import action_moves
from workplan.services.whole_actions import add_whole_action

from .actions import KeptActionMixin
from .programme import programme_context


def section_response(view, plan, priorities, words, *, focus=None):
    """Sections of the programme as they stand now, with what to say aloud."""
    here = urlsplit(view.request.htmx.current_url or "")
    context = programme_context(
        plan, view.board, view.person, QueryDict(here.query), only=priorities
    )
    response = render(
        view.request,
        "workplan/programme_section_shown.html",
        context | {"focus": focus, "said": words, "target": priorities[0]},
    )
    trigger_client_event(response, "programme-changed")
    response = retarget(response, f"#priority-{priorities[0].pk}")
    return reswap(response, "outerHTML")


class ActionAdd(BoardViewMixin, SentOnceMixin, FormView):
    """A new action, last under a priority or one of its sub-themes."""

    permission_required = Permission.MANAGE_WORKPLAN
    form_class = ActionForm

    def has_permission(self):
        return may_keep_plan(self.person, self.plan)

    @cached_property
    def plan(self):
        return get_object_or_404(
            self.board.plans.select_related("group"), pk=self.kwargs["plan_pk"]
        )

    @cached_property
    def priority(self):
        return get_object_or_404(self.plan.priorities, pk=self.kwargs["priority_pk"])

    @cached_property
    def sub_theme(self):
        pk = self.request.GET.get("sub_theme", "")
        if not pk:
            return None
        return get_object_or_404(
            self.priority.sub_themes, pk=pk if pk.isdecimal() else None
        )

    def get_form_kwargs(self):
        is_short = bool(self.request.htmx)
        return super().get_form_kwargs() | {"is_new": True, "is_short": is_short}

    def form_valid(self, form):
        try:
            action = add_whole_action(
                board=self.board,
                plan=self.plan,
                priority=self.priority,
                sub_theme=self.sub_theme,
                by=self.person,
                **form.cleaned_data,
            )
        except Refused as error:
            return self.refused(form, error)
        words = f"{action.label}: added"
        if self.request.htmx:
            return section_response(
                self, self.plan, [self.priority], words, focus=action
            )
        messages.success(self.request, words)
        return redirect(f"{self.plan.get_absolute_url()}#action-{action.pk}")

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_template_names(self):
        page = "programme_row_add" if self.request.htmx else "action_add"
        return [f"workplan/{page}.html"]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "plan": self.plan,
            "under": self.sub_theme or self.priority,
            "cancel_url": self.plan.get_absolute_url(),
        }


class ActionMove(KeptActionMixin, View):
    """
    One place up or down, or (dropped) under a heading after another action.

    Without JavaScript the page comes back where the action is.
    """

    http_method_names = ["post"]

    def post(self, request, **kwargs):
        action = self.action
        if action.priority is None:
            return redirect(action)
        left = action.priority
        try:
            words = f"{action.label}: {self.move(action)}"
        except Refused as error:
            words = str(error)
        if request.htmx:
            shown = [action.priority, *({left} - {action.priority})]
            return section_response(self, action.plan, shown, words)
        return redirect(f"{action.plan.get_absolute_url()}#action-{action.pk}")

    def move(self, action):
        if "heading" in self.request.POST:
            has_moved = action_moves.place_action(
                action=action, by=self.person, **self.dropped_at()
            )
            return "moved" if has_moved else "left where it was"
        direction = "up" if self.request.POST.get("direction") == "up" else "down"
        has_moved = action_moves.move_action(
            action=action, up=direction == "up", by=self.person
        )
        return f"moved {direction}" if has_moved else "already at the end"

    def dropped_at(self):
        """`heading` as `headings_of` has it, `after` an action or nothing."""
        plan = self.action.plan
        priority, sub_theme = headings_of(plan).get(
            self.request.POST["heading"], (None, None)
        )
        if priority is None:
            raise OutOfPlace
        after = self.request.POST.get("after", "")
        if not (after.isascii() and after.isdecimal() and len(after) < 18):
            return {"priority": priority, "sub_theme": sub_theme}
        here = plan.actions.visible_to(self.person)
        return {
            "priority": priority,
            "sub_theme": sub_theme,
            "after": get_object_or_404(here, pk=after),
        }
