"""What a risk would be without its controls, and what it is to become."""

from django.http import Http404

from boards.permissions import Permission
from boards.views.changes import ChangeView
from workplan.forms.risk import RiskRateForm
from workplan.models import RiskAssessment
from workplan.services import risk_ratings

from .risks import RiskMixin

LEADS = {
    RiskAssessment.Kind.INHERENT: "How likely and how grave it would be without the controls in place.",
    RiskAssessment.Kind.TARGET: "Where the controls and the actions are to bring it.",
}


class RiskRate(RiskMixin, ChangeView):
    permission_required = Permission.MANAGE_RISKS
    form_class = RiskRateForm
    template_name = "workplan/risk_rate.html"
    done = "Rating saved"

    @property
    def kind(self):
        try:
            kind = RiskAssessment.Kind(self.kwargs["kind"])
        except ValueError:
            raise Http404 from None
        if kind not in LEADS:
            raise Http404
        return kind

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"board": self.board}

    def get_initial(self):
        return {"version": self.risk.version}

    def change(self, values):
        risk_ratings.rate_beside(
            risk=self.risk, kind=self.kind, by=self.person, **values
        )
        return self.risk.get_absolute_url()

    def rows_typed_over(self, row):
        latest = row.assessments.filter(kind=self.kind).first()
        return [latest] if latest else [row]

    def get_context_data(self, **kwargs):
        latest = self.risk.assessments.filter(kind=self.kind).first()
        return super().get_context_data(**kwargs) | {
            "kind": self.kind,
            "lead": LEADS[self.kind],
            "latest": latest,
        }
