"""
Appraisals. A round is found by those it concerns and by who manages the board; its answers
are shown only by `boards.appraisal_reading`.
"""

from types import SimpleNamespace

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.views.decorators.cache import never_cache
from django.views.generic import DetailView, ListView, View

from boards import appraisal_reading, appraisals
from boards.exceptions import Refused
from boards.forms.appraisals import (
    FORM_TO_ADD,
    FORM_TO_EDIT,
    AppraisalDatesForm,
)
from boards.models import AppraisalRound
from boards.permissions import Permission
from boards.services import appraisals as services

from .base import BoardViewMixin
from .changes import ChangeView

QUESTIONS = {
    AppraisalRound.Kind.OWN: appraisals.OF_ONESELF,
    AppraisalRound.Kind.CHAIR: appraisals.OF_THE_CHAIR,
}


class RoundsMixin:
    def rounds(self):
        rounds = self.board.appraisal_rounds.select_related("board", "subject")
        if self.person.may(Permission.MANAGE_BOARD):
            return rounds
        return rounds.concerning(self.person.user)


class AppraisalList(RoundsMixin, BoardViewMixin, ListView):
    permission_required = Permission.READ_RECORD
    template_name = "boards/appraisal_list.html"
    context_object_name = "rounds"

    def get_queryset(self):
        return self.rounds().with_counts().latest_first()

    def get_context_data(self, **kwargs):
        asking = self.board.appraisal_rounds.asking(self.person.user)
        answered = asking.filter(answers__respondent=self.person.user)
        return super().get_context_data(**kwargs) | {
            "asking": set(asking.values_list("pk", flat=True)),
            "answered": set(answered.values_list("pk", flat=True)),
            "may_manage": self.person.may(Permission.MANAGE_BOARD),
        }


@method_decorator(never_cache, name="dispatch")
class AppraisalDetail(RoundsMixin, BoardViewMixin, DetailView):
    """A round: what is asked, who reads, how many answered; and the answers, for its readers."""

    permission_required = Permission.READ_RECORD
    template_name = "boards/appraisal_detail.html"
    context_object_name = "appraisal"

    def get_queryset(self):
        return self.rounds().with_counts()

    def get_context_data(self, **kwargs):
        user, may_manage = self.person.user, self.person.may(Permission.MANAGE_BOARD)
        appraisal = self.object
        own = appraisal_reading.own_replies(appraisal, user)
        return super().get_context_data(**kwargs) | {
            "questions": appraisal.questions.all(),
            "readers": appraisal.readers.order_by("name"),
            "is_asked": appraisal.respondents.filter(pk=user.pk).exists(),
            "has_answered": appraisal.answers.filter(respondent=user).exists(),
            "own": [
                (question.words, own[question.pk])
                for question in appraisal.questions.all()
                if question.pk in own
            ],
            "is_reader": appraisal_reading.is_reader(appraisal, user),
            "said": appraisal_reading.answers_for(appraisal, user),
            "fewest": appraisals.FEWEST_SHOWN,
            "who_answered": self.who_answered() if may_manage else [],
            "may_manage": may_manage,
            "events": self.history_of(appraisal),
        }

    def who_answered(self):
        """Each who is asked and whether they answered; of feedback on the chair nobody is told."""
        if self.object.is_anonymous:
            return []
        done = set(self.object.answers.values_list("respondent", flat=True))
        asked = self.object.respondents.order_by("name")
        return [(user, user.pk in done) for user in asked]


class RoundChange(ChangeView):
    template_name = "boards/appraisal_edit.html"

    def ready(self, values):
        if "questions" in values:
            values["questions"] = values["questions"].splitlines()
        return values


class AppraisalAdd(RoundChange):
    kind = AppraisalRound.Kind.OWN
    template_name = "boards/appraisal_add.html"
    done = "The round is set up. Nobody has been written to yet."

    @property
    def form_class(self):
        return FORM_TO_ADD[self.kind]

    def get_initial(self):
        return {"questions": "\n".join(QUESTIONS[self.kind])}

    def change(self, values):
        return services.set_up_round(
            board=self.board, kind=self.kind, by=self.person, **self.ready(values)
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "kind_in_words": self.kind.label,
            "cancel_url": reverse("boards:appraisal_list", args=[self.board.slug]),
        }


class ChairFeedbackAdd(AppraisalAdd):
    kind = AppraisalRound.Kind.CHAIR


class AppraisalEdit(RoundChange):
    @cached_property
    def appraisal(self):
        ours = self.board.appraisal_rounds.select_related("board", "subject")
        return get_object_or_404(ours, pk=self.kwargs["pk"])

    @cached_property
    def is_answered(self):
        return self.appraisal.answers.exists()

    @property
    def form_class(self):
        if self.is_answered:
            return AppraisalDatesForm
        return FORM_TO_EDIT[self.appraisal.kind]

    def get_initial(self):
        appraisal = self.appraisal
        names = ("title", "opens_on", "closes_on", "version")
        return {name: getattr(appraisal, name) for name in names} | {
            "questions": "\n".join(each.words for each in appraisal.questions.all()),
            "respondents": list(appraisal.respondents.values_list("pk", flat=True)),
            "readers": list(appraisal.readers.values_list("pk", flat=True)),
            "subject": appraisal.subject_id,
        }

    def rows_typed_over(self, row):
        """The questions are rows of their own, and shown as the form has them."""
        questions = "\n".join(each.words for each in row.questions.all())
        names = ("title", "opens_on", "closes_on", "subject")
        values = {name: getattr(row, name) for name in names}
        return [SimpleNamespace(questions=questions, **values)]

    def conflict_in(self, form, error):
        found = super().conflict_in(form, error)
        for name in ("respondents", "readers") if found else ():
            yours = sorted(map(str, form.cleaned_data.get(name, ())))
            stored = sorted(map(str, getattr(self.appraisal, name).all()))
            if name in form.fields and yours != stored:
                found["conflict"].append(
                    {
                        "label": form[name].label,
                        "yours": ", ".join(yours),
                        "stored": ", ".join(stored),
                    }
                )
        return found

    def change(self, values):
        return services.edit_round(
            appraisal=self.appraisal, by=self.person, **self.ready(values)
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "appraisal": self.appraisal,
            "is_answered": self.is_answered,
            "cancel_url": self.appraisal.get_absolute_url(),
        }


class AppraisalRemind(BoardViewMixin, View):
    permission_required = Permission.MANAGE_BOARD
    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        ours = self.board.appraisal_rounds.select_related("board")
        appraisal = get_object_or_404(ours, pk=kwargs["pk"])
        try:
            count = services.remind(appraisal=appraisal, by=self.person)
        except Refused as error:
            messages.error(request, str(error))
        else:
            letters = "letter" if count == 1 else "letters"
            messages.success(request, f"{count} {letters} will be sent")
        return redirect(appraisal)
