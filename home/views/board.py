from django.views.generic import TemplateView

from boards.permissions import Permission
from boards.views import BoardViewMixin


class Home(BoardViewMixin, TemplateView):
    """Where a person arrives: what each role comes to look at first."""

    permission_required = Permission.ENTER_BOARD
    template_name = "home/home.html"
