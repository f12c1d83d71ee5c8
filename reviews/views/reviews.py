from copy import copy

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import DetailView, FormView, ListView

from boards.exceptions import Refused
from boards.permissions import Permission
from boards.views import BoardViewMixin, ExportsMixin
from boards.views.once import SentOnceMixin
from reviews import exports
from reviews.forms import ReviewEditForm, ReviewForm, StageForm
from reviews.services import reviews


class ReviewList(BoardViewMixin, ExportsMixin, ListView):
    """Reviews, inspections, and what the child death overview panel reported."""

    permission_required = Permission.READ_RECORD
    template_name = "reviews/review_list.html"
    context_object_name = "reviews"
    export_title = "Reviews"

    def get_queryset(self):
        reviews = self.board.reviews.visible_to(self.person)
        return reviews.select_related("board", "restriction").in_printed_order()

    def exported(self, context):
        years = context["death_review_years"]
        return exports.reviews(context["reviews"], death_review_years=years)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "death_review_years": self.board.death_review_years.select_related("panel"),
            "may_manage": self.person.may(Permission.MANAGE_REVIEWS),
        }


class ReviewDetail(BoardViewMixin, DetailView):
    permission_required = Permission.READ_RECORD
    template_name = "reviews/review_detail.html"
    context_object_name = "review"

    def get_queryset(self):
        reviews = self.board.reviews.visible_to(self.person)
        return reviews.select_related("board", "restriction")

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "events": self.history_of(self.object),
            "may_manage": self.person.may(Permission.MANAGE_REVIEWS),
        }


class ReviewAdd(BoardViewMixin, SentOnceMixin, FormView):
    permission_required = Permission.MANAGE_REVIEWS
    form_class = ReviewForm
    template_name = "reviews/review_add.html"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"board": self.board}

    def form_valid(self, form):
        review = reviews.open_review(
            board=self.board, by=self.person, **form.cleaned_data
        )
        messages.success(self.request, f"{review.reference} is added")
        return redirect(review)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "cancel_url": reverse("reviews:review_list", args=[self.board.slug])
        }


class OneReviewMixin:
    """The review in the address, if this person may see it."""

    @cached_property
    def review(self):
        reviews = self.board.reviews.visible_to(self.person)
        return get_object_or_404(reviews.select_related("board"), pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        url = self.review.get_absolute_url()
        return context | {
            "review": self.review,
            "cancel_url": url,
            "breadcrumbs": [
                *context["breadcrumbs"],
                {"label": self.review.reference, "url": url},
            ],
        }


class ReviewEdit(OneReviewMixin, BoardViewMixin, FormView):
    permission_required = Permission.MANAGE_REVIEWS
    form_class = ReviewEditForm
    template_name = "reviews/review_edit.html"

    def get_initial(self):
        return {"version": self.review.version}

    def get_form_kwargs(self):
        # The form writes what was typed on its instance: it gets a copy.
        kwargs = super().get_form_kwargs()
        return kwargs | {"board": self.board, "instance": copy(self.review)}

    def form_valid(self, form):
        try:
            reviews.edit_review(review=self.review, by=self.person, **form.cleaned_data)
        except Refused as error:
            return self.refused(form, error)
        messages.success(self.request, f"{self.review.reference} is saved")
        return redirect(self.review)


class ReviewMove(OneReviewMixin, BoardViewMixin, FormView):
    """Move a review to another stage."""

    permission_required = Permission.MANAGE_REVIEWS
    form_class = StageForm
    template_name = "reviews/review_move.html"

    def get_initial(self):
        return {"version": self.review.version}

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"review": self.review}

    def form_valid(self, form):
        try:
            reviews.move_stage(review=self.review, by=self.person, **form.cleaned_data)
        except Refused as error:
            form.offer_moves_of(self.review)
            return self.refused(form, error)
        stage = self.review.get_stage_display()
        messages.success(self.request, f"{self.review.reference}: {stage}")
        return redirect(self.review)
