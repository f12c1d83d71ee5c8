"""A form that is sent twice has one effect."""

import hashlib
import json
import uuid

from django.db import transaction
from django.http import HttpResponseRedirect
from django_htmx.http import HttpResponseClientRefresh

from boards.services import sent_forms


class SentOnceMixin:
    """
    A form whose second sending leads to where the first did.

    Put it before the view class. The page gives its form a token, `once`, which is claimed,
    with the words sent, in the transaction of what the form does: whoever comes second waits
    for the first. Other words are another form, as after the browser's Back. What was refused
    has not been sent.
    """

    def post(self, request, *args, **kwargs):
        if not self._token:
            return super().post(request, *args, **kwargs)
        with transaction.atomic():
            sent, is_first = sent_forms.claim(
                board=self.board, token=self._token_and_words
            )
            if not is_first:
                return self.sent_before(sent)
            response = super().post(request, *args, **kwargs)
            if self._is_done(response):
                sent_forms.keep_way(sent=sent, led_to=getattr(response, "url", ""))
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

    @property
    def _token_and_words(self):
        sent = dict(self.request.POST.lists())
        sent.pop("csrfmiddlewaretoken", None)
        files = [(each.name, each.size) for each in self.request.FILES.values()]
        words = json.dumps([sent, files, self.request.path], sort_keys=True)
        return hashlib.blake2s(words.encode(), digest_size=16).hexdigest()

    def _is_done(self, response):
        """A refusal is shown with the form, as 409 or 422 where htmx asked."""
        is_shown = self.request.htmx and response.status_code == 200
        return is_shown or 300 <= response.status_code < 400
