from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import TemplateView

from boards.exceptions import Refused
from boards.permissions import Permission
from boards.views.meeting_pages import ManagedMeetingMixin, MeetingMixin
from lscb.ui.htmx import HtmxPartialMixin
from workplan import agenda_sources
from workplan.agenda_reading import lines_of
from workplan.pack_digest import is_out_of_date
from workplan.services import agendas


class Agenda(MeetingMixin, HtmxPartialMixin, TemplateView):
    """The agenda of a meeting, each item with what the record knows of it and its papers."""

    permission_required = Permission.READ_RECORD
    template_name = "workplan/agenda.html"
    htmx_partial = "agenda"

    def get_context_data(self, **kwargs):
        may_change = self.may_manage and not self.meeting.is_closed
        items = self.meeting.agenda_items.visible_to(self.person)
        lines = lines_of(self.meeting, self.person)
        packs = self.meeting.packs.visible_to(self.person)
        pack = packs.select_related("job").newest_first().first()
        return super().get_context_data(**kwargs) | {
            "lines": lines,
            "pack": pack,
            "is_pack_old": pack and is_out_of_date(pack, self.person),
            "may_read_restricted": self.person.may(Permission.READ_RESTRICTED),
            "may_change": may_change,
            "taken_off": items.exclude(taken_off_at=None).in_order()
            if may_change
            else (),
        }


class AgendaFill(ManagedMeetingMixin, TemplateView):
    """What filling would put on the agenda and take off it; then, by button, that it does."""

    template_name = "workplan/agenda_fill.html"

    def post(self, request, **kwargs):
        try:
            filling = agendas.fill_agenda(meeting=self.meeting, by=self.person)
        except Refused as error:
            messages.error(request, str(error))
        else:
            messages.success(request, words_for(filling))
        return redirect("workplan:agenda", self.board.slug, self.meeting.pk)

    def get_context_data(self, **kwargs):
        agenda_url = reverse("workplan:agenda", args=[self.board.slug, self.meeting.pk])
        filling = agenda_sources.filling_of(self.meeting, self.person)
        rows = self.meeting.agenda_items.visible_to(self.person).in_bulk()
        return super().get_context_data(**kwargs) | {
            "filling": filling,
            "added": agenda_sources.with_words(filling.added, self.person),
            "dropped": [rows[each.pk] for each in filling.dropped],
            "kept": [rows[each.pk] for each in filling.kept if each.pk in rows],
            "has_standing_items": self.meeting.group.standing_items.exists(),
            "has_expected_reports": self.board.expected_reports.exists(),
            "may_manage_board": self.person.may(Permission.MANAGE_BOARD),
            "cancel_url": agenda_url,
        }


def words_for(filling):
    if filling.changes_nothing:
        return "The agenda has everything the record asks for"
    added, dropped = len(filling.added), len(filling.dropped)
    words = f"{added} item{'' if added == 1 else 's'} put on the agenda"
    return f"{words}, {dropped} taken off" if dropped else words
