"""Addresses behind the "Meetings" door, under `meetings/`. Agendas and minutes are in workplan."""

from django.urls import include, path

from .views import (
    agenda_items,
    agenda_papers,
    attendance_marks,
    circulation,
    events,
    meeting_changes,
    meeting_rules,
    meeting_year,
    meetings,
)

agenda_item_urlpatterns = [
    path("edit/", agenda_items.AgendaItemEdit.as_view(), name="agenda_item_edit"),
    path(
        "take-off/",
        agenda_items.AgendaItemTakeOff.as_view(),
        name="agenda_item_take_off",
    ),
    path(
        "put-back/",
        agenda_items.AgendaItemPutBack.as_view(),
        name="agenda_item_put_back",
    ),
    path("move/", agenda_items.AgendaItemMove.as_view(), name="agenda_item_move"),
    path("place/", agenda_items.AgendaItemPlace.as_view(), name="agenda_item_place"),
    path("papers/add/", agenda_papers.PapersAdd.as_view(), name="papers_add"),
    path(
        "papers/<int:paper_pk>/", agenda_papers.PaperFile.as_view(), name="paper_file"
    ),
    path(
        "papers/<int:paper_pk>/remove/",
        agenda_papers.PaperRemove.as_view(),
        name="paper_remove",
    ),
]

urlpatterns = [
    path("", meetings.MeetingList.as_view(), name="meeting_list"),
    path("add/", meeting_changes.MeetingAdd.as_view(), name="meeting_add"),
    path(
        "plan-a-year/",
        meeting_year.MeetingYearPlan.as_view(),
        name="meeting_year_plan",
    ),
    path(
        "expected-reports/",
        meeting_rules.ExpectedReportList.as_view(),
        name="expected_report_list",
    ),
    path(
        "of-group/<int:group_pk>/",
        meeting_rules.MeetingRules.as_view(),
        name="meeting_rules",
    ),
    path("<int:pk>/", meetings.MeetingDetail.as_view(), name="meeting_detail"),
    path("<int:pk>/edit/", meeting_changes.MeetingEdit.as_view(), name="meeting_edit"),
    path(
        "<int:pk>/cancel/",
        meeting_changes.MeetingCancel.as_view(),
        name="meeting_cancel",
    ),
    path("<int:pk>/move/", meeting_changes.MeetingMove.as_view(), name="meeting_move"),
    path(
        "<int:pk>/agree-minutes/",
        meeting_changes.MinutesAgree.as_view(),
        name="minutes_agree",
    ),
    path(
        "<int:pk>/attendance/",
        attendance_marks.AttendanceEdit.as_view(),
        name="attendance_edit",
    ),
    path(
        "<int:pk>/attendance/all-present/",
        attendance_marks.AttendanceAllPresent.as_view(),
        name="attendance_all_present",
    ),
    path(
        "<int:meeting_pk>/attendance/<int:pk>/",
        attendance_marks.AttendanceMark.as_view(),
        name="attendance_mark",
    ),
    path(
        "<int:pk>/circulate/",
        circulation.MeetingCirculate.as_view(),
        name="meeting_circulate",
    ),
    path("<int:pk>/numbers/", events.EventNumbers.as_view(), name="event_numbers"),
    path(
        "<int:meeting_pk>/pledges/add/", events.PledgeAdd.as_view(), name="pledge_add"
    ),
    path(
        "<int:meeting_pk>/pledges/<int:pk>/edit/",
        events.PledgeEdit.as_view(),
        name="pledge_edit",
    ),
    path(
        "<int:meeting_pk>/agenda/add/",
        agenda_items.AgendaItemAdd.as_view(),
        name="agenda_item_add",
    ),
    path("<int:meeting_pk>/agenda/<int:pk>/", include(agenda_item_urlpatterns)),
]
