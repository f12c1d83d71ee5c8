from django.urls import include, path

from .views import (
    action_cells,
    action_leads,
    action_link,
    action_milestones,
    action_origins,
    action_places,
    action_reopen,
    action_updates,
    actions,
    bulk_changes,
    calendar_feed,
    engagement,
    highlight_report_files,
    highlight_report_outcomes,
    highlight_reports,
    plan_checks,
    plan_imports,
    plan_life,
    plan_prints,
    plans,
    programme,
    register,
    register_reviews,
    restrictions,
    risk_imports,
    risk_matrix,
    risk_mitigations,
    risk_ratings,
    risks,
    undo,
)

app_name = "workplan"

engagement_urlpatterns = [
    path("", engagement.EngagementDetail.as_view(), name="engagement_detail"),
    path(
        "changes/add/",
        engagement.EngagementChangeAdd.as_view(),
        name="engagement_change_add",
    ),
    path(
        "changes/<int:change_pk>/remove/",
        engagement.EngagementChangeRemove.as_view(),
        name="engagement_change_remove",
    ),
]

programme_urlpatterns = [
    path("", programme.ProgrammeDetail.as_view(), name="programme"),
    path("<int:pk>/pdf/", plan_prints.PlanPrint.as_view(), name="plan_print"),
    path("<int:pk>/checks/", plan_checks.PlanChecks.as_view(), name="plan_checks"),
    path("<int:pk>/", programme.ProgrammeDetail.as_view(), name="programme_detail"),
    path("add/", plans.PlanAdd.as_view(), name="plan_add"),
    path("register/", register.Register.as_view(), name="register"),
    path(
        "register/add/",
        action_origins.ActionAddLoose.as_view(),
        name="action_add_loose",
    ),
    path(
        "<int:pk>/roll-over/", plan_life.PlanRollOver.as_view(), name="plan_roll_over"
    ),
    path("<int:pk>/close/", plan_life.PlanClose.as_view(), name="plan_close"),
    path("<int:pk>/reopen/", plan_life.PlanReopen.as_view(), name="plan_reopen"),
    path(
        "<int:pk>/carry-forward/",
        plan_life.PlanCarryForward.as_view(),
        name="plan_carry_forward",
    ),
    path("<int:pk>/edit/", plans.PlanEdit.as_view(), name="plan_edit"),
    path("<int:pk>/undo/", undo.PlanUndo.as_view(), name="plan_undo"),
    path("<int:pk>/change/", bulk_changes.BulkChange.as_view(), name="plan_bulk"),
    path(
        "<int:plan_pk>/priorities/<int:pk>/move/",
        plans.PriorityMove.as_view(),
        name="priority_move",
    ),
    path(
        "<int:plan_pk>/priorities/<int:priority_pk>/sub-themes/<int:pk>/move/",
        plans.SubThemeMove.as_view(),
        name="sub_theme_move",
    ),
    path(
        "<int:plan_pk>/priorities/add/",
        plans.PriorityAdd.as_view(),
        name="priority_add",
    ),
    path(
        "<int:plan_pk>/priorities/<int:pk>/edit/",
        plans.PriorityEdit.as_view(),
        name="priority_edit",
    ),
    path(
        "<int:plan_pk>/priorities/<int:priority_pk>/sub-themes/add/",
        plans.SubThemeAdd.as_view(),
        name="sub_theme_add",
    ),
    path(
        "<int:plan_pk>/priorities/<int:priority_pk>/sub-themes/<int:pk>/edit/",
        plans.SubThemeEdit.as_view(),
        name="sub_theme_edit",
    ),
    path(
        "<int:plan_pk>/priorities/<int:priority_pk>/actions/add/",
        action_places.ActionAdd.as_view(),
        name="action_add",
    ),
]

