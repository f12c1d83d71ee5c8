"""The record of each time an action's date was moved. Part of `edit_action`, in its event."""

from django.utils import timezone

from workplan.models import DateMove


def record(*, action, words_before, due_before, reason, by):
    """`action` has its new date already. Leaves no event of its own."""
    return DateMove.objects.create(
        action=action,
        words_before=words_before,
        words_after=action.timing_text,
        due_before=due_before,
        due_after=action.due_on,
        reason=reason.strip(),
        moved_at=timezone.now(),
        moved_by=by.user,
        moved_by_label=by.label[:200],
    )
