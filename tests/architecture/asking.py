"""Asking an address something, so that the answer and what it wrote are known and nothing stays."""

from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import connection, transaction
from django.urls import reverse

WRITING = ("INSERT", "UPDATE", "DELETE")
SESSION = "django_session"  # what is kept for the visitor, not on the board
SIGN_IN = "/accounts/login/"


@dataclass
class Answer:
    status: int
    response: object = None
    content: bytes = b""
    writes: list = field(default_factory=list)
    error: str = ""

    @property
    def goes_to(self):
        return self.response.headers.get("Location", "") if self.response else ""

    @property
    def is_way_to_sign_in(self):
        return self.status == 302 and self.goes_to.startswith(SIGN_IN)

    @property
    def forms(self):
        """Every form the page was made with, filters too."""
        context = getattr(self.response, "context", None) or {}
        found = [context["form"]] if "form" in context else []
        if "filter" in context:
            found.append(context["filter"].form)
        return [form for form in found if form is not None]

    def __str__(self):
        wrote = f" and wrote: {self.writes[0][:60]}" if self.writes else ""
        return f"{self.status} {self.error or self.goes_to}{wrote}"


@contextmanager
def writes_noted():
    writes = []

    def note(execute, sql, params, many, context):
        if sql.lstrip().upper().startswith(WRITING) and SESSION not in sql:
            writes.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield writes


def ask(client, method, path, data=None, headers=None):
    """The answer. Whatever it changed is put back; an exception counts as a 500."""
    with transaction.atomic(), writes_noted() as writes:
        try:
            response = getattr(client, method)(path, data or {}, headers=headers or {})
        except Exception as error:
            answer = Answer(500, error=repr(error))
        else:
            # To the end, where a file that is handed out is closed.
            answer = Answer(response.status_code, response, b"".join(response))
        transaction.set_rollback(True)
    answer.writes = writes
    return answer


def path_of(address, slug, arguments):
    return reverse(address.name, kwargs={"board_slug": slug, **arguments})
