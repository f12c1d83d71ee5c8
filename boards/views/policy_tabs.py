"""What the four registers behind the "Policies" door have in common."""

from django.urls import reverse

from boards.permissions import Permission

TABS = (
    ("Policies and protocols", "boards:policy_list"),
    ("Statements", "boards:statement_list"),
    ("Engagement", "boards:engagement_list"),
    ("Self-assessment", "boards:self_assessment_list"),
)


class PolicyTabsMixin:
    """A register's list. `list_name` is its URL name. Comes after `BoardViewMixin`."""

    list_name = None

    def get_context_data(self, **kwargs):
        tabs = [
            {
                "label": label,
                "url": reverse(name, args=[self.board.slug]),
                "is_current": name == self.list_name,
            }
            for label, name in TABS
        ]
        return super().get_context_data(**kwargs) | {
            "tabs": tabs,
            "clear_url": reverse(self.list_name, args=[self.board.slug]),
            "is_narrowed": bool(self.request.GET),
            "may_manage": self.person.may(Permission.MANAGE_BOARD),
        }
