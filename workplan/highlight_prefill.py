"""What the record knows already about a group's work, as the first words of its report."""

from itertools import groupby

from django.db.models import Q

from workplan.models import Action, Plan

WITHOUT_PRIORITY = "Other actions"


def first_words(group):
    """
    Progress: the actions the group leads and those of its own plan where the plan is in force,
    under the priorities they serve, with their ratings; then what it was asked outside any
    plan and is still open. Next steps: as the group's last report gave them.

    Restricted actions are left out: words copied into a report would lose their restriction.
    """
    return {
        "progress": "\n\n".join(_parts(group)),
        "next_steps": _last_next_steps(group),
    }


def _parts(group):
    """One for each priority: its name, then a line for each action."""
    for priority, actions in groupby(_actions_of(group), lambda each: each.priority):
        lines = [f"{priority or WITHOUT_PRIORITY}"]
        lines += [_line_about(action, group.board) for action in actions]
        yield "\n".join(lines)


def _actions_of(group):
    """The board's plan, the group's own, then what is in no plan; each as it is printed."""
    in_force = Q(plan__status=Plan.Status.IN_FORCE)
    loose = Q(plan=None, status__in=Action.OPEN)
    actions = (
        group.board.actions.filter(
            Q(pk__in=group.actions_led.values("action")) | Q(plan__group=group),
            in_force | loose,
            restriction=None,
        )
        .select_related("plan", "priority")
        .in_printed_order()
    )
    return sorted(actions, key=_place_of_plan)


def _place_of_plan(action):
    if action.plan is None:
        return (2, 0)
    return (action.plan.group_id is not None, action.plan_id)


def _line_about(action, board):
    standing = [board.rag_in_words(action.rag)] if action.rag else []
    standing.append(action.get_status_display())
    words = " ".join(f"{action}".split())
    return f"{words} ({', '.join(standing)})"


def _last_next_steps(group):
    last = group.highlight_reports.filter(restriction=None).with_the_board()
    return (
        last.order_by("-meeting__held_on", "-pk")
        .values_list("next_steps", flat=True)
        .first()
        or ""
    )
