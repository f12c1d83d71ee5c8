"""Agendas and minutes, under `meetings/`: they draw on actions, highlight reports and the register."""

from django.urls import path

from .views import agendas, calendar_feed, decisions, minutes, packs

urlpatterns = [
    path("decisions/", decisions.DecisionList.as_view(), name="decision_list"),
    path("calendar/", calendar_feed.CalendarAddress.as_view(), name="calendar_address"),
    path("<int:pk>/agenda/", agendas.Agenda.as_view(), name="agenda"),
    path("<int:pk>/agenda/fill/", agendas.AgendaFill.as_view(), name="agenda_fill"),
    path("<int:pk>/pack/build/", packs.PackBuild.as_view(), name="pack_build"),
    path(
        "<int:pk>/pack/build/<uuid:job_pk>/",
        packs.PackProgress.as_view(),
        name="pack_progress",
    ),
    path(
        "<int:meeting_pk>/pack/<int:pk>/",
        packs.PackDownload.as_view(),
        name="pack_download",
    ),
    path("<int:pk>/minutes/", minutes.Minutes.as_view(), name="minutes"),
    path(
        "<int:meeting_pk>/minutes/<int:pk>/",
        minutes.MinuteEdit.as_view(),
        name="minute_edit",
    ),
    path(
        "<int:meeting_pk>/minutes/<int:pk>/actions/add/",
        minutes.ActionGiveOut.as_view(),
        name="action_give_out",
    ),
    path(
        "<int:meeting_pk>/minutes/<int:pk>/report/",
        minutes.ReportHeard.as_view(),
        name="report_heard",
    ),
]
