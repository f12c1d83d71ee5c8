class JobFailed(Exception):
    """
    Raised by a task that cannot succeed however often it is tried.

    Its words go to the person who asked: what happened and what to do about it.
    """


class JobTakenAway(Exception):
    """
    The lease ran out and somebody else has the job now, or the process is stopping.

    Raised from `progress.report`; a task lets it pass and saves nothing more.
    """
