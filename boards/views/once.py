"""A form that is sent twice has one effect."""

import uuid

from django.db import transaction
from django.http import HttpResponseRedirect
from django_htmx.http import HttpResponseClientRefresh

from boards.models import SentForm


class SentOnceMixin:
    """
    A form whose second sending leads to where the first did.

    Put it before the view class. The page gives its form a token, `once`, which is claimed in
    the transaction of what the form does: whoever comes second waits for the first. What was
    refused has not been sent, and keeps its token.
    """

    def post(self, request, *args, **kwargs):
        token = self._token
        if not token:
            return super().post(request, *args, **kwargs)
        with transaction.atomic():
            sent, is_first = SentForm.objects.get_or_create(
                token=token, defaults={"board": self.board}
            )
            if not is_first:
                return self.sent_before(sent)
            response = super().post(request, *args, **kwargs)
            if self._is_done(response):
                sent.led_to = getattr(response, "url", "")[:400]
                sent.save(update_fields=["led_to"])
            else:
                transaction.set_rollback(True)
        return response

    def sent_before(self, sent):
        if self.request.htmx:
            return HttpResponseClientRefresh()
        return HttpResponseRedirect(sent.led_to or self.request.get_full_path())

    def get_context_data(self, **kwargs):
        once = self._token or uuid.uuid4().hex
        return super().get_context_data(**kwargs) | {"once": once}

    @property
    def _token(self):
        """As a page of ours wrote it, or nothing."""
        token = self.request.POST.get("once", "")
        try:
            return uuid.UUID(hex=token).hex
        except ValueError:
            return ""

    def _is_done(self, response):
        """A refusal is shown with the form, as 409 or 422 where htmx asked."""
        is_shown = self.request.htmx and response.status_code == 200
        return is_shown or 300 <= response.status_code < 400
