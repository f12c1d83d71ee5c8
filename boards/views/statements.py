from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import DetailView, ListView

from boards import policy_exports
from boards.forms.statements import StatementEditForm, StatementForm
from boards.permissions import Permission
from boards.services import statements

from .base import BoardViewMixin
from .changes import ChangeView
from .exports import ExportsMixin
from .policy_tabs import PolicyTabsMixin


class StatementList(BoardViewMixin, ExportsMixin, PolicyTabsMixin, ListView):
    permission_required = Permission.READ_RECORD
    list_name = "boards:statement_list"
    template_name = "boards/statement_list.html"
    context_object_name = "statements"
    export_title = "Statements"

    def get_queryset(self):
        ours = self.board.statements.select_related("board")
        return ours.prefetch_related("checks").in_printed_order()

    def exported(self, context):
        return policy_exports.statements(context["statements"])


class StatementDetail(BoardViewMixin, DetailView):
    permission_required = Permission.READ_RECORD
    template_name = "boards/statement_detail.html"
    context_object_name = "statement"

    def get_queryset(self):
        return self.board.statements.select_related("board").prefetch_related("checks")

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "may_manage": self.person.may(Permission.MANAGE_BOARD),
            "events": self.history_of(self.object),
        }


class StatementChange(ChangeView):
    def change(self, values):
        years = values.pop("checked_years")
        return self.save(
            checked_years=[int(y) for y in years.split(", ") if y], **values
        )


class StatementAdd(StatementChange):
    form_class = StatementForm
    template_name = "boards/statement_add.html"
    done = "The statement is added"

    def save(self, **values):
        return statements.add_statement(board=self.board, by=self.person, **values)

    def get_context_data(self, **kwargs):
        listed = reverse("boards:statement_list", args=[self.board.slug])
        return super().get_context_data(**kwargs) | {"cancel_url": listed}


class StatementEdit(StatementChange):
    form_class = StatementEditForm
    template_name = "boards/statement_edit.html"

    @cached_property
    def row(self):
        ours = self.board.statements.select_related("board")
        return get_object_or_404(ours, pk=self.kwargs["pk"])

    def save(self, **values):
        return statements.edit_statement(statement=self.row, by=self.person, **values)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "statement": self.row,
            "cancel_url": self.row.get_absolute_url(),
        }
