"""A group's terms of reference: each version as it was approved, and its yearly review."""

from django.db import transaction

from boards import saving
from boards.models import TermsOfReference, a_year_after
from lscb.files import services as files
from lscb.history import services as history


@transaction.atomic
def add_terms(*, group, content, name, approved_on, by, review_due_on=None):
    """
    Keep a new version beside those before it. Raises `FileRefused` where the file is not taken.

    Its review is due in a year unless another day is given.
    """
    terms = TermsOfReference(
        group=group,
        approved_on=approved_on,
        review_due_on=review_due_on or a_year_after(approved_on),
        file=files.keep(content, name=name, board=group.board, by=by),
    )
    saving.add(terms, taken=saving.CANNOT)
    history.record(
        "terms_of_reference_added",
        about=group,
        by=by,
        after={
            "file": terms.file.name,
            "approved_on": approved_on,
            "review_due_on": terms.review_due_on,
        },
    )
    return terms


@transaction.atomic
def review_terms(*, terms, version, reviewed_on, by, review_due_on=None):
    """Say that they were looked at and stay as they are."""
    changes = {
        "reviewed_on": reviewed_on,
        "review_due_on": review_due_on or a_year_after(reviewed_on),
    }
    done = saving.edit(terms, version, changes)
    history.record("terms_of_reference_reviewed", about=terms.group, by=by, **done)
    return terms
