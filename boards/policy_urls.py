"""Addresses behind the "Policies" door, under `policies/`."""

from django.urls import path

from .views import engagement, policies, self_assessments, statements

urlpatterns = [
    path("", policies.PolicyList.as_view(), name="policy_list"),
    path("add/", policies.PolicyAdd.as_view(), name="policy_add"),
    path("<int:pk>/", policies.PolicyDetail.as_view(), name="policy_detail"),
    path("<int:pk>/edit/", policies.PolicyEdit.as_view(), name="policy_edit"),
    path("<int:pk>/file/", policies.PolicyFile.as_view(), name="policy_file"),
    path("statements/", statements.StatementList.as_view(), name="statement_list"),
    path("statements/add/", statements.StatementAdd.as_view(), name="statement_add"),
    path(
        "statements/<int:pk>/",
        statements.StatementDetail.as_view(),
        name="statement_detail",
    ),
    path(
        "statements/<int:pk>/edit/",
        statements.StatementEdit.as_view(),
        name="statement_edit",
    ),
    path("engagement/", engagement.EngagementList.as_view(), name="engagement_list"),
    path("engagement/add/", engagement.EngagementAdd.as_view(), name="engagement_add"),
    path(
        "engagement/<int:pk>/edit/",
        engagement.EngagementEdit.as_view(),
        name="engagement_edit",
    ),
    path(
        "self-assessment/",
        self_assessments.SelfAssessmentList.as_view(),
        name="self_assessment_list",
    ),
    path(
        "self-assessment/add/",
        self_assessments.SelfAssessmentAdd.as_view(),
        name="self_assessment_add",
    ),
    path(
        "self-assessment/escalation/",
        self_assessments.EscalationRouteEdit.as_view(),
        name="escalation_route_edit",
    ),
    path(
        "self-assessment/<int:pk>/",
        self_assessments.SelfAssessmentDetail.as_view(),
        name="self_assessment_detail",
    ),
    path(
        "self-assessment/<int:pk>/edit/",
        self_assessments.SelfAssessmentEdit.as_view(),
        name="self_assessment_edit",
    ),
    path(
        "self-assessment/<int:assessment_pk>/findings/add/",
        self_assessments.FindingAdd.as_view(),
        name="finding_add",
    ),
    path(
        "self-assessment/<int:assessment_pk>/findings/<int:pk>/edit/",
        self_assessments.FindingEdit.as_view(),
        name="finding_edit",
    ),
]
