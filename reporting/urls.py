from django.urls import path

from .views import editions, reports, sections

app_name = "reporting"
urlpatterns = [
    path("annual-report/", reports.ReportList.as_view(), name="report_list"),
    path("annual-report/start/", reports.ReportAdd.as_view(), name="report_add"),
    path(
        "annual-report/<year:year>/",
        reports.ReportDetail.as_view(),
        name="report_detail",
    ),
    path(
        "annual-report/<year:year>/read/",
        reports.ReportRead.as_view(),
        name="report_read",
    ),
    path(
        "annual-report/<year:year>/move/",
        reports.ReportMove.as_view(),
        name="report_move",
    ),
    path(
        "annual-report/<year:year>/build/",
        editions.EditionBuild.as_view(),
        name="edition_build",
    ),
    path(
        "annual-report/<year:year>/build/<uuid:pk>/",
        editions.EditionProgress.as_view(),
        name="edition_progress",
    ),
    path(
        "annual-report/<year:year>/editions/<int:number>/",
        editions.EditionDownload.as_view(),
        name="edition_download",
    ),
    path(
        "annual-report/<year:year>/sections/<int:pk>/",
        sections.SectionDetail.as_view(),
        name="section_detail",
    ),
    path(
        "annual-report/<year:year>/sections/<int:pk>/edit/",
        sections.SectionEdit.as_view(),
        name="section_edit",
    ),
]
