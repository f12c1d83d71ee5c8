"""Taking in a plan from Word, Excel or a paste: uploaded, looked at, corrected, stored."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView, View

from boards import years
from boards.conflicts import differences
from boards.exceptions import Refused
from boards.permissions import Permission
from boards.views import BoardViewMixin
from boards.views.changes import ChangeView
from lscb.documents.blocks import Chapter, Document
from lscb.documents.responses import as_download
from lscb.documents.sheets import Sheet
from lscb.files.exceptions import FileRefused
from lscb.files.responses import as_attachment
from workplan.forms.plan_import import (
    PlanImportColumnsForm,
    PlanImportForm,
    PlanImportRowForm,
    PlanTargetForm,
)
from workplan.importing.entries import KINDS
from workplan.importing.showing import Shown
from workplan.layouts import LAYOUTS
from workplan.services import plan_imports
from workplan.services.plan_imports import TARGET


class TargetMixin:
    """Which plan it becomes."""

    def get_form_kwargs(self):
        groups = self.board.groups.internal().filter(ended="")
        empty = self.board.plans.filter(actions=None, priorities=None)
        return super().get_form_kwargs() | {
            "groups": groups.in_printed_order(),
            "empty_plans": empty.newest_first(),
        }


class PlanImport(TargetMixin, ChangeView):
    """Upload or paste a plan; nothing is in the record before it has been looked at."""

    permission_required = Permission.MANAGE_WORKPLAN
    form_class = PlanImportForm
    template_name = "workplan/plan_import.html"
    done = ""  # the preview says that nothing is stored yet

    def get_initial(self):
        words = years.year_in_words(self.board.current_year)
        return {"title": f"Work programme {words}", "year": words}

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except FileRefused as error:
            form.add_error(form.source, str(error))
            return self.form_invalid(form)

    def change(self, values):
        kept = plan_imports.read_plan(
            board=self.board,
            content=values["content"],
            name=values["name"],
            by=self.person,
            **{name: values[name] for name in TARGET},
        )
        return kept.get_absolute_url()

    def get_context_data(self, **kwargs):
        earlier = self.board.plan_imports.select_related("file", "plan")
        return super().get_context_data(**kwargs) | {
            "layouts": LAYOUTS.values(),
            "earlier": earlier.defer("content").newest_first()[:10],
            "cancel_url": reverse("workplan:programme", args=[self.board.slug]),
        }


class ImportMixin:
    """One import of the board, and what its rows are understood to be."""

    permission_required = Permission.MANAGE_WORKPLAN

    @cached_property
    def plan_import(self):
        kept = self.board.plan_imports.select_related("board", "file", "plan", "group")
        return get_object_or_404(kept, pk=self.kwargs["pk"])

    @cached_property
    def reading(self):
        return plan_imports.reading_of(self.plan_import)

    def address(self, name="plan_import_preview"):
        return reverse(f"workplan:{name}", args=[self.board.slug, self.plan_import.pk])


class PreviewMixin(ImportMixin):
    """The page that shows every row as it was read, under its priority, with its doubts."""

    template_name = "workplan/plan_import_preview.html"

    def get_context_data(self, **kwargs):
        kept = self.plan_import
        only = self.request.GET.get("show", "")
        context = super().get_context_data(**kwargs) | {
            "plan_import": kept,
            "earlier": plan_imports.earlier_of(kept),
            "events": self.history_of(kept),
            "only": only,
        }
        if kept.is_committed:
            return context
        shown = Shown(
            self.reading,
            year=kept.year,
            start_month=self.board.year_start_month,
            only=only,
        )
        return context | {
            "reading": self.reading,
            "shown": shown,
            "tabs": self.tabs(only),
        }

    def tabs(self, only):
        counted = (
            ("", "All rows", len(self.reading.entries)),
            ("doubts", "To check", len(self.reading.doubted)),
            ("aside", "Set aside", len(self.reading.set_aside)),
        )
        return [
            {
                "label": label,
                "count": count,
                "url": f"{self.address()}?show={name}" if name else self.address(),
                "is_current": only == name,
            }
            for name, label, count in counted
        ]


class PlanImportPreview(PreviewMixin, BoardViewMixin, TemplateView):
    pass


class PlanImportRow(PreviewMixin, ChangeView):
    """The same page with the cells of one row to type into."""

    form_class = PlanImportRowForm
    done = ""  # the row says what has come of it

    @cached_property
    def entry(self):
        if not self.plan_import.is_committed:
            for entry in self.reading.entries:
                if entry.key == self.kwargs["key"]:
                    return entry
        raise Http404

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"was": self.entry.kind}

    def get_initial(self):
        entry = self.entry
        kind = entry.kind if entry.kind in KINDS else "aside"
        return entry.values | {
            "version": entry.version,
            "kind": kind,
            "reason": entry.reason if kind == "aside" else "",
        }

    def change(self, values):
        version, kind = values.pop("version"), values.pop("kind")
        plan_imports.correct_entry(
            plan_import=self.plan_import,
            entry=self.entry.key,
            version=version,
            kind=kind,
            reason=values.pop("reason"),
            values=values,
            by=self.person,
        )
        return f"{self.address()}#row-{self.entry.key}"

    def conflict_in(self, form, error):
        """A row of an import has no history of its own."""
        row = getattr(error, "row", None)
        return {"conflict": differences(form, row)} if row else {}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "open_key": self.entry.key,
            "open_entry": self.entry,
        }


class PlanImportRowAsRead(ImportMixin, BoardViewMixin, View):
    """Take back what was said of a row."""

    def post(self, request, **kwargs):
        try:
            plan_imports.take_back_correction(
                plan_import=self.plan_import,
                entry=kwargs["key"],
                version=int(request.POST.get("version", "0") or 0),
                by=self.person,
            )
        except (Refused, ValueError) as error:
            messages.error(request, str(error))
        return redirect(f"{self.address()}#row-{kwargs['key']}")


class PlanImportColumns(PreviewMixin, ChangeView):
    """The same page; what its columns are is said once for all tables with the same titles."""

    form_class = PlanImportColumnsForm
    done = "The rows were read again with these columns"

    @cached_property
    def section(self):
        sections = [] if self.plan_import.is_committed else self.reading.sections
        if self.kwargs["number"] < len(sections):
            return sections[self.kwargs["number"]]
        raise Http404

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"section": self.section}

    def get_initial(self):
        return {"version": self.plan_import.version}

    def form_valid(self, form):
        self.chosen = form.chosen
        return super().form_valid(form)

    def change(self, values):
        plan_imports.choose_columns(
            plan_import=self.plan_import,
            version=values["version"],
            key=self.section.key,
            fields=self.chosen,
            by=self.person,
        )
        return self.address()

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"open_section": self.section}


class PlanImportEdit(TargetMixin, ImportMixin, ChangeView):
    """What the plan is called, its year and kind, or the empty plan it goes into."""

    form_class = PlanTargetForm
    template_name = "workplan/plan_import_edit.html"
    done = ""

    @property
    def row(self):
        return self.plan_import

    def change(self, values):
        version = values["version"]
        plan_imports.choose_target(
            plan_import=self.plan_import,
            version=version,
            by=self.person,
            **{name: values[name] for name in TARGET},
        )
        return self.address()

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "plan_import": self.plan_import,
            "cancel_url": self.address(),
        }


class PlanImportCommit(ImportMixin, BoardViewMixin, View):
    def post(self, request, **kwargs):
        try:
            done = plan_imports.commit_plan(
                plan_import=self.plan_import, by=self.person
            )
        except Refused as error:
            messages.error(request, str(error))
            return redirect(self.address())
        messages.success(
            request,
            f"{done.rows_in} rows: {done.rows_stored} stored, {done.rows_aside} set aside",
        )
        return redirect(self.address() if done.rows_aside else done.plan)


class PlanImportSetAside(ImportMixin, BoardViewMixin, View):
    """What is not in the plan, as it stood, with the reason."""

    def get(self, request, **kwargs):
        kept = self.plan_import
        rows = kept.set_aside
        if not kept.is_committed:
            rows = [[e.where, e.words, e.reason] for e in self.reading.set_aside]
        columns = ("Where it stood", "What it says", "Why it was set aside")
        sheet = Sheet("Rows", columns, tuple(map(tuple, rows)))
        document = Document(
            title="Rows set aside",
            board_name=self.board.name,
            chapters=(Chapter("Rows", (sheet,)),),
        )
        name = f"{kept.file.name.rsplit('.', 1)[0]} set aside"
        return as_download(document, "csv", name=name)


class PlanImportFile(ImportMixin, BoardViewMixin, View):
    """The file as it was uploaded."""

    def get(self, request, **kwargs):
        return as_attachment(self.plan_import.file, request)
