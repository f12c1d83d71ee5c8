from django.urls import reverse
from django.utils.functional import cached_property
from django_filters.views import FilterView
from django_tables2 import SingleTableMixin

from boards.permissions import Permission
from boards.views import BoardViewMixin, ExportsMixin
from lscb.ui.htmx import HtmxPartialMixin
from workplan.programme import actions_url
from workplan.register_export import action_register
from workplan.register_filter import RegisterFilter
from workplan.register_table import RegisterTable


class Register(
    BoardViewMixin, ExportsMixin, HtmxPartialMixin, SingleTableMixin, FilterView
):
    """Every action of the board, whatever it came from."""

    permission_required = Permission.READ_RECORD
    table_class = RegisterTable
    table_pagination = {"per_page": 50}
    filterset_class = RegisterFilter
    template_name = "workplan/register.html"
    htmx_partial = "register"
    export_title = "Register of actions"

    @cached_property
    def address(self):
        return reverse("workplan:register", args=[self.board.slug])

    def get_queryset(self):
        actions = self.board.actions.visible_to(self.person)
        return (
            actions.for_the_register(today=self.board.today)
            .with_latest_update()
            .select_related("plan", "restriction")
            .with_origins_visible_to(self.person)
        )

    def get_filterset_kwargs(self, filterset_class):
        return super().get_filterset_kwargs(filterset_class) | {"person": self.person}

    def get_table_kwargs(self):
        return {"board": self.board, "address": actions_url(self.board)}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "clear_url": self.address,
            "mine_url": f"{self.address}?whose=mine&status=open",
            "is_narrowed": bool(self.request.GET),
            "may_edit": self.person.may(Permission.MANAGE_WORKPLAN),
        }

    def exported(self, context):
        shown = (row.record for row in context["table"].rows)
        return action_register(shown, board=self.board)
