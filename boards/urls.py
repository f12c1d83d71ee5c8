from django.urls import include, path, register_converter

from .converters import FinancialYear
from .views import (
    agencies,
    appointments,
    attendance,
    budget,
    fund_changes,
    grants,
    group_changes,
    groups,
    member_imports,
    members,
    seats,
)

register_converter(FinancialYear, "year")

app_name = "boards"
urlpatterns = [
    path("members/", members.MemberList.as_view(), name="member_list"),
    path(
        "members/by-year/<year:year>/",
        members.PersonnelYear.as_view(),
        name="personnel_year",
    ),
    path(
        "members/attendance/<year:year>/",
        attendance.AttendanceYear.as_view(),
        name="attendance_year",
    ),
    path(
        "members/attendance/<year:year>/warn/",
        attendance.AttendanceWarn.as_view(),
        name="attendance_warn",
    ),
    path(
        "members/attendance/",
        attendance.AttendanceShares.as_view(),
        name="attendance_shares",
    ),
    path("members/seats/add/", seats.SeatAdd.as_view(), name="seat_add"),
    path("members/seats/<int:pk>/", seats.SeatDetail.as_view(), name="seat_detail"),
    path("members/seats/<int:pk>/edit/", seats.SeatEdit.as_view(), name="seat_edit"),
    path("members/seats/<int:pk>/end/", seats.SeatEnd.as_view(), name="seat_end"),
    path("members/seats/<int:pk>/move/", seats.SeatMove.as_view(), name="seat_move"),
    path(
        "members/seats/<int:seat_pk>/appoint/",
        appointments.Appoint.as_view(),
        name="appoint",
    ),
    path(
        "members/appointments/<int:pk>/",
        appointments.AppointmentDetail.as_view(),
        name="appointment_detail",
    ),
    path(
        "members/appointments/<int:pk>/edit/",
        appointments.AppointmentEdit.as_view(),
        name="appointment_edit",
    ),
    path(
        "members/appointments/<int:pk>/end/",
        appointments.AppointmentEnd.as_view(),
        name="appointment_end",
    ),
    path("members/agencies/", agencies.AgencyList.as_view(), name="agency_list"),
    path("members/agencies/add/", agencies.AgencyAdd.as_view(), name="agency_add"),
    path(
        "members/agencies/<int:pk>/",
        agencies.AgencyDetail.as_view(),
        name="agency_detail",
    ),
    path(
        "members/agencies/<int:pk>/edit/",
        agencies.AgencyEdit.as_view(),
        name="agency_edit",
    ),
    path(
        "members/agencies/<int:pk>/rename/",
        agencies.AgencyRename.as_view(),
        name="agency_rename",
    ),
    path(
        "members/agencies/<int:pk>/end/",
        agencies.AgencyEnd.as_view(),
        name="agency_end",
    ),
    path("members/roles/", grants.GrantList.as_view(), name="grant_list"),
    path("members/roles/add/", grants.GrantAdd.as_view(), name="grant_add"),
    path("members/roles/<int:pk>/end/", grants.GrantEnd.as_view(), name="grant_end"),
    path(
        "members/roles/<int:pk>/hand-over/", grants.HandOver.as_view(), name="hand_over"
    ),
    path(
        "members/import/", member_imports.MemberImport.as_view(), name="member_import"
    ),
    path(
        "members/import/<int:pk>/",
        member_imports.MemberImportPreview.as_view(),
        name="member_import_preview",
    ),
    path(
        "members/import/<int:pk>/rows/<int:number>/",
        member_imports.MemberImportRow.as_view(),
        name="member_import_row",
    ),
    path(
        "members/import/<int:pk>/commit/",
        member_imports.MemberImportCommit.as_view(),
        name="member_import_commit",
    ),
    path(
        "members/import/<int:pk>/set-aside.csv",
        member_imports.MemberImportSetAside.as_view(),
        name="member_import_set_aside",
    ),
    path("members/appraisals/", include("boards.appraisal_urls")),
    path("groups/", groups.GroupList.as_view(), name="group_list"),
    path("groups/add/", group_changes.GroupAdd.as_view(), name="group_add"),
    path("groups/<int:pk>/", groups.GroupDetail.as_view(), name="group_detail"),
    path("groups/<int:pk>/edit/", group_changes.GroupEdit.as_view(), name="group_edit"),
    path(
        "groups/<int:pk>/rename/",
        group_changes.GroupRename.as_view(),
        name="group_rename",
    ),
    path("groups/<int:pk>/end/", group_changes.GroupEnd.as_view(), name="group_end"),
    path(
        "groups/<int:group_pk>/attendance/<year:year>/",
        attendance.GroupAttendanceYear.as_view(),
        name="group_attendance_year",
    ),
    path(
        "groups/<int:group_pk>/attendance/",
        attendance.GroupAttendanceShares.as_view(),
        name="group_attendance_shares",
    ),
    path("groups/<int:pk>/move/", group_changes.GroupMove.as_view(), name="group_move"),
    path(
        "groups/<int:group_pk>/members/add/",
        group_changes.GroupMemberAdd.as_view(),
        name="group_member_add",
    ),
    path(
        "groups/<int:group_pk>/members/<int:pk>/edit/",
        group_changes.GroupMemberEdit.as_view(),
        name="group_member_edit",
    ),
    path(
        "groups/<int:group_pk>/members/<int:pk>/end/",
        group_changes.GroupMemberEnd.as_view(),
        name="group_member_end",
    ),
    path(
        "groups/<int:group_pk>/terms/add/",
        group_changes.TermsAdd.as_view(),
        name="terms_add",
    ),
    path(
        "groups/<int:group_pk>/terms/<int:pk>/review/",
        group_changes.TermsReview.as_view(),
        name="terms_review",
    ),
    path(
        "groups/<int:group_pk>/terms/<int:pk>/file/",
        groups.TermsFile.as_view(),
        name="terms_file",
    ),
    path(
        "groups/<int:group_pk>/shares/add/",
        group_changes.GroupShareAdd.as_view(),
        name="group_share_add",
    ),
    path(
        "groups/<int:group_pk>/shares/<int:pk>/stop/",
        group_changes.GroupShareStop.as_view(),
        name="group_share_stop",
    ),
    path("meetings/", include("boards.meeting_urls")),
    path("policies/", include("boards.policy_urls")),
    path("settings/", include("boards.board_urls")),
    path("budget/", budget.Budget.as_view(), name="budget"),
    path("budget/<year:year>/", budget.Budget.as_view(), name="budget_year"),
    path("budget/funds/add/", fund_changes.FundAdd.as_view(), name="fund_add"),
    path(
        "budget/funds/<int:pk>/copy/", fund_changes.FundCopy.as_view(), name="fund_copy"
    ),
    path("budget/funds/<int:pk>/", budget.FundDetail.as_view(), name="fund_detail"),
    path(
        "budget/funds/<int:pk>/edit/", fund_changes.FundEdit.as_view(), name="fund_edit"
    ),
]
