"""How long a job waits before it is tried again. Pure: a number in, a length of time out."""

import datetime

LONGEST = datetime.timedelta(hours=1)


def wait_after(tries: int) -> datetime.timedelta:
    """10 seconds after the first try, then four times as long after each, up to an hour."""
    if tries < 1:
        raise ValueError("Nothing has been tried yet")
    return min(datetime.timedelta(seconds=10 * 4 ** min(tries - 1, 10)), LONGEST)
