from django.http import Http404
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django_htmx.http import trigger_client_event

from boards.permissions import Permission
from boards.views import BoardViewMixin
from workplan.forms.action import CELLS, ActionForm
from workplan.forms.action_update import UpdateForm
from workplan.programme import actions_url, row_of_action
from workplan.services import action_updates, actions

from .actions import ActionFormView
from .typed_over import TypedOverMixin

WORDS = {
    "text": "action",
    "leads": "lead officers",
    "timing": "date for completion",
    "report_back": "report to meeting",
    "rag": "RAG",
    "progress": "progress",
}


class ActionCell(TypedOverMixin, ActionFormView):
    """
    One cell of the work programme: shown, opened to be typed in, saved.

    For htmx only. Without it, a link leads to the page on which the entire action is edited.
    """

    permission_required = Permission.MANAGE_WORKPLAN
    template_name = "workplan/programme_cell_edit.html"
    shown_with = ("plan__group", "restriction")

    @cached_property
    def cell(self):
        if self.kwargs["cell"] not in WORDS:
            raise Http404
        return self.kwargs["cell"]

    def get(self, request, *args, **kwargs):
        if not request.htmx:
            page = "action_update" if self.cell == "progress" else "action_edit"
            return redirect(f"workplan:{page}", self.board.slug, self.action.pk)
        if "shown" in request.GET:
            return self.show()
        return super().get(request, *args, **kwargs)

    def get_form_class(self):
        return UpdateForm if self.cell == "progress" else ActionForm

    def get_form_kwargs(self):
        kwargs = super().get_form_kwargs() | {"auto_id": f"a{self.action.pk}_%s"}
        if self.cell == "progress":
            return kwargs | {"is_cell": True}
        return kwargs | {"cell": self.cell}

    @property
    def _token(self):
        """What was typed says itself whether it was saved already; a further update does not."""
        return super()._token if self.cell == "progress" else ""

    @property
    def fields(self):
        return CELLS.get(self.cell, ("status",))

    has_new_code = True

    def save(self, values):
        self.has_new_code = values.get("code") != self.action.code
        change = (
            action_updates.update_action
            if self.cell == "progress"
            else actions.edit_action
        )
        change(action=self.action, by=self.person, **values)

    def saved(self):
        if not self.request.htmx:
            return redirect(self.action)
        return self.show(is_saved=True)

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def show(self, *, is_saved=False):
        context = self.get_context_data(form=None) | {
            "row": row_of_action(
                self.action,
                self.person,
                cell=self.cell,
                has_new_code=self.has_new_code,
            ),
            "is_saved": is_saved,
        }
        response = self.response_class(
            self.request, "workplan/programme_cell_shown.html", context
        )
        return (
            trigger_client_event(response, "programme-changed")
            if is_saved
            else response
        )

    def get_context_data(self, **kwargs):
        """Nothing of the page about it: a cell is put into one that is there."""
        context = super(BoardViewMixin, self).get_context_data(**kwargs)
        return context | {
            "action": self.action,
            "may_edit": self.may_edit,
            "cancel_url": self.action.get_absolute_url(),
            "cell": self.cell,
            "cell_words": WORDS[self.cell],
            "cell_template": f"workplan/programme_cell_{self.cell}.html",
            "actions_url": actions_url(self.board),
        }
