"""The two registers behind the door "Risks and challenges"."""

from django.urls import reverse

TABS = (
    ("Risk register", "workplan:risk_list"),
    ("Challenge log", "workplan:challenge_list"),
)


class RiskTabsMixin:
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
        return super().get_context_data(**kwargs) | {"tabs": tabs}
