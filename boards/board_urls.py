"""Addresses of the board's own settings, under `settings/`."""

from django.urls import path

from .views import board_settings

urlpatterns = [
    path("", board_settings.BoardSettings.as_view(), name="board_settings"),
    path("history/", board_settings.BoardHistory.as_view(), name="board_history"),
    path("identity/", board_settings.BoardIdentity.as_view(), name="board_identity"),
    path("look/", board_settings.BoardLook.as_view(), name="board_look"),
    path(
        "attendance/",
        board_settings.BoardAttendanceRule.as_view(),
        name="board_attendance_rule",
    ),
    path("words/", board_settings.BoardWords.as_view(), name="board_words"),
    path("logo/", board_settings.BoardLogo.as_view(), name="board_logo"),
    path("look.css", board_settings.BoardStylesheet.as_view(), name="board_stylesheet"),
]
