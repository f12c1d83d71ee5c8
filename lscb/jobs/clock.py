"""Whose turn it is in the schedule. Pure: it is told the time, in seconds that only go up."""


class Clock:
    """Every entry has its first turn at the start, then one each time its interval is over."""

    def __init__(self, schedule: dict, started: float):
        self._schedule = schedule
        self._next = dict.fromkeys(schedule, started)

    def take_due(self, now: float) -> list[str]:
        """The tasks whose turn it is; asking again gives none until the next turn."""
        due = [name for name, turn in self._next.items() if turn <= now]
        for name in due:
            self._next[name] = now + self._schedule[name]["schedule"]
        return [self._schedule[name]["task"] for name in due]

    def hurry(self, name: str):
        """Make it this entry's turn."""
        self._next[name] = float("-inf")
