from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView, View

from boards.conflicts import differences
from boards.exceptions import Refused
from boards.forms.imports import MemberImportForm, MemberRowForm
from boards.importing.columns import MEMBERS, TITLES
from boards.models import ImportPreview
from boards.permissions import Permission
from boards.services import member_imports
from lscb.documents.blocks import Chapter, Document
from lscb.documents.responses import as_download
from lscb.documents.sheets import Sheet

from .base import BoardViewMixin
from .changes import ChangeView


class MemberImport(ChangeView):
    """Upload a sheet of members; nothing is stored before it has been looked at."""

    form_class = MemberImportForm
    template_name = "boards/member_import.html"
    done = ""  # the preview says that nothing is stored yet

    def change(self, values):
        file_name, rows, unread = values["upload"]
        preview = member_imports.preview_members(
            board=self.board, file_name=file_name, rows=rows, by=self.person
        )
        if unread:
            messages.warning(
                self.request,
                f"Only one sheet of the file was read. Not read: {', '.join(unread)}.",
            )
        return reverse(
            "boards:member_import_preview", args=[self.board.slug, preview.pk]
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "columns": TITLES.values(),
            "earlier": self.board.imports.filter(
                kind=ImportPreview.Kind.MEMBERS
            ).order_by("-made_at")[:10],
            "cancel_url": reverse("boards:member_list", args=[self.board.slug]),
        }


class PreviewMixin:
    permission_required = Permission.MANAGE_BOARD

    @cached_property
    def preview(self):
        kept = self.board.imports.filter(kind=ImportPreview.Kind.MEMBERS)
        return get_object_or_404(
            kept.select_related("board", "made_by"), pk=self.kwargs["pk"]
        )

    def address(self, name):
        return reverse(f"boards:{name}", args=[self.board.slug, self.preview.pk])


class SheetMixin(PreviewMixin):
    """The page that shows every row as it was read, with its doubts."""

    template_name = "boards/member_import_preview.html"

    def get_context_data(self, **kwargs):
        reading = None
        if not self.preview.committed_at:
            reading = member_imports.reading_of(self.preview)
        return super().get_context_data(**kwargs) | {
            "preview": self.preview,
            "reading": reading,
            "set_aside": told_apart(self.preview, reading),
            "titles": TITLES.values(),
        }


class MemberImportPreview(SheetMixin, BoardViewMixin, TemplateView):
    pass


class MemberImportRow(SheetMixin, ChangeView):
    """The same page with the cells of one row to type into."""

    form_class = MemberRowForm
    done = ""  # the row says what has come of it

    @property
    def number(self):
        return self.kwargs["number"]

    def get_initial(self):
        if not any(number == self.number for number, *_ in self.preview.rows):
            raise Http404
        return self.preview.told_in_row(self.number, MEMBERS) | {
            "version": self.preview.version_of_row(self.number)
        }

    def change(self, values):
        version = values.pop("version")
        member_imports.correct_row(
            preview=self.preview,
            number=self.number,
            version=version,
            told=values,
            by=self.person,
        )
        return f"{self.address('member_import_preview')}#row-{self.number}"

    def conflict_in(self, form, error):
        """A row of a sheet has no history of its own."""
        row = getattr(error, "row", None)
        return {"conflict": differences(form, row)} if row else {}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"open_row": self.number}


class MemberImportCommit(PreviewMixin, BoardViewMixin, View):
    def post(self, request, **kwargs):
        try:
            done = member_imports.commit_members(preview=self.preview, by=self.person)
        except Refused as error:
            messages.error(request, str(error))
        else:
            messages.success(
                request,
                f"{done.stored_count} rows stored, {len(done.set_aside)} set aside",
            )
        return redirect(self.address("member_import_preview"))


class MemberImportSetAside(PreviewMixin, BoardViewMixin, View):
    """The rows that could not be stored, as they were, with the reason: to correct and upload."""

    def get(self, request, **kwargs):
        reading = None
        if not self.preview.committed_at:
            reading = member_imports.reading_of(self.preview)
        return as_set_aside(self.preview, reading)


def as_set_aside(preview, reading):
    """As CSV, with two more columns: the row and why."""
    _, headings = preview.headings
    columns = (*headings, "Row", "Why it was set aside")
    rows = tuple(
        (
            *row["cells"],
            *[""] * (len(headings) - len(row["cells"])),
            row["number"],
            row["problem"],
        )
        for row in told_apart(preview, reading)
    )
    document = Document(
        title="Rows set aside",
        board_name=preview.board.name,
        chapters=(Chapter("Rows", (Sheet("Rows", columns, rows),)),),
    )
    name = f"{preview.file_name.rsplit('.', 1)[0]} set aside"
    return as_download(document, "csv", name=name)


def told_apart(preview, reading):
    """The rows set aside, as uploaded: by what was decided, or would be if it were committed now."""
    if preview.committed_at:
        problems = dict(preview.set_aside)
    else:
        problems = {row.number: row.problem for row in reading.set_aside}
    return [
        {
            "number": number,
            "cells": cells,
            "words": " | ".join(filter(None, cells)),
            "problem": problems[number],
        }
        for number, cells, *_ in preview.rows
        if number in problems
    ]
