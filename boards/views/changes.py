"""Pages with a form that changes something, and what they have in common."""

from django.contrib import messages
from django.shortcuts import redirect
from django.views.generic import FormView

from boards.exceptions import Refused
from boards.permissions import Permission

from .base import BoardViewMixin
from .once import SentOnceMixin


class ChangeView(BoardViewMixin, SentOnceMixin, FormView):
    """
    A form whose cleaned data goes to a service in `change(values)`.

    `change` returns where to go; `done` says in words what happened. `row` is what an edit
    is about: it starts the form, and stands beside what was typed when somebody else was
    first. The form takes `board` where it says so with `needs_board`.
    """

    permission_required = Permission.MANAGE_BOARD
    done = "Saved"
    row = None

    def get_form_kwargs(self):
        kwargs = super().get_form_kwargs()
        if getattr(self.form_class, "needs_board", False):
            kwargs["board"] = self.board
        return kwargs

    def get_initial(self):
        if self.row is None:
            return super().get_initial()
        names = self.form_class.base_fields
        held = {n: getattr(self.row, n) for n in names if hasattr(self.row, n)}
        return held | super().get_initial()

    def form_valid(self, form):
        try:
            where = self.change(form.cleaned_data)
        except Refused as error:
            return self.refused(form, error)
        if self.done:
            messages.success(self.request, self.done)
        return redirect(where)
