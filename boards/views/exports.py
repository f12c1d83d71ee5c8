from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect

from boards.list_documents import document_of
from lscb.documents.pdf import RenderFailed
from lscb.documents.responses import FORMATS, as_download, offered
from lscb.documents.sheets import Sheet


class ExportsMixin:
    """
    A list that can be taken away: `?format=xlsx` answers with the rows the page shows, all
    of its pages, in its order and no others. Comes after `BoardViewMixin`.

    `export_title` heads it and names the file, with `export_detail` where one page leaves in several ways;
    `export_standing` says of when the rows are where that is not today. The view's `exported(context)` gives
    what the room's `exports.py` makes of the page's own context. The links are in the context as `exports`.
    """

    export_title = None
    export_formats = tuple(FORMATS)  # fewer where a page is no list
    export_advice = "Filter the list, or download it as Excel instead."
    export_detail = ""
    export_standing = ""
    export_keywords = ""  # for a program that reads the file

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "exports": offered(self.request, self.export_formats)
        }

    def render_to_response(self, context, **kwargs):
        extension = self.request.GET.get("format")
        if not extension:
            return super().render_to_response(context, **kwargs)
        if extension not in self.export_formats:
            raise Http404(f"There is no {extension} of this list")
        blocks = self.exported(context)
        rows = sum(len(each.rows) for each in blocks if isinstance(each, Sheet))
        most = FORMATS[extension].most_rows
        if most and rows > most:
            return self._back(
                f"This list has {rows:,} rows; {FORMATS[extension].label} takes up to {most:,}."
            )
        name = f"{self.board.short_name} {self.export_title} {self.export_detail} {self.board.today}"
        try:
            return as_download(self._document(blocks, context), extension, name=name)
        except RenderFailed as error:
            return self._back(str(error))

    def _document(self, blocks, context):
        return document_of(
            blocks,
            title=self.export_title,
            board=self.board,
            filterset=context.get("filter"),
            keywords=self.export_keywords,
            standing=self.export_standing,
        )

    def _back(self, why):
        messages.error(self.request, f"{why} {self.export_advice}")
        query = self.request.GET.copy()
        del query["format"]
        return redirect(f"{self.request.path}?{query.urlencode()}")
