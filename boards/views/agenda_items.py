"""What changes an agenda: its items and their order. It is read in workplan, which knows actions."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import View

from boards.exceptions import Refused
from boards.forms.agendas import AgendaItemEditForm, AgendaItemForm
from boards.people import readers_on
from boards.permissions import Permission
from boards.services import agendas

from .changes import ChangeView
from .meeting_pages import ManagedMeetingMixin


class AgendaMixin(ManagedMeetingMixin):
    """Something changed on an agenda: the way back is to the agenda."""

    meeting_kwarg = "meeting_pk"

    @cached_property
    def agenda_url(self):
        return reverse("workplan:agenda", args=[self.board.slug, self.meeting.pk])

    @cached_property
    def item(self):
        items = self.meeting.agenda_items.visible_to(self.person)
        item = get_object_or_404(
            items.select_related("restriction"), pk=self.kwargs["pk"]
        )
        item.meeting = self.meeting
        return item

    def readers(self):
        """Whom a restriction may name; None for those who may not restrict anything."""
        if not self.person.may(Permission.RESTRICT):
            return None
        return readers_on(self.board)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"cancel_url": self.agenda_url}


class AgendaItemAdd(AgendaMixin, ChangeView):
    form_class = AgendaItemForm
    template_name = "boards/agenda_item_add.html"
    done = "It is on the agenda"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"readers": self.readers()}

    def change(self, values):
        item = agendas.add_item(
            meeting=self.meeting,
            by=self.person,
            before=self._end(),
            **values,
        )
        return f"{self.agenda_url}#item-{item.pk}"

    def _end(self):
        """The standing items at the end stay there."""
        items = self.meeting.agenda_items.in_order()
        return items.filter(source="closing", taken_off_at=None).first()


class AgendaItemEdit(AgendaMixin, ChangeView):
    form_class = AgendaItemEditForm
    template_name = "boards/agenda_item_edit.html"

    @property
    def row(self):
        return self.item

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"readers": self.readers()}

    def get_initial(self):
        restriction = self.item.restriction
        return super().get_initial() | {
            "reason": restriction.reason if restriction else "",
            "readers": restriction.readers.all() if restriction else (),
        }

    def change(self, values):
        agendas.edit_item(item=self.item, by=self.person, **values)
        return f"{self.agenda_url}#item-{self.item.pk}"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"item": self.item}


class AgendaDeed(AgendaMixin, View):
    """A button on the agenda. htmx follows the answer to the agenda as it is then."""

    http_method_names = ["post"]

    def post(self, request, **kwargs):
        try:
            self.change()
        except Refused as error:
            messages.error(request, str(error))
        return redirect(f"{self.agenda_url}#item-{self.item.pk}")


class AgendaItemTakeOff(AgendaDeed):
    def change(self):
        agendas.take_off(item=self.item, by=self.person)


class AgendaItemPutBack(AgendaDeed):
    def change(self):
        agendas.put_back(item=self.item, by=self.person)


class AgendaItemMove(AgendaDeed):
    """One place up or down."""

    def change(self):
        direction = self.request.POST.get("direction")
        if direction in ("up", "down"):
            agendas.move_item(item=self.item, up=direction == "up", by=self.person)


class AgendaItemPlace(AgendaDeed):
    """Where it was dragged to: `before` names the item it now stands before, empty for the end."""

    def change(self):
        agendas.place_item(item=self.item, before=self._before(), by=self.person)

    def _before(self):
        pk = self.request.POST.get("before", "")
        if not pk.isascii() or not pk.isdecimal() or len(pk) > 15:
            return None
        return self.meeting.agenda_items.visible_to(self.person).filter(pk=pk).first()
