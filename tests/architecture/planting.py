"""
Planting a word in every text of some rows, so that it can be looked for wherever it must not be.

What is planted are the words people write. What the machine reads (addresses, digests, dates
typed as text) is left as it is, or the pages that show the words would not work.
"""

import itertools

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from boards.models import Board
from boards.models.import_preview import ImportPreview
from lscb.files.models import File
from lscb.history.models import Event
from tests.factories.plan_imports import plan_of_two_rows
from workplan.models import PlanImport

READ_BY_THE_MACHINE = {
    "about_id",
    "arguments",
    "content_type",
    "digest",
    "lease_holder",
    "password",
    "purpose",
    "request_id",
    "sha256",
    "slug",
    "stored_as",
    "task",
    "token_digest",
    "values_hash",
    "verb",
}
WORDS_IN_JSON = {
    Event: lambda word: {"before": {"text": word}, "after": {"text": f"{word}!"}},
    # Twice the same: the second is set aside.
    ImportPreview: lambda word: {"rows": [[2, [word, word]], [3, [word, word]]]},
    PlanImport: lambda word: {"content": plan_of_two_rows(word)},
}
OURS = {"lscb", "boards", "workplan", "performance", "reviews", "reporting", "home"}
numbers = itertools.count(1)


def our_models():
    for model in apps.get_models():
        if model.__module__.split(".")[0] in OURS:
            yield model


def board_of(row):
    """The board a row belongs to, over as many foreign keys as it takes; None for a site row."""
    if isinstance(row, Board):
        return row
    if hasattr(row, "board"):
        return row.board
    for field in row._meta.concrete_fields:
        if field.many_to_one and field.related_model in set(our_models()):
            parent = getattr(row, field.name)
            if parent is not None and (board := board_of(parent)):
                return board
    return None


def rows_of(board):
    return [
        row
        for model in our_models()
        for row in model._default_manager.all()
        if board_of(row) == board
    ]


def with_parts(rows):
    """The rows, whatever hangs on them, and the files they point to."""
    found, waiting = [], list(rows)
    while waiting:
        row = waiting.pop()
        if row in found:
            continue
        found.append(row)
        for relation in row._meta.related_objects:
            if relation.many_to_many or relation.related_model not in set(our_models()):
                continue
            if relation.related_model is type(row):  # a row of its own, not a part
                continue
            parts = relation.related_model._default_manager
            waiting += parts.filter(**{relation.field.name: row})
        waiting += [
            getattr(row, field.name)
            for field in row._meta.concrete_fields
            if field.related_model is File and getattr(row, field.name)
        ]
    return found


def events_about(rows):
    return [event for row in rows for event in Event.objects.about(row)]


def plant(word, rows):
    """How many texts the word was written in. Each gets a number too: some must be unique."""
    planted = 0
    for row in rows:
        texts = {
            field.name: f"{word}{next(numbers)}"
            for field in row._meta.concrete_fields
            if takes_words(field, row, word)
        }
        texts |= WORDS_IN_JSON.get(type(row), lambda word: {})(word)
        if isinstance(row, File):
            row.path.write_text(word)
        planted += write(texts, row)
    return planted


def write(texts, row):
    """In every field; where an empty one must stay empty, in those that hold something."""
    stored = type(row)._base_manager.filter(pk=row.pk)
    try:
        with transaction.atomic():
            stored.update(**texts)
    except IntegrityError:
        texts = {name: text for name, text in texts.items() if getattr(row, name)}
        stored.update(**texts)
    return len(texts)


def takes_words(field, row, word):
    if not isinstance(field, models.CharField | models.TextField):
        return False
    if field.choices or field.primary_key or field.name in READ_BY_THE_MACHINE:
        return False
    try:
        field.run_validators(f"{word}1234")
    except ValidationError:
        return False
    return True
