"""Addresses of appraisals, under `members/appraisals/`."""

from django.urls import path

from .views import appraisal_answers, appraisals

urlpatterns = [
    path("", appraisals.AppraisalList.as_view(), name="appraisal_list"),
    path("add/", appraisals.AppraisalAdd.as_view(), name="appraisal_add"),
    path(
        "add/chair/", appraisals.ChairFeedbackAdd.as_view(), name="chair_feedback_add"
    ),
    path("<int:pk>/", appraisals.AppraisalDetail.as_view(), name="appraisal_detail"),
    path("<int:pk>/edit/", appraisals.AppraisalEdit.as_view(), name="appraisal_edit"),
    path(
        "<int:pk>/answer/",
        appraisal_answers.AppraisalAnswer.as_view(),
        name="appraisal_answer",
    ),
    path(
        "<int:pk>/remind/",
        appraisals.AppraisalRemind.as_view(),
        name="appraisal_remind",
    ),
]
