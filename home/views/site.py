"""Pages of the site itself, which belong to no board."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.db import connection
from django.http import JsonResponse
from django.shortcuts import redirect
from django.views.generic import TemplateView, View

from boards.people import boards_of


class SiteHome(LoginRequiredMixin, TemplateView):
    """Straight to the only board, or a choice where there are several."""

    template_name = "home/site_home.html"

    def get(self, request, *args, **kwargs):
        self.boards = boards_of(request.user)
        if len(self.boards) == 1:
            return redirect("home:home", self.boards[0].slug)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"boards": self.boards}


class Health(View):
    """For whatever watches the service: answers only when the database does."""

    def get(self, request):
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        return JsonResponse({"status": "ok"})


class Accessibility(TemplateView):
    """The accessibility statement, which the law asks of every public body's site."""

    template_name = "home/accessibility.html"
