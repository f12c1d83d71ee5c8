from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.views.generic import FormView, TemplateView, View

from boards.exceptions import Refused
from boards.permissions import Permission
from boards.views import BoardViewMixin
from boards.views.once import SentOnceMixin
from lscb.files.exceptions import FileRefused
from workplan import action_record
from workplan.challenge_log import challenges_about
from workplan.exceptions import ReasonNeeded
from workplan.forms.action import ActionForm
from workplan.headings import heading_key, headings_of
from workplan.models import ReportBack
from workplan.policies import may_keep_plan
from workplan.programme import row_of_action
from workplan.services import actions
from workplan.services.whole_actions import edit_whole_action

from .typed_over import TypedOverMixin


class ActionMixin(BoardViewMixin):
    """A page about one action of this board that this person may see."""

    shown_with = (
        "plan__group",
        "priority",
        "sub_theme",
        "restriction",
        "ancestor__plan",
    )

    @cached_property
    def action(self):
        register = self.board.actions.visible_to(self.person)
        action = get_object_or_404(
            register.select_related(*self.shown_with), pk=self.kwargs["pk"]
        )
        action.board = self.board
        return action

    @cached_property
    def may_keep(self):
        return may_keep_plan(self.person, self.action.plan)

    @property
    def may_edit(self):
        """Its words, dates and place: those of a closed plan stay as they were agreed."""
        plan = self.action.plan
        return self.may_keep and not (plan and plan.is_closed)

    @cached_property
    def may_update(self):
        """Managers any action; others the open ones they lead."""
        if self.may_keep:
            return True
        own = self.board.actions.visible_to(self.person).open().led_by(self.person)
        return own.filter(pk=self.action.pk).exists()

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "action": self.action,
            "may_keep": self.may_keep,
            "may_edit": self.may_edit,
            "cancel_url": self.action.get_absolute_url(),
        }


class KeptActionMixin(ActionMixin):
    """Something done to an action by whoever keeps its plan."""

    permission_required = Permission.MANAGE_WORKPLAN

    def has_permission(self):
        return self.may_keep


class ActionFormView(KeptActionMixin, SentOnceMixin, FormView):
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
        action = self.action
        return super().get_context_data(**kwargs) | {
            "row": row_of_action(action, self.person),
            "suggestion": action_record.suggestion_of(action),
            "ratings": action_record.ratings_of(action, self.person),
            "ancestry": action_record.ancestry_of(action, self.person),
            "carried_to": action_record.carried_to(action, self.person),
            "leads": action.leads.select_related("seat", "group", "agency"),
            "origins": action.origins.visible_to(self.person),
            "heard": action.engagement_changes.select_related("engagement__board"),
            "challenges": challenges_about(action, self.person),
            "milestones": action.milestones.all(),
            "report_backs": action.report_backs.all(),
            "updates": action.updates.newest_first().prefetch_related("evidence__file"),
            "date_moves": action.date_moves.all(),
            "update_requests": self.may_keep
            and action.update_requests.select_related("link"),
            "events": action_record.told_to(self.person, self.history_of(action)),
            "may_update": self.may_update,
            "may_restrict": self.person.may(Permission.RESTRICT),
            "today": self.board.today,
        }


class ActionEdit(TypedOverMixin, ActionFormView):
    form_class = ActionForm
    template_name = "workplan/action_edit.html"
    fields = ActionForm.Meta.fields

    @cached_property
    def headings(self):
        """Where it may stand: each priority of its plan, and each sub-theme under it."""
        return headings_of(self.action.plan) if self.action.plan else {}

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"headings": self.headings}

    def get_initial(self):
        here = {"heading": heading_key(self.action.priority, self.action.sub_theme)}
        initial = super().get_initial()
        return initial | here | {"was": initial["was"] | here}

    def save(self, values):
        heading = values.pop("heading", "")
        was = values["was"] or {}
        is_moved = heading and heading != was.get("heading")
        edit_whole_action(
            action=self.action,
            heading=self.headings[heading] if is_moved else None,
            by=self.person,
            **values,
        )

    def saved(self):
        messages.success(self.request, f"{self.action.label}: saved")
        return super().saved()


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