plan_import_urlpatterns = [
    path("", plan_imports.PlanImport.as_view(), name="plan_import"),
    path(
        "<int:pk>/",
        plan_imports.PlanImportPreview.as_view(),
        name="plan_import_preview",
    ),
    path(
        "<int:pk>/edit/", plan_imports.PlanImportEdit.as_view(), name="plan_import_edit"
    ),
    path(
        "<int:pk>/columns/<int:number>/",
        plan_imports.PlanImportColumns.as_view(),
        name="plan_import_columns",
    ),
    path(
        "<int:pk>/rows/<str:key>/",
        plan_imports.PlanImportRow.as_view(),
        name="plan_import_row",
    ),
    path(
        "<int:pk>/rows/<str:key>/as-read/",
        plan_imports.PlanImportRowAsRead.as_view(),
        name="plan_import_row_as_read",
    ),
    path(
        "<int:pk>/commit/",
        plan_imports.PlanImportCommit.as_view(),
        name="plan_import_commit",
    ),
    path(
        "<int:pk>/set-aside/",
        plan_imports.PlanImportSetAside.as_view(),
        name="plan_import_set_aside",
    ),
    path(
        "<int:pk>/file/", plan_imports.PlanImportFile.as_view(), name="plan_import_file"
    ),
]

action_urlpatterns = [
    path("", actions.ActionDetail.as_view(), name="action_detail"),
    path("edit/", actions.ActionEdit.as_view(), name="action_edit"),
    path("cell/<slug:cell>/", action_cells.ActionCell.as_view(), name="action_cell"),
    path("move/", action_places.ActionMove.as_view(), name="action_move"),
    path("reopen/", action_reopen.ActionReopen.as_view(), name="action_reopen"),
    path("leads/<int:lead_pk>/", action_leads.LeadTie.as_view(), name="lead_tie"),
    path("update/", action_updates.ActionUpdate.as_view(), name="action_update"),
    path("complete/", action_updates.ActionComplete.as_view(), name="action_complete"),
    path(
        "evidence/<int:file_pk>/",
        action_updates.ActionEvidenceFile.as_view(),
        name="action_evidence_file",
    ),
    path(
        "milestones/<int:milestone_pk>/reach/",
        action_milestones.MilestoneReach.as_view(),
        name="milestone_reach",
    ),
    path(
        "milestones/<int:milestone_pk>/unreach/",
        action_milestones.MilestoneUnreach.as_view(),
        name="milestone_unreach",
    ),
    path(
        "milestones/",
        action_milestones.ActionMilestones.as_view(),
        name="action_milestones",
    ),
    path("origins/", action_origins.ActionOrigins.as_view(), name="action_origins"),
    path("restrict/", restrictions.ActionRestrict.as_view(), name="action_restrict"),
    path(
        "lift-restriction/",
        restrictions.ActionLiftRestriction.as_view(),
        name="action_lift_restriction",
    ),
    path(
        "report-backs/<int:report_back_pk>/",
        actions.ReportBackMark.as_view(),
        name="report_back_mark",
    ),
    path(
        "ask-for-update/",
        action_updates.ActionAskForUpdate.as_view(),
        name="action_ask_for_update",
    ),
]

risk_urlpatterns = [
    path("risks/", risks.RiskList.as_view(), name="risk_list"),
    path("risks/raise/", risks.RiskRaise.as_view(), name="risk_raise"),
    path(
        "risks/as-at/", register_reviews.RegisterAsAt.as_view(), name="register_as_at"
    ),
    path(
        "risks/review/",
        register_reviews.RegisterReview.as_view(),
        name="register_review",
    ),
    path("risks/import/", risk_imports.RiskImport.as_view(), name="risk_import"),
    path(
        "risks/import/<int:pk>/",
        risk_imports.RiskImportPreview.as_view(),
        name="risk_import_preview",
    ),
    path(
        "risks/import/<int:pk>/rows/<int:number>/",
        risk_imports.RiskImportRow.as_view(),
        name="risk_import_row",
    ),
    path(
        "risks/import/<int:pk>/rows/<int:number>/leave-out/",
        risk_imports.RiskImportLeaveOut.as_view(),
        name="risk_import_leave_out",
    ),
    path(
        "risks/import/<int:pk>/commit/",
        risk_imports.RiskImportCommit.as_view(),
        name="risk_import_commit",
    ),
    path(
        "risks/import/<int:pk>/set-aside.csv",
        risk_imports.RiskImportSetAside.as_view(),
        name="risk_import_set_aside",
    ),
    path("risks/<int:pk>/", risks.RiskDetail.as_view(), name="risk_detail"),
    path("risks/<int:pk>/edit/", risks.RiskEdit.as_view(), name="risk_edit"),
    path(
        "risks/<int:pk>/reassess/", risks.RiskReassess.as_view(), name="risk_reassess"
    ),
    path("risks/<int:pk>/close/", risks.RiskClose.as_view(), name="risk_close"),
    path(
        "risks/<int:pk>/rate/<slug:kind>/",
        risk_ratings.RiskRate.as_view(),
        name="risk_rate",
    ),
    path(
        "risks/<int:pk>/restrict/",
        restrictions.RiskRestrict.as_view(),
        name="risk_restrict",
    ),
    path(
        "risks/<int:pk>/lift-restriction/",
        restrictions.RiskLiftRestriction.as_view(),
        name="risk_lift_restriction",
    ),
    path(
        "risks/<int:pk>/mitigations/",
        risk_mitigations.RiskMitigations.as_view(),
        name="risk_mitigations",
    ),
    path(
        "risks/<int:pk>/mitigations/add/",
        risk_mitigations.RiskMitigationAdd.as_view(),
        name="risk_mitigation_add",
    ),
    path(
        "risks/<int:pk>/mitigations/<int:mitigation_pk>/remove/",
        risk_mitigations.RiskMitigationRemove.as_view(),
        name="risk_mitigation_remove",
    ),
    path("settings/risk-matrix/", risk_matrix.RiskMatrix.as_view(), name="risk_matrix"),
]

