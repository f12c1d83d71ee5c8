"""The papers that go with an item of an agenda."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.views.generic import View

from boards.exceptions import Refused
from boards.forms.agendas import PapersForm
from boards.permissions import Permission
from boards.services import agenda_papers
from lscb.files.exceptions import FileRefused
from lscb.files.responses import as_attachment

from .agenda_items import AgendaMixin
from .base import BoardViewMixin
from .changes import ChangeView


class PapersAdd(AgendaMixin, ChangeView):
    form_class = PapersForm
    template_name = "boards/papers_add.html"
    done = "The papers are with the item"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"readers": self.readers()}

    def change(self, values):
        try:
            agenda_papers.add_papers(item=self.item, by=self.person, **values)
        except FileRefused as error:
            raise Refused(str(error)) from None
        return f"{self.agenda_url}#item-{self.item.pk}"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"item": self.item}


class PaperRemove(AgendaMixin, View):
    http_method_names = ["post"]

    @cached_property
    def paper(self):
        papers = self.item.papers.visible_to(self.person).select_related("file")
        paper = get_object_or_404(papers, pk=self.kwargs["paper_pk"])
        paper.item = self.item
        return paper

    def post(self, request, **kwargs):
        try:
            agenda_papers.remove_paper(paper=self.paper, by=self.person)
        except Refused as error:
            messages.error(request, str(error))
        else:
            messages.success(request, "The paper is taken off")
        return redirect(f"{self.agenda_url}#item-{self.item.pk}")


class PaperFile(BoardViewMixin, View):
    """A paper, for whoever may read its item and the paper itself."""

    permission_required = Permission.READ_RECORD

    def get(self, request, **kwargs):
        meeting = get_object_or_404(self.board.meetings, pk=kwargs["meeting_pk"])
        items = meeting.agenda_items.visible_to(self.person).on_agenda()
        item = get_object_or_404(items, pk=kwargs["pk"])
        papers = item.papers.visible_to(self.person).select_related("file")
        paper = get_object_or_404(papers, pk=kwargs["paper_pk"])
        return as_attachment(paper.file, request)
