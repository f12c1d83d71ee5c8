from allauth.account.adapter import DefaultAccountAdapter


class InvitedOnly(DefaultAccountAdapter):
    """Accounts are made by a board's manager, never by whoever finds the page."""

    def is_open_for_signup(self, request):
        return False
