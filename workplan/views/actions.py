from urllib.parse import urlsplit

from django.contrib import messages
from django.forms.models import model_to_dict
from django.http import QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.views.generic import FormView, TemplateView, View
from django_htmx.http import retarget

from boards.exceptions import Refused
from boards.permissions import Permission
from boards.views import BoardViewMixin
from lscb.files.exceptions import FileRefused
from workplan.exceptions import ReasonNeeded
from workplan.forms.action import ActionForm
from workplan.models import ReportBack
from workplan.policies import may_keep_plan
from workplan.programme import row_of_action
from workplan.services import actions

from .programme import programme_context


def section_response(view, plan, priority, focus, words):
    """A priority's section of the programme as it stands now, with what to say aloud."""
    here = urlsplit(view.request.htmx.current_url or "")
    context = programme_context(
        plan, view.board, view.person, QueryDict(here.query), priority=priority
    )
    response = render(
        view.request,
        "workplan/programme_section_shown.html",
        context | {"focus": focus, "said": words},
    )
    return retarget(response, f"#priority-{priority.pk}")


class ActionMixin(BoardViewMixin):
    """A page about one action of this board that this person may see."""

    @cached_property
    def action(self):
        register = self.board.actions.visible_to(self.person)
        return get_object_or_404(
            register.select_related(
                "board",
                "plan__group",
                "priority",
                "sub_theme",
                "restriction",
                "ancestor__plan",
            ),
            pk=self.kwargs["pk"],
        )

    @cached_property
    def may_edit(self):
        return may_keep_plan(self.person, self.action.plan)

    @cached_property
    def may_update(self):
        """Managers any action; others the open ones they lead."""
        if self.may_edit:
            return True
        own = self.board.actions.visible_to(self.person).open().led_by(self.person)
        return own.filter(pk=self.action.pk).exists()

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "action": self.action,
            "may_edit": self.may_edit,
            "cancel_url": self.action.get_absolute_url(),
        }


class KeptActionMixin(ActionMixin):
    """Something done to an action by whoever keeps its plan."""

    permission_required = Permission.MANAGE_WORKPLAN

    def has_permission(self):
        return self.may_edit


class ActionFormView(KeptActionMixin, FormView):
    """A form about an action: `save` changes it, and what cannot be is explained beside it."""

    def get_initial(self):
        return {"version": self.action.version}

    def form_valid(self, form):
        try:
            self.save(form.cleaned_data)
        except ReasonNeeded as error:
            form.add_error(
                error.field if error.field in form.fields else None, str(error)
            )
            context = self.get_context_data(form=form)
            return self.render_to_response(context, status=error.status)
        except FileRefused as error:
            form.add_error("evidence", str(error))
            context = self.get_context_data(form=form)
            return self.render_to_response(context, status=422)
        except Refused as error:
            return self.refused(form, error)
        return self.saved()

    def saved(self):
        return redirect(self.action)


class ActionDetail(ActionMixin, TemplateView):
    permission_required = Permission.READ_RECORD
    template_name = "workplan/action_detail.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "row": row_of_action(self.action),
            "leads": self.action.leads.select_related("seat", "group", "agency"),
            "report_backs": self.action.report_backs.all(),
            "updates": self.action.updates.newest_first(),
            "events": self.history_of(self.action),
            "may_update": self.may_update,
        }


class ActionAdd(BoardViewMixin, FormView):
    """A new action, last under a priority or one of its sub-themes."""

    permission_required = Permission.MANAGE_WORKPLAN
    form_class = ActionForm

    @cached_property
    def plan(self):
        return get_object_or_404(self.board.plans, pk=self.kwargs["plan_pk"])

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
        return super().get_form_kwargs() | {"is_new": True}

    def form_valid(self, form):
        try:
            action = actions.add_action(
                board=self.board,
                plan=self.plan,
                priority=self.priority,
                sub_theme=self.sub_theme,
                by=self.person,
                **form.cleaned_data,
            )
        except Refused as error:
            return self.refused(form, error)
        if self.request.htmx:
            words = f"{action.label}: added"
            return section_response(self, self.plan, self.priority, action, words)
        messages.success(self.request, f"{action.label}: added")
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


class ActionEdit(ActionFormView):
    form_class = ActionForm
    template_name = "workplan/action_edit.html"

    def get_initial(self):
        return model_to_dict(self.action) | super().get_initial()

    def save(self, values):
        actions.edit_action(action=self.action, by=self.person, **values)

    def saved(self):
        messages.success(self.request, f"{self.action.label}: saved")
        return super().saved()


class ActionMove(KeptActionMixin, View):
    """One place up or down. Without JavaScript the page comes back where the action is."""

    http_method_names = ["post"]

    def post(self, request, **kwargs):
        action = self.action
        if action.priority is None:
            return redirect(action)
        direction = request.POST.get("direction")
        has_moved = actions.move_action(
            action=action, up=direction == "up", by=self.person
        )
        if request.htmx:
            words = f"moved {direction}" if has_moved else "already at the end"
            return section_response(
                self, action.plan, action.priority, None, f"{action.label}: {words}"
            )
        return redirect(f"{action.plan.get_absolute_url()}#action-{action.pk}")


class ReportBackMark(KeptActionMixin, View):
    """Whether the report that was owed came to its meeting."""

    http_method_names = ["post"]

    def post(self, request, **kwargs):
        report_back = get_object_or_404(
            self.action.report_backs, pk=self.kwargs["report_back_pk"]
        )
        state = request.POST.get("state")
        if state in ReportBack.State.values:
            actions.mark_report_back(
                report_back=report_back, state=state, by=self.person
            )
        return redirect(f"{self.action.get_absolute_url()}#report-backs")
