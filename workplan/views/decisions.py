from django.views.generic import TemplateView

from boards.permissions import Permission
from boards.views import BoardViewMixin, ExportsMixin
from workplan import exports
from workplan.agenda_reading import decisions_for


class DecisionList(BoardViewMixin, ExportsMixin, TemplateView):
    """What the board and its groups decided, as it was minuted."""

    permission_required = Permission.READ_RECORD
    template_name = "workplan/decision_list.html"
    export_title = "Decisions"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "items": list(decisions_for(self.person))
        }

    def exported(self, context):
        return exports.decisions(context["items"])
