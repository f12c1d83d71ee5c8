from django.urls import path, register_converter

from .converters import FinancialYear
from .views import budget, groups, meetings, members

register_converter(FinancialYear, "year")

app_name = "boards"
urlpatterns = [
    path("members/", members.MemberList.as_view(), name="member_list"),
    path(
        "members/attendance/<year:year>/",
        members.AttendanceYear.as_view(),
        name="attendance_year",
    ),
    path("groups/", groups.GroupList.as_view(), name="group_list"),
    path("groups/<int:pk>/", groups.GroupDetail.as_view(), name="group_detail"),
    path("meetings/", meetings.MeetingList.as_view(), name="meeting_list"),
    path("meetings/<int:pk>/", meetings.MeetingDetail.as_view(), name="meeting_detail"),
    path("budget/", budget.Budget.as_view(), name="budget"),
]
