from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import DetailView, View
from django_filters.views import FilterView

from boards import policy_exports
from boards.forms.policies import PolicyEditForm, PolicyForm
from boards.permissions import Permission
from boards.policy_filters import PolicyFilter
from boards.services import policies
from lscb.files.exceptions import FileRefused
from lscb.files.responses import as_attachment

from .base import BoardViewMixin
from .changes import ChangeView
from .exports import ExportsMixin
from .policy_tabs import PolicyTabsMixin


class PolicyList(BoardViewMixin, ExportsMixin, PolicyTabsMixin, FilterView):
    permission_required = Permission.READ_RECORD
    list_name = "boards:policy_list"
    filterset_class = PolicyFilter
    template_name = "boards/policy_list.html"
    context_object_name = "policies"
    export_title = "Policies"

    def get_queryset(self):
        return self.board.policies.select_related("board", "group").in_printed_order()

    def get_filterset_kwargs(self, filterset_class):
        return super().get_filterset_kwargs(filterset_class) | {"board": self.board}

    def get_context_data(self, **kwargs):
        overdue = self.board.policies.review_overdue(self.board.today)
        return super().get_context_data(**kwargs) | {"overdue_count": overdue.count()}

    def exported(self, context):
        return policy_exports.policies(context["policies"])


class PolicyDetail(BoardViewMixin, DetailView):
    permission_required = Permission.READ_RECORD
    template_name = "boards/policy_detail.html"
    context_object_name = "policy"

    def get_queryset(self):
        return self.board.policies.select_related("board", "group", "file")

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "may_manage": self.person.may(Permission.MANAGE_BOARD),
            "events": self.history_of(self.object),
        }


class PolicyFile(BoardViewMixin, View):
    """The text of a policy, for whoever may read the register."""

    permission_required = Permission.READ_RECORD

    def get(self, request, *args, **kwargs):
        policies = self.board.policies.select_related("file")
        policy = get_object_or_404(policies, pk=kwargs["pk"])
        if policy.file is None:
            raise Http404("No text is kept of this policy")
        return as_attachment(policy.file, request)


class PolicyChange(ChangeView):
    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except FileRefused as error:
            form.add_error("upload", str(error))
            return self.form_invalid(form)


class PolicyAdd(PolicyChange):
    form_class = PolicyForm
    template_name = "boards/policy_add.html"
    done = "The policy is added"

    def change(self, values):
        return policies.add_policy(board=self.board, by=self.person, **values)

    def get_context_data(self, **kwargs):
        listed = reverse("boards:policy_list", args=[self.board.slug])
        return super().get_context_data(**kwargs) | {"cancel_url": listed}


class PolicyEdit(PolicyChange):
    form_class = PolicyEditForm
    template_name = "boards/policy_edit.html"

    @cached_property
    def row(self):
        ours = self.board.policies.select_related("board", "group", "file")
        return get_object_or_404(ours, pk=self.kwargs["pk"])

    def change(self, values):
        return policies.edit_policy(policy=self.row, by=self.person, **values)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "policy": self.row,
            "cancel_url": self.row.get_absolute_url(),
        }
