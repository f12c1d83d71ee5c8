class LinkRefused(Exception):
    """
    The link opens nothing.

    Which of the three it is goes to the log and to tests. Whoever holds the link gets one
    answer for all, so that guessing teaches nothing.
    """

    def __str__(self):
        return (
            "This link does not work. It may have expired or been replaced by a newer one."
            " Ask the board's business manager to send you another."
        )


class LinkUnknown(LinkRefused):
    """No link with this secret was made for this purpose."""


class LinkExpired(LinkRefused):
    pass


class LinkRevoked(LinkRefused):
    pass
