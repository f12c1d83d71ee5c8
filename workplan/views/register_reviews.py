"""The risk register as it was: kept at each meeting that reviewed it, or worked out for a day."""

import datetime
from collections import Counter

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from boards.permissions import Permission
from boards.views import BoardViewMixin, ExportsMixin
from boards.views.changes import ChangeView
from lscb.documents.sheets import in_words
from workplan import exports
from workplan.forms.register_review import AsAtForm, RegisterReviewForm
from workplan.heat_map import heat_map
from workplan.register_as_at import as_at, of_snapshot
from workplan.scoring import matrix_of
from workplan.services.register_snapshots import take_snapshot


class RegisterReview(ChangeView):
    """The board has looked at its risks: keep the register as it stands, for that meeting."""

    permission_required = Permission.MANAGE_RISKS
    form_class = RegisterReviewForm
    template_name = "workplan/register_review.html"
    done = "The register is kept as this meeting reviewed it"

    def get_initial(self):
        waiting = self.board.meetings.business().not_cancelled()
        past = waiting.filter(register_snapshot=None, held_on__lte=self.board.today)
        return {"meeting": past.order_by("-held_on").first()}

    def change(self, values):
        snapshot, _ = take_snapshot(by=self.person, **values)
        return snapshot.get_absolute_url()

    def get_context_data(self, **kwargs):
        register = self.board.risks.visible_to(self.person).open()
        today = self.board.today
        return super().get_context_data(**kwargs) | {
            "cancel_url": reverse("workplan:risk_list", args=[self.board.slug]),
            "open_count": register.count(),
            "overdue": register.due_for_review(
                on=today - datetime.timedelta(days=1)
            ).order_by("number"),
        }


class RegisterAsAt(BoardViewMixin, ExportsMixin, TemplateView):
    """The register at a meeting that reviewed it, or at the end of a day."""

    permission_required = Permission.READ_RECORD
    template_name = "workplan/register_as_at.html"
    export_title = "Risk register"

    @cached_property
    def form(self):
        return AsAtForm(self.request.GET, board=self.board)

    @cached_property
    def chosen(self):
        """The snapshot and the day asked for: one of them, or neither."""
        if not self.form.is_valid():
            return None, None
        meeting, day = self.form.cleaned_data["meeting"], self.form.cleaned_data["on"]
        return (meeting.register_snapshot, None) if meeting else (None, day)

    @property
    def export_standing(self):
        snapshot, day = self.chosen
        if snapshot:
            kind = snapshot.meeting.get_kind_display().lower()
            return f"As reviewed by the {kind} of {self.export_detail}"
        return f"As it stood on {in_words(day)}" if day else "No day was chosen"

    @property
    def export_detail(self):
        snapshot, day = self.chosen
        return snapshot.meeting.date_in_words if snapshot else in_words(day)

    def get_context_data(self, **kwargs):
        snapshot, day = self.chosen
        lines = []
        if snapshot:
            lines = of_snapshot(snapshot, self.person)
        elif day:
            lines = as_at(board=self.board, reader=self.person, moment=_end_of(day))
        counts = Counter((line.likelihood, line.impact) for line in lines)
        return super().get_context_data(**kwargs) | {
            "form": self.form,
            "has_reviews": self.board.register_snapshots.exists(),
            "snapshot": snapshot,
            "day": day,
            "lines": lines,
            "heat_map": heat_map(
                matrix_of(self.board), counts, address=lambda likelihood, impact: ""
            ),
            "has_illustrative": any(line.is_illustrative for line in lines),
            "may_manage": self.person.may(Permission.MANAGE_RISKS),
        }

    def exported(self, context):
        return exports.register_as_at(context["lines"])


def _end_of(day):
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.max))
