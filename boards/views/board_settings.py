"""The board's settings: what they are, and a short page for each question."""

from calendar import month_name
from types import SimpleNamespace

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.views.generic import TemplateView, View

from boards.forms.board import (
    RATINGS,
    AttendanceRuleForm,
    IdentityForm,
    LookForm,
    WordsForm,
)
from boards.navigation import Door
from boards.permissions import Permission
from boards.services import boards
from lscb.files.exceptions import FileRefused
from lscb.files.responses import as_attachment

from .base import BoardViewMixin
from .changes import ChangeView

YES_OR_NO = ("is_deputy_counted", "is_every_meeting_counted")
A_YEAR = 365 * 24 * 60 * 60
TABS = (("Settings", "boards:board_settings"), ("History", "boards:board_history"))


class SettingsPage(BoardViewMixin, TemplateView):
    permission_required = Permission.READ_SETTINGS

    def get_context_data(self, **kwargs):
        here = self.request.path
        addresses = [
            (label, reverse(name, args=[self.board.slug])) for label, name in TABS
        ]
        return super().get_context_data(**kwargs) | {
            "may_change": self.person.may(Permission.CHANGE_SETTINGS),
            "tabs": [
                {"label": label, "url": url, "is_current": url == here}
                for label, url in addresses
            ],
        }


class BoardSettings(SettingsPage):
    """Every setting as it stands, with the way to change it."""

    template_name = "boards/board_settings.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "ratings": [(rag, self.board.rag_in_words(rag)) for rag in RATINGS],
            "year_start": month_name[self.board.year_start_month],
        }


class BoardHistory(SettingsPage):
    template_name = "boards/board_history.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "events": self.history_of(self.board)
        }


def settings_crumb(board, crumbs):
    """The way back from a page of settings."""
    settings = board.get_absolute_url()
    return {
        "breadcrumbs": [*crumbs, Door("Board settings", settings, is_current=False)],
        "cancel_url": settings,
    }


class SettingsChange(ChangeView):
    """A page of settings. `held` is what the form shows of a board as it is stored."""

    permission_required = Permission.CHANGE_SETTINGS

    def held(self, board):
        return {
            name: getattr(board, name)
            for name in self.form_class.base_fields
            if hasattr(board, name)
        }

    def get_initial(self):
        return self.held(self.board)

    def rows_typed_over(self, row):
        return [SimpleNamespace(**self.held(row))]

    def change(self, values):
        return boards.edit_board(board=self.board, by=self.person, **values)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | settings_crumb(self.board, context["breadcrumbs"])


class BoardIdentity(SettingsChange):
    form_class = IdentityForm
    template_name = "boards/board_identity.html"


class BoardLook(SettingsChange):
    form_class = LookForm
    template_name = "boards/board_look.html"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"has_logo": self.board.logo_id is not None}

    def change(self, values):
        return boards.change_look(board=self.board, by=self.person, **values)

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except FileRefused as error:
            form.add_error("upload", str(error))
            return self.form_invalid(form)


class BoardAttendanceRule(SettingsChange):
    form_class = AttendanceRuleForm
    template_name = "boards/board_attendance_rule.html"

    def held(self, board):
        answers = {name: "yes" if getattr(board, name) else "no" for name in YES_OR_NO}
        return super().held(board) | answers

    def change(self, values):
        answers = {name: values[name] == "yes" for name in YES_OR_NO}
        return super().change(values | answers)


class BoardWords(SettingsChange):
    form_class = WordsForm
    template_name = "boards/board_words.html"

    def held(self, board):
        words = {f"word_{rag}": board.rag_words.get(rag, "") for rag in RATINGS}
        return super().held(board) | words

    def change(self, values):
        words = {rag: values.pop(f"word_{rag}") for rag in RATINGS}
        own = {rag: word for rag, word in words.items() if word}
        return super().change(values | {"rag_words": own})


class BoardLogo(BoardViewMixin, View):
    """The picture in the header, for whoever may enter."""

    permission_required = Permission.ENTER_BOARD

    def get(self, request, *args, **kwargs):
        if self.board.logo is None:
            raise Http404("This board shows no logo")
        return as_attachment(self.board.logo, request)


class BoardStylesheet(BoardViewMixin, View):
    """
    The board's colours, as the variables that the stylesheet reads.

    A file of its own because the content security policy allows no style inside a page. Its
    address names the version, so that a browser asks for it once.
    """

    permission_required = Permission.ENTER_BOARD

    def get(self, request, *args, **kwargs):
        colours = {
            "--board-colour": self.board.colour,
            "--govuk-brand-colour": self.board.colour,
            "--govuk-link-colour": self.board.link_colour,
        }
        rules = "".join(f"{name}:{colour};" for name, colour in colours.items())
        response = HttpResponse(f":root{{{rules}}}\n", content_type="text/css")
        if request.GET.get("v") == str(self.board.version):
            patch_cache_control(response, private=True, max_age=A_YEAR, immutable=True)
        else:
            patch_cache_control(response, private=True, no_cache=True)
        patch_vary_headers(response, ["Cookie"])
        return response
