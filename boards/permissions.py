"""What each role on a board may do. The only place that knows."""

from enum import StrEnum, auto

from .models import Role


class Permission(StrEnum):
    ENTER_BOARD = auto()  # arrive: the home page, nothing of the record
    READ_RECORD = auto()  # whatever is not restricted
    READ_RESTRICTED = auto()  # also where not named
    RESTRICT = auto()  # say who may read an item, and until when
    READ_HISTORY = auto()
    MANAGE_BOARD = auto()  # seats, agencies, groups, meetings, budget, grants
    MANAGE_MEETINGS = (
        auto()
    )  # agenda, minutes, attendance: of the group the grant names
    READ_SETTINGS = auto()  # of the board: who it is, how it counts
    CHANGE_SETTINGS = auto()
    UPDATE_OWN_ACTIONS = auto()
    MANAGE_WORKPLAN = auto()
    MANAGE_GROUP_PLAN = auto()  # of the group the grant names
    MANAGE_RISKS = auto()
    MANAGE_CHALLENGES = auto()
    SUBMIT_HIGHLIGHT_REPORT = auto()  # of the group the grant names
    RECEIVE_HIGHLIGHT_REPORT = auto()
    MANAGE_PERFORMANCE = auto()
    READ_SECTION_11 = auto()  # who returned and who did not
    RETURN_SECTION_11 = auto()  # of the agency the grant names
    MANAGE_REVIEWS = auto()
    READ_DRAFT_REPORT = auto()
    EDIT_REPORT = auto()
    BUILD_REPORT = auto()
    PUBLISH_REPORT = auto()  # approve, publish


P = Permission
_ENTER = frozenset({P.ENTER_BOARD})
_READER = _ENTER | {P.READ_RECORD, P.READ_SECTION_11}
_MEMBER = _READER | {P.UPDATE_OWN_ACTIONS, P.RETURN_SECTION_11}
_SUPPORT = _READER | {
    P.READ_HISTORY,
    P.MANAGE_BOARD,
    P.MANAGE_MEETINGS,
    P.UPDATE_OWN_ACTIONS,
    P.MANAGE_WORKPLAN,
    P.MANAGE_GROUP_PLAN,
    P.MANAGE_RISKS,
    P.MANAGE_CHALLENGES,
    P.SUBMIT_HIGHLIGHT_REPORT,
    P.RECEIVE_HIGHLIGHT_REPORT,
    P.MANAGE_PERFORMANCE,
    P.MANAGE_REVIEWS,
    P.READ_DRAFT_REPORT,
    P.EDIT_REPORT,
    P.BUILD_REPORT,
}

ROLE_PERMISSIONS = {
    Role.BUSINESS_MANAGER: _SUPPORT
    | {
        P.READ_SETTINGS,
        P.CHANGE_SETTINGS,
        P.READ_RESTRICTED,
        P.RESTRICT,
        P.PUBLISH_REPORT,
    },
    Role.BUSINESS_SUPPORT: _SUPPORT,
    Role.CHAIR: _READER
    | {
        P.READ_SETTINGS,
        P.UPDATE_OWN_ACTIONS,
        P.MANAGE_CHALLENGES,
        P.READ_RESTRICTED,
        P.RESTRICT,
        P.READ_HISTORY,
        P.READ_DRAFT_REPORT,
        P.BUILD_REPORT,
        P.PUBLISH_REPORT,
    },
    Role.GROUP_CHAIR: _READER
    | {
        P.MANAGE_MEETINGS,
        P.UPDATE_OWN_ACTIONS,
        P.MANAGE_GROUP_PLAN,
        P.SUBMIT_HIGHLIGHT_REPORT,
    },
    Role.BOARD_MEMBER: _MEMBER,
    Role.LAY_MEMBER: _READER | {P.UPDATE_OWN_ACTIONS},
    Role.ASSOCIATE: _READER,
    Role.OBSERVER: _READER,
    Role.SECTION_11_CONTACT: _ENTER | {P.RETURN_SECTION_11},
    Role.INSPECTOR: _READER | {P.READ_HISTORY},
}

# What only those may give or take who have it themselves.
_GUARDED = frozenset({P.MANAGE_BOARD, P.READ_RESTRICTED, P.PUBLISH_REPORT})


def may_give(permissions, role):
    """Whether somebody with these permissions may give this role, or end it."""
    return ROLE_PERMISSIONS[role] & _GUARDED <= permissions
