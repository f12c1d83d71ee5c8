"""Two people editing one action: different cells both succeed, the same cell is a 409."""

import json
import re
from html import unescape

import pytest
from django.test import Client

from boards.models import Role
from lscb.history.models import Event
from tests.factories.boards import RoleGrantFactory
from tests.factories.plans import ActionFactory, PriorityFactory, SubThemeFactory
from workplan.exceptions import WordsChangedMeanwhile
from workplan.services import actions
from workplan.typed_over import changed_meanwhile, same_words, typed_over

HTMX = {"HX-Request": "true"}
WORDS = {
    "code": "1.1",
    "text": "First words",
    "steps": "One\nTwo",
    "leads_text": "Chair",
    "timing_text": "Ongoing",
}


class Editor:
    """Somebody with a browser: opens a form, types, sends it with all that it held."""

    def __init__(self, board):
        self.user = RoleGrantFactory(board=board, role=Role.BUSINESS_MANAGER).user
        self.client = Client()
        self.client.force_login(self.user)

    def open(self, address, **headers):
        self.address, self.headers = address, headers
        self.page = self.client.get(address, headers=headers).text
        return self

    def send(self, **typed):
        values = {
            name: unescape(value)
            for name, value in re.findall(
                r'<input type="hidden" name="(\w+)" value="([^"]*)"', self.page
            )
            if name != "csrfmiddlewaretoken"
        }
        values |= {
            name: unescape(value)
            for name, value in re.findall(
                r'<textarea name="(\w+)"[^>]*>\s*([^<]*)</textarea>', self.page
            )
        }
        for name, value in re.findall(
            r'<input type="text" name="(\w+)" value="([^"]*)"', self.page
        ):
            values[name] = unescape(value)
        values = {n: v.replace("\n", "\r\n") for n, v in (values | typed).items()}
        self.answer = self.client.post(self.address, values, headers=self.headers)
        self.page = self.answer.text
        return self.answer


@pytest.fixture
def action(board):
    return ActionFactory(board=board, **WORDS)


@pytest.fixture
def editors(board):
    return Editor(board), Editor(board)


def test_different_cells_of_one_action_are_both_saved(action, editors, url):
    hers, his = editors
    hers.open(url("workplan:action_cell", action.board, action.pk, "leads"), **HTMX)
    his.open(url("workplan:action_cell", action.board, action.pk, "text"), **HTMX)

    answers = [hers.send(leads_text="Police"), his.send(text="Better words")]

    assert [answer.status_code for answer in answers] == [200, 200]
    action.refresh_from_db()
    assert (action.leads_text, action.text) == ("Police", "Better words")
    assert action.steps == WORDS["steps"]


def test_different_fields_of_the_whole_form_are_both_saved(action, editors, url):
    for editor in editors:
        editor.open(url("workplan:action_edit", action.board, action.pk))

    answers = [editors[0].send(leads_text="Police"), editors[1].send(text="Better")]

    assert [answer.status_code for answer in answers] == [302, 302]
    action.refresh_from_db()
    assert (action.leads_text, action.text) == ("Police", "Better")


def test_the_same_cell_is_refused_with_both_texts_the_field_who_and_when(
    action, editors, url
):
    hers, his = editors
    for editor in editors:
        editor.open(
            url("workplan:action_cell", action.board, action.pk, "text"), **HTMX
        )
    hers.send(text="Her words")

    answer = his.send(text="His words")

    assert answer.status_code == 409
    event = Event.objects.about(action).get()
    for words in ("Her words", "His words", f"{hers.user} changed this", ">Action<"):
        assert words in answer.text
    assert f"at {event.happened_at:%H:%M}" in answer.text
    assert ">Steps<" not in answer.text.split("<form")[1].split("</section>")[0]
    action.refresh_from_db()
    assert action.text == "Her words"


def test_after_a_refusal_the_words_typed_may_be_saved(action, editors, url):
    hers, his = editors
    for editor in editors:
        editor.open(url("workplan:action_edit", action.board, action.pk))
    hers.send(text="Her words", leads_text="Police")
    his.send(text="His words")

    answer = his.send()

    assert answer.status_code == 302
    action.refresh_from_db()
    assert (action.text, action.leads_text) == ("His words", "Police")