highlight_report_urlpatterns = [
    path(
        "highlight-reports/",
        highlight_reports.HighlightReportList.as_view(),
        name="highlight_report_list",
    ),
    path(
        "highlight-reports/remind/",
        highlight_reports.HighlightReportRemind.as_view(),
        name="highlight_report_remind",
    ),
    path(
        "highlight-reports/write/<int:group_pk>/",
        highlight_reports.HighlightReportWrite.as_view(),
        name="highlight_report_write",
    ),
    path(
        "highlight-reports/<int:pk>/",
        highlight_reports.HighlightReportDetail.as_view(),
        name="highlight_report_detail",
    ),
    path(
        "highlight-reports/<int:pk>/edit/",
        highlight_reports.HighlightReportEdit.as_view(),
        name="highlight_report_edit",
    ),
    path(
        "highlight-reports/<int:pk>/submit/",
        highlight_reports.HighlightReportSubmit.as_view(),
        name="highlight_report_submit",
    ),
    path(
        "highlight-reports/<int:pk>/receive/",
        highlight_reports.HighlightReportReceive.as_view(),
        name="highlight_report_receive",
    ),
    path(
        "highlight-reports/<int:pk>/send-back/",
        highlight_reports.HighlightReportSendBack.as_view(),
        name="highlight_report_send_back",
    ),
    path(
        "highlight-reports/<int:pk>/risks/raise/",
        highlight_report_outcomes.HighlightReportRaiseRisk.as_view(),
        name="highlight_report_raise_risk",
    ),
    path(
        "highlight-reports/<int:pk>/agenda/put/",
        highlight_report_outcomes.HighlightReportPutOnAgenda.as_view(),
        name="highlight_report_put_on_agenda",
    ),
    path(
        "highlight-reports/<int:pk>/attach/",
        highlight_report_files.HighlightReportAttach.as_view(),
        name="highlight_report_attach",
    ),
    path(
        "highlight-reports/<int:pk>/files/<int:file_pk>/",
        highlight_report_files.HighlightReportFile.as_view(),
        name="highlight_report_file",
    ),
    path(
        "highlight-reports/<int:pk>/files/<int:file_pk>/remove/",
        highlight_report_files.HighlightReportRemoveFile.as_view(),
        name="highlight_report_remove_file",
    ),
]

urlpatterns = [
    path("work-programme/", include(programme_urlpatterns)),
    path("work-programme/import/", include(plan_import_urlpatterns)),
    path("work-programme/actions/<int:pk>/", include(action_urlpatterns)),
    path("meetings/", include("workplan.meeting_urls")),
    path("policies/engagement/<int:pk>/", include(engagement_urlpatterns)),
    path("risks/challenges/", include("workplan.challenge_urls")),
    *risk_urlpatterns,
    *highlight_report_urlpatterns,
]

token_urlpatterns = [
    path(
        "link/<str:token>/",
        action_link.ActionUpdateByLink.as_view(),
        name="action_update_by_link",
    ),
    path(
        "calendar/<str:token>/meetings.ics",
        calendar_feed.CalendarFeed.as_view(),
        name="calendar_feed",
    ),
]
