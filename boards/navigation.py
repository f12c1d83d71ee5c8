"""The service navigation: every room's front door, for those whose role opens it."""

from dataclasses import dataclass
from functools import lru_cache

from django.urls import reverse

from .permissions import Permission

# label, URL name, permission. Rooms above are named by their URL, never imported.
DOORS = [
    ("Home", "home:home", Permission.ENTER_BOARD),
    ("Work programme", "workplan:programme", Permission.READ_RECORD),
    ("Risks and challenges", "workplan:risk_list", Permission.READ_RECORD),
    ("Highlight reports", "workplan:highlight_report_list", Permission.READ_RECORD),
    ("Meetings", "boards:meeting_list", Permission.READ_RECORD),
    ("Groups", "boards:group_list", Permission.READ_RECORD),
    ("Members", "boards:member_list", Permission.READ_RECORD),
    ("Policies", "boards:policy_list", Permission.READ_RECORD),
    ("Performance", "performance:indicator_list", Permission.READ_RECORD),
    ("Section 11", "performance:section_11", Permission.READ_SECTION_11),
    ("Reviews", "reviews:review_list", Permission.READ_RECORD),
    ("Budget", "boards:budget", Permission.READ_RECORD),
    ("Annual report", "reporting:report_list", Permission.READ_RECORD),
]


@dataclass(frozen=True)
class Door:
    label: str
    url: str
    is_current: bool


def navigation_for(person, path):
    doors = []
    for label, name, permission in DOORS:
        if person.may(permission):
            url = _address(name, person.board.slug)
            is_home = name == "home:home"
            is_current = path == url if is_home else path.startswith(url)
            doors.append(Door(person.board.said(label), url, is_current))
    return doors


@lru_cache(maxsize=4096)
def _address(name, slug):
    """Every page asks for the same few."""
    return reverse(name, args=[slug])


def way_back(doors, path):
    """The doors that lead to the page at `path`, the page itself left out."""
    home = [door for door in doors[:1] if door.url != path]
    room = [door for door in doors[1:] if door.is_current and door.url != path]
    return home + room
