from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.generic import TemplateView, View

from boards.exceptions import Refused
from boards.permissions import Permission
from boards.views import BoardViewMixin
from lscb.links.exceptions import LinkRefused
from workplan.calendar_feed import feed_for
from workplan.services import calendar_feeds


class CalendarAddress(BoardViewMixin, TemplateView):
    """The reader's own calendar address: made, renewed, stopped. It is shown only when it is made."""

    permission_required = Permission.READ_RECORD
    template_name = "workplan/calendar_address.html"

    def post(self, request, **kwargs):
        deed = request.POST.get("to")
        if deed == "renew":
            return self._renewed()
        if deed == "stop":
            calendar_feeds.stop_feed(person=self.person)
            messages.success(request, "The address opens nothing any more")
        return redirect("workplan:calendar_address", self.board.slug)

    def _renewed(self):
        try:
            token = calendar_feeds.renew_feed(person=self.person)
        except Refused as error:
            messages.error(self.request, str(error))
            return redirect("workplan:calendar_address", self.board.slug)
        path = reverse("calendar_feed", args=[token])
        response = self.render_to_response(
            self.get_context_data(address=f"{settings.SITE_URL}{path}")
        )
        patch_cache_control(response, private=True, no_store=True)
        return response

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "link": calendar_feeds.feed_of(self.person)
        }


class CalendarFeed(View):
    """What a calendar program fetches with the private address. Changes nothing."""

    http_method_names = ["get", "head"]

    def dispatch(self, request, *args, **kwargs):
        try:
            self.person = calendar_feeds.reader_of(kwargs["token"])
        except LinkRefused as error:
            return HttpResponse(str(error), status=410, content_type="text/plain")
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, **kwargs):
        response = HttpResponse(
            feed_for(self.person), content_type="text/calendar; charset=utf-8"
        )
        response.headers["X-Content-Type-Options"] = "nosniff"
        patch_cache_control(response, private=True, max_age=3600)
        return response
