from copy import copy

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import FormView

from boards.exceptions import Refused
from boards.permissions import Permission
from boards.views import BoardViewMixin
from reviews.forms import DeathReviewYearForm
from reviews.services import death_reviews


class DeathReviewYearEdit(BoardViewMixin, FormView):
    """A panel's counts and words for one year."""

    permission_required = Permission.MANAGE_REVIEWS
    form_class = DeathReviewYearForm
    template_name = "reviews/death_review_year_edit.html"

    @cached_property
    def row(self):
        rows = self.board.death_review_years.select_related("panel")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def get_initial(self):
        return {"version": self.row.version}

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": copy(self.row)}

    def form_valid(self, form):
        try:
            death_reviews.edit_death_review_year(
                row=self.row, by=self.person, **form.cleaned_data
            )
        except Refused as error:
            return self.refused(form, error)
        messages.success(self.request, f"{self.row} is saved")
        return redirect("reviews:review_list", self.board.slug)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "row": self.row,
            "cancel_url": reverse("reviews:review_list", args=[self.board.slug]),
        }
