"""Several rows of a programme chosen, and changed together."""

from django.contrib import messages
from django.shortcuts import redirect

from boards.exceptions import Refused
from workplan.forms.bulk_change import BulkChangeForm
from workplan.services import bulk_changes

from .plan_life import PlanChange
from .programme import programme_context

MOST = 2000


class BulkChange(PlanChange):
    """
    First the rows come, ticked one by one or all that a filter shows; then what to change.

    Those that could not be changed stay chosen, each with its reason.
    """

    form_class = BulkChangeForm
    template_name = "workplan/programme_bulk.html"
    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        self.chosen = self.all_shown() if "all" in request.POST else self.ticked()
        if not self.chosen:
            messages.error(request, "Tick the actions you want to change first.")
            return redirect(self.plan)
        if "change" not in request.POST:
            return self.render_to_response(self.get_context_data())
        return super().post(request, *args, **kwargs)

    def get_form_kwargs(self):
        kwargs = super().get_form_kwargs()
        if "change" not in self.request.POST:
            del kwargs["data"], kwargs["files"]
        return kwargs

    def form_valid(self, form):
        said = {name: form.cleaned_data[name] for name in ("reason", "status", "words")}
        changed = bulk_changes.change_actions(
            board=self.board,
            versions=self.chosen,
            by=self.person,
            edits=form.edits,
            **said,
        )
        count = len(changed.actions)
        words = f"{count} action{'' if count == 1 else 's'} changed"
        if not changed.refused:
            messages.success(self.request, words)
            return redirect(self.plan)
        self.chosen = {action.pk: action.version for action, _ in changed.refused}
        context = self.get_context_data(form=form, done=words, kept=changed.refused)
        return self.render_to_response(context, status=Refused.status)

    def all_shown(self):
        """What the filters in the address leave, as it is at this moment."""
        shown = programme_context(self.plan, self.board, self.person, self.request.GET)[
            "sections"
        ]
        return {
            int(row.pk): row.version
            for section in shown
            for part in section.sections
            for row in part.rows
        }

    def ticked(self):
        """From "<action>.<version>", as each row has it; only what is in this plan."""
        pairs = [
            words.split(".") for words in self.request.POST.getlist("action")[:MOST]
        ]
        versions = {
            int(pair[0]): int(pair[1])
            for pair in pairs
            if len(pair) == 2
            and all(part.isdecimal() and len(part) < 18 for part in pair)
        }
        here = self.plan.actions.visible_to(self.person).filter(pk__in=versions)
        return {pk: versions[pk] for pk in here.values_list("pk", flat=True)}

    def get_context_data(self, **kwargs):
        actions = self.plan.actions.visible_to(self.person).in_printed_order()
        return super().get_context_data(**kwargs) | {
            "chosen": [
                (action, self.chosen[action.pk])
                for action in actions.filter(pk__in=self.chosen)
            ]
        }
