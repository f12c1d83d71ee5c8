from .exceptions import JobTakenAway
from .models import Job


class Progress:
    """
    Lets a task say how far it is; handed to the task beside its job.

    A task that is about to save its effect reports first: a worker that was held up for
    longer than its lease learns here that another one has the job. Report outside a
    transaction, or nobody sees it until the end.
    """

    def __init__(self, job, holder, is_stopping):
        self._job = Job.objects.filter(pk=job.pk).held_by(holder)
        self._is_stopping = is_stopping

    def report(self, text, *, done=0, total=0):
        still_ours = self._job.update(
            progress_text=text[:200], progress_done=done, progress_total=total
        )
        if not still_ours or self._is_stopping():
            raise JobTakenAway
