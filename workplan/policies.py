"""Who keeps which plan, and what being closed does not allow."""

from boards.permissions import Permission
from workplan.exceptions import PlanIsClosed


def may_keep_plan(person, plan):
    """
    Whether `person` changes this plan and its actions: whoever keeps the work programme,
    and of a sub-group's plan the chair of that group.
    """
    if person.may(Permission.MANAGE_WORKPLAN):
        return True
    return bool(
        plan
        and plan.group_id
        and person.may(Permission.MANAGE_GROUP_PLAN, group=plan.group)
    )


def check_open(plan):
    """
    Raise PlanIsClosed for what would change the words, dates or order of a closed plan.

    How its unfinished actions stand may still be said. `plan` is None for an action of none.
    """
    if plan and plan.is_closed:
        raise PlanIsClosed(plan)
