from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.functional import cached_property
from django.views.generic import FormView

from boards.conflicts import differences
from boards.exceptions import ChangedMeanwhile, Refused
from boards.people import Person
from lscb.files.exceptions import FileRefused
from lscb.links import services as links
from lscb.links.exceptions import LinkRefused
from workplan.forms.action_update import UpdateForm
from workplan.services import action_links


class ActionUpdateByLink(FormView):
    """
    The form behind a link sent to a lead officer. Opening it changes nothing.

    Whoever has the address is let in, so nothing but this action is shown or linked.
    """

    form_class = UpdateForm
    template_name = "workplan/action_update_by_link.html"

    def dispatch(self, request, *args, **kwargs):
        try:
            self.link = links.find(kwargs["token"], action_links.PURPOSE)
        except LinkRefused as error:
            return self.refused_link(str(error))
        self.action = self.link.about
        if not self.action.is_open:
            return self.refused_link(
                "This action is closed. Nothing more is asked of it."
            )
        open_to_links = self.link.board.actions.visible_to(self.person)
        if not open_to_links.filter(pk=self.action.pk).exists():
            return self.refused_link(
                "This action can no longer be read with a link. Ask the board's"
                " business manager."
            )
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def person(self):
        return Person.acting(
            self.link.board,
            label=self.label,
            request_id=self.request.request_id,
        )

    @property
    def label(self):
        """Who answers, as the history and the update name them."""
        request = getattr(self.link, "update_request", None)
        if request and request.lead_text:
            return f"{request.lead_text}, by a link sent to {self.link.to_address}"
        return f"Link sent to {self.link.to_address}"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"statuses": action_links.LEAD_STATUSES}

    def get_initial(self):
        return {"status": self.action.status, "version": self.action.version}

    def form_valid(self, form):
        try:
            action_links.update_by_link(
                link=self.link, action=self.action, by=self.person, **form.cleaned_data
            )
        except FileRefused as error:
            form.add_error("evidence", str(error))
            return self.form_invalid(form)
        except ChangedMeanwhile as error:
            form.data = form.data.copy()
            form.data["version"] = error.row.version
            conflict = differences(form, error.row)
            context = self.get_context_data(form=form, conflict=conflict)
            return self.render_to_response(context, status=error.status)
        except Refused as error:
            form.add_error(None, str(error))
            return self.render_to_response(
                self.get_context_data(form=form), status=error.status
            )
        return self.render_to_response(
            self.get_context_data(form=None, is_thanked=True)
        )

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "action": self.action,
            "board_name": self.link.board.name,
        }

    def refused_link(self, words):
        page = render_to_string(
            "workplan/action_link_refused.html", {"words": words}, self.request
        )
        return HttpResponse(page, status=410)
