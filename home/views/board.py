from django.views.generic import TemplateView

from boards.permissions import Permission
from boards.views import BoardViewMixin
from home.panels import panels_for


class Home(BoardViewMixin, TemplateView):
    """Where a person arrives: what each role comes to look at first."""

    permission_required = Permission.ENTER_BOARD
    template_name = "home/home.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"panels": panels_for(self.person)}
