"""A plan and the headings of its work programme: made and reworded, on a page each."""

from django.contrib import messages
from django.forms.models import model_to_dict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import FormView

from boards import years
from boards.exceptions import Refused
from boards.permissions import Permission
from boards.views import BoardViewMixin
from boards.views.once import SentOnceMixin
from workplan.forms.plan import PlanForm, PriorityForm, SubThemeForm
from workplan.services import plans


class PlanAdd(BoardViewMixin, SentOnceMixin, FormView):
    permission_required = Permission.MANAGE_WORKPLAN
    form_class = PlanForm
    template_name = "workplan/programme_plan_form.html"

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
        return super().get_context_data(**kwargs) | {"cancel_url": address}


class HeadingFormView(BoardViewMixin, SentOnceMixin, FormView):
    """A form about one heading of a plan. Saving goes back to where it stands on its page."""

    permission_required = Permission.MANAGE_WORKPLAN
    template_name = "workplan/programme_heading_form.html"
    heading = None
    row = None

    @cached_property
    def plan(self):
        return get_object_or_404(self.board.plans, pk=self.kwargs["plan_pk"])

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

    def save(self, version, **values):
        plans.add_priority(plan=self.plan, by=self.person, **values)


class PriorityEdit(HeadingFormView):
    form_class = PriorityForm
    heading = "Edit priority"

    @cached_property
    def row(self):
        return get_object_or_404(self.plan.priorities, pk=self.kwargs["pk"])

    def save(self, version, **values):
        plans.edit_priority(
            priority=self.row, version=version or 0, by=self.person, **values
        )


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
