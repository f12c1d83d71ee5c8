"""A form about an action that two people may have open at once: what it does and shows."""

import json

from django.forms.models import model_to_dict

from boards.conflicts import differences
from workplan.exceptions import WordsChangedMeanwhile
from workplan.typed_over import typed_over


class TypedOverMixin:
    """
    Only what was typed over is saved, so that two people may edit different cells at once.

    Put before the view class, whose `fields` are those of the action on its form.
    """

    def get_initial(self):
        was = model_to_dict(self.action, self.fields)
        return was | {"was": was} | super().get_initial()

    def refused(self, form, error):
        if isinstance(error, WordsChangedMeanwhile):
            self._bring_up_to_date(form, error.row)
        return super().refused(form, error)

    def conflict_in(self, form, error):
        """Of the fields that clash alone; who saved them last, and whether that was oneself."""
        if not isinstance(error, WordsChangedMeanwhile):
            return super().conflict_in(form, error)
        labels = {form[name].label for name in error.names}
        found = differences(form, error.row)
        last = self._last_change_of(error.row, error.names)
        return {
            "conflict": [field for field in found if field["label"] in labels],
            "changed_by": last and last.who,
            "changed_at": last and last.at,
            "is_own": last and last.actor_id == self.person.user.pk,
        }

    def _bring_up_to_date(self, form, row):
        """What was not typed over is shown as stored; the next save starts from there."""
        stored = model_to_dict(row, self.fields)
        was = form.cleaned_data["was"]
        typed = {name: form.cleaned_data[name] for name in stored if name in was}
        form.data = form.data.copy()
        for name in typed.keys() - typed_over(typed, was).keys():
            form.data[name] = stored[name]
        form.data["was"] = json.dumps(was | stored)

    def _last_change_of(self, row, names):
        events = self.board.events.about(row).visible_to(self.person).newest_first()
        return next(
            (event for event in events[:50] if event.after.keys() & {*names}), None
        )
