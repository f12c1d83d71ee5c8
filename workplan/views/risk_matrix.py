"""The last of the board's settings: here, because only this room knows the ratings it must not strand."""

from types import SimpleNamespace

from django.contrib import messages

from boards.permissions import Permission
from boards.views.board_settings import settings_crumb
from boards.views.changes import ChangeView
from workplan.forms.risk_matrix import HEADINGS, RiskMatrixForm, held
from workplan.scoring import matrix_of
from workplan.services import risk_matrix


class RiskMatrix(ChangeView):
    permission_required = Permission.CHANGE_SETTINGS
    form_class = RiskMatrixForm
    template_name = "workplan/risk_matrix.html"
    done = None

    def get_initial(self):
        return held(self.board)

    def rows_typed_over(self, row):
        nothing = dict.fromkeys(RiskMatrixForm().fields, "")
        return [SimpleNamespace(**nothing | held(row))]

    def change(self, values):
        before = matrix_of(self.board)
        risk_matrix.set_risk_matrix(
            board=self.board,
            version=values["version"],
            matrix=values["matrix"],
            by=self.person,
        )
        register = self.board.risks.visible_to(self.person).open()
        moved = risk_matrix.in_another_band(
            register.with_current_assessment(), before, values["matrix"]
        )
        messages.success(self.request, _in_words(moved))
        return self.board.get_absolute_url()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs) | {"headings": HEADINGS}
        return context | settings_crumb(self.board, context["breadcrumbs"])


def _in_words(moved):
    if not moved:
        return "Saved. Every open risk would be in the band it is in."
    risks = "1 open risk" if moved == 1 else f"{moved} open risks"
    return f"Saved. {risks} would be in another band if rated today: reassess them."
