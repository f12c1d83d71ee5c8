"""What the record knows already about a group's work, as the first words of its report."""

from django.db.models import Q

from workplan.models import Plan


def first_words(group):
    """
    Progress: the actions the group leads and those of its own plan, with their ratings,
    where the plan is in force. Next steps: as the group's last report gave them.

    Restricted actions are left out: words copied into a report would lose their restriction.
    """
    return {
        "progress": "\n\n".join(map(_line_about, _actions_of(group))),
        "next_steps": _last_next_steps(group),
    }


def _actions_of(group):
    return (
        group.board.actions.filter(
            Q(pk__in=group.actions_led.values("action")) | Q(plan__group=group),
            plan__status=Plan.Status.IN_FORCE,
            restriction=None,
        )
        .select_related("priority")
        .in_printed_order()
    )


def _line_about(action):
    standing = [action.get_rag_display()] if action.rag else []
    standing.append(action.get_status_display())
    return f"{action} ({', '.join(standing)})"


def _last_next_steps(group):
    last = group.highlight_reports.filter(restriction=None).with_the_board()
    return (
        last.order_by("-meeting__held_on", "-pk")
        .values_list("next_steps", flat=True)
        .first()
        or ""
    )
