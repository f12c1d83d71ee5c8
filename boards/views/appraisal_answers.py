from django.shortcuts import get_object_or_404
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from boards import appraisal_reading
from boards.forms.appraisals import AppraisalAnswerForm
from boards.permissions import Permission
from boards.services import appraisals

from .changes import ChangeView


@method_decorator([sensitive_post_parameters(), never_cache], name="dispatch")
class AppraisalAnswer(ChangeView):
    """The own answer, and nobody else's: only somebody who is asked finds the page."""

    permission_required = Permission.READ_RECORD
    form_class = AppraisalAnswerForm
    template_name = "boards/appraisal_answer.html"
    done = "Your answers are kept. You can change them while the round is open."

    @cached_property
    def appraisal(self):
        asking = self.board.appraisal_rounds.asking(self.person.user)
        return get_object_or_404(asking.select_related("board"), pk=self.kwargs["pk"])

    @cached_property
    def own(self):
        return self.appraisal.answers.filter(respondent=self.person.user).first()

    @cached_property
    def replies(self):
        return appraisal_reading.own_replies(self.appraisal, self.person.user)

    def get_initial(self):
        return {
            "asked_version": self.appraisal.version,
            "version": self.own.version if self.own else 0,
        }

    def get_form_kwargs(self):
        stored = {"appraisal": self.appraisal, "replies": self.replies}
        return super().get_form_kwargs() | stored

    @cached_property
    def questions(self):
        return {f"question_{each.pk}": each for each in self.appraisal.questions.all()}

    def change(self, values):
        appraisals.answer_round(
            appraisal=self.appraisal,
            asked_version=values["asked_version"],
            version=values["version"],
            replies={each: values[name] for name, each in self.questions.items()},
            by=self.person,
        )
        return self.appraisal

    def refused(self, form, error):
        """The next sending starts from the round, and the answer, as they are now."""
        form.data = form.data.copy()
        self.appraisal.refresh_from_db()
        form.data["asked_version"] = self.appraisal.version
        return super().refused(form, error)

    def conflict_in(self, form, error):
        """The replies are rows of their own: each box beside what is stored for it."""
        found = super().conflict_in(form, error)
        if found:
            found["conflict"] = [
                {
                    "label": question.words,
                    "yours": form.cleaned_data[name],
                    "stored": self.replies.get(question.pk, ""),
                }
                for name, question in self.questions.items()
                if form.cleaned_data[name] != self.replies.get(question.pk, "")
            ]
        return found

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "appraisal": self.appraisal,
            "readers": self.appraisal.readers.order_by("name"),
            "cancel_url": self.appraisal.get_absolute_url(),
        }
