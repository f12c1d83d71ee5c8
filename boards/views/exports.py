from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect

from lscb.documents.blocks import Chapter, Document, Note
from lscb.documents.pdf import RenderFailed
from lscb.documents.responses import FORMATS, as_download, offered
from lscb.documents.sheets import Sheet, in_words


class ExportsMixin:
    """
    A list that can be taken away: `?format=xlsx` answers with the rows the page shows, all
    of its pages, in its order and no others. Comes after `BoardViewMixin`.

    `export_title` names the file; the view's `exported(context)` gives what the room's `exports.py` makes of
    the page's own context. The links are in the context as `exports`.
    """

    export_title = None
    export_keywords = ""  # for a program that reads the file

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"exports": offered(self.request)}

    def render_to_response(self, context, **kwargs):
        extension = self.request.GET.get("format")
        if not extension:
            return super().render_to_response(context, **kwargs)
        if extension not in FORMATS:
            raise Http404(f"There is no {extension} of this list")
        blocks = self.exported(context)
        rows = sum(len(each.rows) for each in blocks if isinstance(each, Sheet))
        most = FORMATS[extension].most_rows
        if most and rows > most:
            return self._back(
                f"This list has {rows:,} rows; {FORMATS[extension].label} takes up to {most:,}."
            )
        name = f"{self.board.short_name} {self.export_title} {self.board.today}"
        try:
            return as_download(self._document(blocks, context), extension, name=name)
        except RenderFailed as error:
            return self._back(str(error))

    def _document(self, blocks, context):
        if words := filters_in_words(context.get("filter")):
            blocks = (Note(words, label="Only"), *blocks)
        return Document(
            title=self.export_title,
            board_name=self.board.name,
            chapters=(
                Chapter(
                    f"As it stood on {in_words(self.board.today)}",
                    tuple(blocks),
                    is_wide=any(getattr(block, "is_wide", False) for block in blocks),
                ),
            ),
            colour=self.board.colour,
            keywords=self.export_keywords,
        )

    def _back(self, why):
        messages.error(
            self.request, f"{why} Filter the list, or download it as Excel instead."
        )
        query = self.request.GET.copy()
        del query["format"]
        return redirect(f"{self.request.path}?{query.urlencode()}")


def filters_in_words(filterset):
    """What the list is narrowed to: "Rating: High; Category: Workforce". Empty when it is whole."""
    if filterset is None or not filterset.form.is_valid():
        return ""
    said = []
    for name, value in filterset.form.cleaned_data.items():
        if value not in (None, ""):
            label = filterset.form[name].label
            choices = dict(getattr(filterset.form.fields[name], "choices", ()))
            said.append(f"{label}: {choices.get(value, value)}")
    return "; ".join(said)
