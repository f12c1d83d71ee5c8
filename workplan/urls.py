from django.urls import path

from .views import highlight_reports, risks

app_name = "workplan"

risk_urlpatterns = [
    path("risks/", risks.RiskList.as_view(), name="risk_list"),
    path("risks/raise/", risks.RiskRaise.as_view(), name="risk_raise"),
    path("risks/<int:pk>/", risks.RiskDetail.as_view(), name="risk_detail"),
    path("risks/<int:pk>/edit/", risks.RiskEdit.as_view(), name="risk_edit"),
    path(
        "risks/<int:pk>/reassess/", risks.RiskReassess.as_view(), name="risk_reassess"
    ),
    path("risks/<int:pk>/close/", risks.RiskClose.as_view(), name="risk_close"),
]

highlight_report_urlpatterns = [
    path(
        "highlight-reports/",
        highlight_reports.HighlightReportList.as_view(),
        name="highlight_report_list",
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
        "highlight-reports/<int:pk>/attach/",
        highlight_reports.HighlightReportAttach.as_view(),
        name="highlight_report_attach",
    ),
    path(
        "highlight-reports/<int:pk>/files/<int:file_pk>/",
        highlight_reports.HighlightReportFile.as_view(),
        name="highlight_report_file",
    ),
    path(
        "highlight-reports/<int:pk>/files/<int:file_pk>/remove/",
        highlight_reports.HighlightReportRemoveFile.as_view(),
        name="highlight_report_remove_file",
    ),
]

urlpatterns = [*risk_urlpatterns, *highlight_report_urlpatterns]

token_urlpatterns = []
