"""Who keeps which plan."""

from boards.permissions import Permission


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
