"""The sections a new report starts with: a board's usual chapters, with their live blocks in place."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Outline:
    kind: str
    number: str
    title: str
    body: str = ""


STANDARD = (
    Outline("front", "", "Foreword by the independent chair"),
    Outline("section", "1", "Summary"),
    Outline(
        "section",
        "2",
        "Governance and accountability",
        "::risk_register::\n\n## 2.1 Membership\n\n::membership::\n\n## 2.2 Attendance\n\n"
        "::attendance_bands::\n\n## 2.3 Section 11 audits\n\n::section_11_returns::\n\n"
        "## 2.4 Groups\n\n::groups::",
    ),
    Outline("section", "3", "Budget", "::budget::"),
    Outline("section", "4", "Monitoring and evaluation"),
    Outline("section", "5", "Reviews", "::reviews::"),
    Outline("section", "6", "Child deaths", "::child_deaths::"),
    Outline("section", "7", "Progress on policy areas", "::highlight_reports::"),
    Outline("section", "8", "Priorities for the year to come", "::priorities::"),
    Outline("appendix", "Appendix 1", "Work programme", "::work_programme::"),
    Outline("appendix", "Appendix 2", "Data", "::indicators::"),
)
