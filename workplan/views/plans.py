"""A plan and the headings of its work programme: made and reworded, on a page each."""

from django.contrib import messages
from django.forms.models import model_to_dict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import FormView, View

from boards import years
from boards.exceptions import Refused
from boards.permissions import Permission
from boards.views import BoardViewMixin
from boards.views.once import SentOnceMixin
from workplan.forms.plan import PlanEditForm, PlanForm, PriorityForm, SubThemeForm
from workplan.policies import may_keep_plan
from workplan.services import plan_changes, plans

from .plan_life import PlanChange


class PlanAdd(BoardViewMixin, SentOnceMixin, FormView):
    """A plan of the board; of the own group, for who keeps no other."""

    permission_required = Permission.MANAGE_GROUP_PLAN
    form_class = PlanForm
    template_name = "workplan/programme_plan_form.html"

    def get_form_kwargs(self):
        groups = self.board.groups.internal().filter(ended="").in_printed_order()
        is_of_a_group = not self.person.may(Permission.MANAGE_WORKPLAN)
        if is_of_a_group:
            kept = [
                group.pk
                for group in groups
                if self.person.may(Permission.MANAGE_GROUP_PLAN, group=group)
            ]
            groups = groups.filter(pk__in=kept)
        return super().get_form_kwargs() | {
            "groups": groups,
            "is_of_a_group": is_of_a_group,
        }

    def get_initial(self):
        words = years.year_in_words(self.board.current_year)
        return {"title": f"Work programme {words}", "year": words}

    def form_valid(self, form):
        try:
            plan = plans.create_plan(
                board=self.board, by=self.person, **form.cleaned_data
            )
        except Refused as error:
            return self.refused(form, error)
        messages.success(self.request, f"{plan} created. Add its first priority.")
        return redirect(plan)

    def get_context_data(self, **kwargs):
        address = reverse("workplan:programme", args=[self.board.slug])
        return super().get_context_data(**kwargs) | {
            "cancel_url": address,
            "may_import": self.person.may(Permission.MANAGE_WORKPLAN),
        }


class PlanEdit(PlanChange):
    """Its title and year. Rolling over, closing and opening again have their own pages."""

    form_class = PlanEditForm
    template_name = "workplan/programme_plan_edit.html"

    @property
    def row(self):
        return self.plan

    def get_initial(self):
        return {
            "title": self.plan.title,
            "year": self.plan.year_in_words,
            "status": self.plan.status,
            "version": self.plan.version,
        }

    def change(self, values):
        plan_changes.edit_plan(plan=self.plan, by=self.person, **values)
        return self.plan.get_absolute_url()


class HeadingFormView(BoardViewMixin, SentOnceMixin, FormView):
    """A form about one heading of a plan. Saving goes back to where it stands on its page."""

    permission_required = Permission.MANAGE_WORKPLAN
    template_name = "workplan/programme_heading_form.html"
    heading = None
    row = None

    def has_permission(self):
        return may_keep_plan(self.person, self.plan)

    @cached_property
    def plan(self):
        return get_object_or_404(
            self.board.plans.select_related("group"), pk=self.kwargs["plan_pk"]
        )

    def get_initial(self):
        return self.row and model_to_dict(self.row) | {"version": self.row.version}

    def form_valid(self, form):
        try:
            self.save(**form.cleaned_data)
        except Refused as error:
            return self.refused(form, error)
        messages.success(self.request, f"{form.cleaned_data['title']}: saved")
        return redirect(self.plan)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "heading": self.heading,
            "plan": self.plan,
            "cancel_url": self.plan.get_absolute_url(),
        }


class PriorityAdd(HeadingFormView):
    form_class = PriorityForm
    heading = "Add a priority"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"plan": self.plan}

    def save(self, version, **values):
        plans.add_priority(plan=self.plan, by=self.person, **values)


class PriorityEdit(PriorityAdd):
    heading = "Edit priority"

    @cached_property
    def row(self):
        return get_object_or_404(self.plan.priorities, pk=self.kwargs["pk"])

    def save(self, version, **values):
        plans.edit_priority(
            priority=self.row, version=version or 0, by=self.person, **values
        )


class HeadingMove(BoardViewMixin, View):
    """A heading one place up or down among its like, with everything under it."""

    permission_required = Permission.MANAGE_WORKPLAN
    http_method_names = ["post"]

    def has_permission(self):
        return may_keep_plan(self.person, self.plan)

    @cached_property
    def plan(self):
        plans = self.board.plans.select_related("group")
        return get_object_or_404(plans, pk=self.kwargs["plan_pk"])

    def post(self, request, **kwargs):
        up = request.POST.get("direction") == "up"
        where = f"{self.plan.get_absolute_url()}#priority-{self.priority.pk}"
        try:
            has_moved = self.move(up)
        except Refused as error:
            messages.error(request, str(error))
            return redirect(where)
        words = f"moved {'up' if up else 'down'}" if has_moved else "already there"
        messages.success(request, f"{self.row}: {words}")
        return redirect(where)


class PriorityMove(HeadingMove):
    @cached_property
    def row(self):
        return get_object_or_404(self.plan.priorities, pk=self.kwargs["pk"])

    @property
    def priority(self):
        return self.row

    def move(self, up):
        return plan_changes.move_priority(priority=self.row, up=up, by=self.person)


class SubThemeMove(HeadingMove):
    @cached_property
    def priority(self):
        return get_object_or_404(self.plan.priorities, pk=self.kwargs["priority_pk"])

    @cached_property
    def row(self):
        return get_object_or_404(self.priority.sub_themes, pk=self.kwargs["pk"])

    def move(self, up):
        return plan_changes.move_sub_theme(sub_theme=self.row, up=up, by=self.person)


class SubThemeAdd(HeadingFormView):
    form_class = SubThemeForm
    heading = "Add a sub-theme"

    @cached_property
    def priority(self):
        return get_object_or_404(self.plan.priorities, pk=self.kwargs["priority_pk"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"under": self.priority}

    def save(self, version, **values):
        plans.add_sub_theme(priority=self.priority, by=self.person, **values)


class SubThemeEdit(HeadingFormView):
    form_class = SubThemeForm
    heading = "Edit sub-theme"

    @cached_property
    def row(self):
        priority = get_object_or_404(
            self.plan.priorities, pk=self.kwargs["priority_pk"]
        )
        return get_object_or_404(priority.sub_themes, pk=self.kwargs["pk"])

    def save(self, version, **values):
        plans.edit_sub_theme(
            sub_theme=self.row, version=version or 0, by=self.person, **values
        )
