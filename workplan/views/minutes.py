"""Minutes typed under each item of the agenda, and what is decided and given out meanwhile."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import FormView, TemplateView, View

from boards.exceptions import Refused
from boards.models import AgendaItem
from boards.permissions import Permission
from boards.services import agendas
from boards.views.agenda_items import AgendaMixin
from boards.views.changes import ChangeView
from boards.views.meeting_pages import MeetingMixin
from workplan import agenda_sources
from workplan.agenda_reading import lines_of
from workplan.forms.minutes import GiveOutForm, MinuteForm
from workplan.services import minutes


class Minutes(MeetingMixin, TemplateView):
    """The minutes of a meeting; a form under each item for those who type them."""

    permission_required = Permission.READ_RECORD
    template_name = "workplan/minutes.html"

    def get_context_data(self, **kwargs):
        may_write = self.may_manage and not self.meeting.is_closed
        lines = lines_of(self.meeting, self.person)
        forms = [form_for(line.item) if may_write else None for line in lines]
        return super().get_context_data(**kwargs) | {
            "may_write": may_write,
            "rows": list(zip(lines, forms, strict=True)),
            "is_begun": any(line.item.has_minute or line.given_out for line in lines),
        }


def form_for(item):
    """A form of its own for each item of one page: the prefix keeps their ids apart."""
    initial = {
        "minute": item.minute,
        "decision": item.decision,
        "version": item.version,
    }
    return MinuteForm(initial=initial, prefix=f"item-{item.pk}")


class MinuteMixin(AgendaMixin):
    """Something minuted under one item: the way back is to it in the minutes."""

    @cached_property
    def minutes_url(self):
        page = reverse("workplan:minutes", args=[self.board.slug, self.meeting.pk])
        return f"{page}#item-{self.item.pk}"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "item": self.item,
            "cancel_url": self.minutes_url,
        }


class MinuteEdit(MinuteMixin, FormView):
    """The words under one item, saved as they are typed and by button."""

    form_class = MinuteForm
    template_name = "workplan/minute_edit.html"

    def get_prefix(self):
        return f"item-{self.item.pk}"

    def get_template_names(self):
        if self.request.htmx and self.request.method == "POST":
            return [f"{self.template_name}#saved"]
        return [self.template_name]

    def get_initial(self):
        return form_for(self.item).initial

    def form_valid(self, form):
        try:
            agendas.save_minute(item=self.item, by=self.person, **form.cleaned_data)
        except Refused as error:
            return self.refused(form, error)
        if self.request.htmx:
            return self.render_to_response(
                self.get_context_data(saved_at=timezone.localtime())
            )
        messages.success(self.request, "Saved")
        return redirect(self.minutes_url)


class ActionGiveOut(MinuteMixin, ChangeView):
    """An action as the meeting gives it out: it lands in the board's one register."""

    form_class = GiveOutForm
    template_name = "workplan/action_give_out.html"
    done = "The action is in the register"

    def get_initial(self):
        following = self.meeting.group.meetings.after(self.meeting).not_cancelled()
        to_report = following.filter(kind=self.meeting.kind).first()
        return {"report_back_text": f"{to_report.held_on:%B %Y}" if to_report else ""}

    def change(self, values):
        minutes.give_out_action(item=self.item, by=self.person, **values)
        return self.minutes_url


class ReportHeard(MinuteMixin, View):
    """Whether the report that an action owed this meeting was heard."""

    http_method_names = ["post"]

    def post(self, request, **kwargs):
        owed = agenda_sources.reports_owed_to(self.meeting, self.person)
        is_report = (
            self.item.source == AgendaItem.Source.REPORT_BACK
            and self.meeting.is_business
        )
        try:
            minutes.mark_report(
                report_backs=owed.filter(action=self.item.source_key.split(":")[1])
                if is_report
                else (),
                state=request.POST.get("state"),
                by=self.person,
            )
        except Refused as error:
            messages.error(request, str(error))
        return redirect(self.minutes_url)
