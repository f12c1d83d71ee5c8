"""What a person is told when a command cannot go on: one or two lines, and what to do."""

import contextlib
import errno
import sys


class Trouble(Exception):
    """Carries a message to show as it stands, without a traceback."""


@contextlib.contextmanager
def plainly():
    """Wraps a whole command."""
    try:
        yield
    except Trouble as trouble:
        sys.exit(str(trouble))
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            sys.exit("The disk is full. Make room, then type the same command again.")
        raise