def test_back_and_sent_again_does_not_say_that_you_changed_it(action, editors, url):
    hers, _ = editors
    hers.open(url("workplan:action_cell", action.board, action.pk, "text"), **HTMX)
    opened = hers.page
    hers.send(text="Her words")
    events = Event.objects.about(action).count()

    hers.page = opened
    again = hers.send(text="Her words")
    hers.page = opened
    other = hers.send(text="On second thoughts")

    assert again.status_code == 200
    assert Event.objects.about(action).count() == events
    assert other.status_code == 409
    assert "You saved this after the form was opened" in other.text
    assert "changed this while you were typing" not in other.text


def test_progress_is_said_whatever_other_cells_did_meanwhile(action, editors, url):
    hers, his = editors
    hers.open(url("workplan:action_cell", action.board, action.pk, "progress"), **HTMX)
    his.open(url("workplan:action_cell", action.board, action.pk, "text"), **HTMX)
    his.send(text="Better words")

    answer = hers.send(words="Half is done", status="in_progress")

    assert answer.status_code == 200
    assert action.updates.get().words == "Half is done"


@pytest.mark.parametrize("was", ["", "nonsense", "[1]", "{}", '{"delete": "x"}'])
def test_without_what_was_there_the_version_alone_counts(action, editors, url, was):
    actions_before = action.version
    hers, his = editors
    hers.open(url("workplan:action_cell", action.board, action.pk, "leads"), **HTMX)
    his.open(url("workplan:action_cell", action.board, action.pk, "text"), **HTMX)
    hers.send(leads_text="Police")

    answer = his.send(text="Better", was=was)

    action.refresh_from_db()
    assert (answer.status_code, action.version) == (409, actions_before + 1)


def test_edit_action_names_the_fields_that_clash(action, manager):
    was = {"rag": "", "rag_reason": ""}
    actions.edit_action(
        action=action, version=1, rag="red", rag_reason="No money", by=manager
    )

    with pytest.raises(WordsChangedMeanwhile, match="RAG, why this rating") as refusal:
        actions.edit_action(
            action=action, version=1, was=was, rag="green", rag_reason="", by=manager
        )

    assert refusal.value.names == ["rag", "rag_reason"]


def test_action_goes_under_another_heading_from_its_form(action, editors, url):
    theme = SubThemeFactory(priority=PriorityFactory(plan=action.plan))
    editor = editors[0].open(url("workplan:action_edit", action.board, action.pk))

    editor.send(heading=f"{theme.priority.pk}-{theme.pk}")

    action.refresh_from_db()
    assert action.sub_theme == theme


def test_heading_that_was_not_chosen_again_stays_where_somebody_put_it(
    action, editors, url
):
    theme = SubThemeFactory(priority=action.priority)
    hers, his = editors
    for editor in editors:
        editor.open(url("workplan:action_edit", action.board, action.pk))
    hers.send(heading=f"{theme.priority.pk}-{theme.pk}")

    his.send(text="Better", heading=json.loads(was_of(his))["heading"])

    action.refresh_from_db()
    assert (action.sub_theme, action.text) == (theme, "Better")


def was_of(editor):
    return unescape(re.search(r'name="was" value="([^"]*)"', editor.page).group(1))


@pytest.mark.parametrize(
    ("one", "other"), [("a\r\nb", "a\nb"), (" a ", "a"), (None, ""), ("", None)]
)
def test_same_words_as_a_browser_sends_them(one, other):
    assert same_words(one, other)


def test_typed_over_leaves_out_what_was_only_shown():
    assert typed_over({"text": "b", "code": "1 "}, {"text": "a", "code": "1"}) == {
        "text": "b"
    }


def test_who_types_what_is_stored_contradicts_nobody():
    assert changed_meanwhile({"text": "b"}, {"text": "a"}, {"text": "b"}) == []
    assert changed_meanwhile({"text": "c"}, {"text": "a"}, {"text": "b"}) == ["text"]
