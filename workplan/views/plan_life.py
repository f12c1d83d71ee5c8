"""A plan that is rolled over, closed or opened again, and its actions carried forward."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from boards.permissions import Permission
from boards.views.changes import ChangeView
from workplan.carrying import preview, title_for
from workplan.forms.plan_life import CarryForwardForm, RollOverForm, VersionForm
from workplan.models import Plan
from workplan.policies import may_keep_plan
from workplan.services import plan_life


class PlanChange(ChangeView):
    """Something done to an entire plan by whoever keeps it."""

    permission_required = Permission.MANAGE_WORKPLAN

    def has_permission(self):
        return may_keep_plan(self.person, self.plan)

    @cached_property
    def plan(self):
        plans = self.board.plans.select_related("group", "board")
        return get_object_or_404(plans, pk=self.kwargs["pk"])

    def get_initial(self):
        return {"version": self.plan.version}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "plan": self.plan,
            "cancel_url": self.plan.get_absolute_url(),
        }


class PlanRollOver(PlanChange):
    form_class = RollOverForm
    template_name = "workplan/plan_roll_over.html"
    done = "The plan runs on"

    def get_initial(self):
        last = self.plan.end_year or self.plan.year
        return super().get_initial() | {"end_year": last + 1}

    def change(self, values):
        plan_life.roll_over_plan(plan=self.plan, by=self.person, **values)
        return self.plan.get_absolute_url()


class PlanClose(PlanChange):
    form_class = VersionForm
    template_name = "workplan/plan_close.html"
    done = "The plan is closed"

    def change(self, values):
        plan_life.close_plan(plan=self.plan, by=self.person, **values)
        return self.plan.get_absolute_url()

    def get_context_data(self, **kwargs):
        actions = self.plan.actions.visible_to(self.person)
        return super().get_context_data(**kwargs) | {
            "unfinished": actions.open().count()
        }


class PlanReopen(PlanChange):
    form_class = VersionForm
    template_name = "workplan/plan_reopen.html"
    done = "The plan is in force again"

    def change(self, values):
        plan_life.reopen_plan(plan=self.plan, by=self.person, **values)
        return self.plan.get_absolute_url()


class PlanCarryForward(PlanChange):
    """Choose, look at what it would make, and do it: one page."""

    form_class = CarryForwardForm
    template_name = "workplan/plan_carry_forward.html"
    done = ""

    @cached_property
    def unfinished(self):
        actions = self.plan.actions.visible_to(self.person).open()
        return actions.select_related("priority", "sub_theme", "board", "plan")

    def get_form_kwargs(self):
        others = self.board.plans.exclude(pk=self.plan.pk).exclude(
            status=Plan.Status.CLOSED
        )
        if not self.person.may(Permission.MANAGE_WORKPLAN):
            others = others.filter(group=self.plan.group_id)
        return super().get_form_kwargs() | {
            "actions": self.unfinished.in_printed_order(),
            "plans": others.newest_first(),
            "is_closed": self.plan.is_closed,
        }

    def get_initial(self):
        year = (self.plan.end_year or self.plan.year) + 1
        return super().get_initial() | {
            "actions": self.unfinished.in_printed_order(),
            "new_title": title_for(self.plan.title, year),
            "new_year": year,
        }

    def form_valid(self, form):
        if "preview" in self.request.POST:
            return self.render_to_response(
                self.get_context_data(form=form, previews=self.previews(form))
            )
        return super().form_valid(form)

    def previews(self, form):
        values = form.cleaned_data
        to_plan = values["to_plan"]
        return preview(
            values["actions"],
            to_plan=to_plan,
            year=to_plan.year if to_plan else values["new_year"],
            keeps_dates=values["keeps_dates"],
        )

    def change(self, values):
        to_plan, carried = plan_life.carry_forward(
            plan=self.plan, by=self.person, **values
        )
        count = len(carried)
        messages.success(
            self.request,
            f"{count} action{'s' if count != 1 else ''} carried forward to {to_plan}",
        )
        return to_plan.get_absolute_url()

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "unfinished": list(self.unfinished.in_printed_order())
        }
