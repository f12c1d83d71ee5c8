from django.urls import path

from .views import death_reviews, reviews

app_name = "reviews"
urlpatterns = [
    path("reviews/", reviews.ReviewList.as_view(), name="review_list"),
    path("reviews/add/", reviews.ReviewAdd.as_view(), name="review_add"),
    path("reviews/<int:pk>/", reviews.ReviewDetail.as_view(), name="review_detail"),
    path("reviews/<int:pk>/edit/", reviews.ReviewEdit.as_view(), name="review_edit"),
    path("reviews/<int:pk>/move/", reviews.ReviewMove.as_view(), name="review_move"),
    path(
        "reviews/child-deaths/<int:pk>/edit/",
        death_reviews.DeathReviewYearEdit.as_view(),
        name="death_review_year_edit",
    ),
]
