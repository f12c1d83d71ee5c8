"""A risk register from Excel: uploaded or pasted, looked at row by row, then taken in."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView, View

from boards.conflicts import differences
from boards.exceptions import Refused
from boards.permissions import Permission
from boards.views import BoardViewMixin
from boards.views.changes import ChangeView
from boards.views.member_imports import as_set_aside, told_apart
from workplan.forms.risk_import import RiskImportForm, RiskLeaveOutForm, RiskRowForm
from workplan.importing.risk_columns import RISKS, TITLES
from workplan.scoring import IMPACTS, LIKELIHOODS, level_words, matrix_of
from workplan.services import risk_imports


class SheetsMixin:
    """The registers that somebody uploaded, each for those who may read it."""

    permission_required = Permission.MANAGE_RISKS

    @property
    def sheets(self):
        found = self.board.imports.of_risks()
        if not self.person.may(Permission.READ_RESTRICTED):
            found = found.uploaded_by(self.person.user)
        return found.select_related("board", "made_by")


class RiskImport(SheetsMixin, ChangeView):
    """Upload or paste a register; nothing is stored before it has been looked at."""

    form_class = RiskImportForm
    template_name = "workplan/risk_import.html"
    done = ""  # the preview says that nothing is stored yet

    def change(self, values):
        preview = risk_imports.preview_risks(
            board=self.board,
            file_name=values["file_name"],
            rows=values["rows"],
            by=self.person,
        )
        if values["unread"]:
            names = ", ".join(values["unread"])
            messages.warning(
                self.request, f"Only one sheet was read. Not read: {names}."
            )
        return reverse(
            "workplan:risk_import_preview", args=[self.board.slug, preview.pk]
        )

    def get_context_data(self, **kwargs):
        matrix = matrix_of(self.board)
        return super().get_context_data(**kwargs) | {
            "columns": TITLES.values(),
            "likelihoods": level_words(matrix, LIKELIHOODS),
            "impacts": level_words(matrix, IMPACTS),
            "earlier": self.sheets.newest_first()[:10],
            "cancel_url": reverse("workplan:risk_list", args=[self.board.slug]),
        }


class PreviewMixin(SheetsMixin):
    @cached_property
    def preview(self):
        return get_object_or_404(self.sheets, pk=self.kwargs["pk"])

    @cached_property
    def reading(self):
        if self.preview.committed_at:
            return None
        return risk_imports.reading_of(self.preview, self.person)

    def address(self, name, *args):
        return reverse(
            f"workplan:{name}", args=[self.board.slug, self.preview.pk, *args]
        )


class SheetMixin(PreviewMixin):
    """The page that shows every row as it was read, with its doubts."""

    template_name = "workplan/risk_import_preview.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "preview": self.preview,
            "reading": self.reading,
            "set_aside": told_apart(self.preview, self.reading),
        }


class RiskImportPreview(SheetMixin, BoardViewMixin, TemplateView):
    pass


class RowMixin(SheetMixin):
    """The same page with one row open."""

    done = ""  # the row says what has come of it

    @property
    def number(self):
        return self.kwargs["number"]

    def get_initial(self):
        if not any(number == self.number for number, *_ in self.preview.rows):
            raise Http404
        return {"version": self.preview.version_of_row(self.number)}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"open_row": self.number}

    @property
    def way_back(self):
        return f"{self.address('risk_import_preview')}#row-{self.number}"


class RiskImportRow(RowMixin, ChangeView):
    """Type into the cells of a row; one that was left out comes in again."""

    form_class = RiskRowForm

    def get_initial(self):
        told = super().get_initial()
        return self.preview.told_in_row(self.number, RISKS) | told

    def change(self, values):
        version = values.pop("version")
        risk_imports.correct_row(
            preview=self.preview,
            number=self.number,
            version=version,
            told=values,
            by=self.person,
        )
        return self.way_back

    def conflict_in(self, form, error):
        """A row of a sheet has no history of its own."""
        row = getattr(error, "row", None)
        return {"conflict": differences(form, row)} if row else {}


class RiskImportLeaveOut(RowMixin, ChangeView):
    """Leave a row out, with the reason."""

    form_class = RiskLeaveOutForm
    template_name = "workplan/risk_import_leave_out.html"

    def change(self, values):
        risk_imports.leave_out_row(
            preview=self.preview, number=self.number, by=self.person, **values
        )
        return self.way_back

    def conflict_in(self, form, error):
        return {}

    def get_context_data(self, **kwargs):
        rows = self.reading.rows if self.reading else ()
        return super().get_context_data(**kwargs) | {
            "row": next((row for row in rows if row.number == self.number), None),
            "cancel_url": self.way_back,
        }


class RiskImportCommit(PreviewMixin, BoardViewMixin, View):
    http_method_names = ["post"]

    def post(self, request, **kwargs):
        try:
            done = risk_imports.commit_risks(preview=self.preview, by=self.person)
        except Refused as error:
            messages.error(request, str(error))
        else:
            messages.success(
                request,
                f"{done.stored_count} risks stored, {len(done.set_aside)} rows set aside",
            )
        return redirect(self.address("risk_import_preview"))


class RiskImportSetAside(PreviewMixin, BoardViewMixin, View):
    """The rows that are not stored, as they were, with the reason: to correct and upload."""

    def get(self, request, **kwargs):
        return as_set_aside(self.preview, self.reading)
