import re

import pytest
from crispy_forms_gds.fields import DateInputField
from django import forms
from django.template import Context, Template

from lscb.ui.forms import PlainWordsMixin, errors_of
from lscb.ui.gallery import SpecimenForm


class PartsForm(PlainWordsMixin, forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    held_on = DateInputField(label="Date held")

    def clean(self):
        raise forms.ValidationError("The meeting is closed")


class PlainForm(PlainWordsMixin, forms.Form):
    lead_agency = forms.ChoiceField(choices=[("", "Choose one")])
    RAG = forms.CharField(label="RAG rating")
    due_on = forms.DateField(label="Due date")
    places = forms.IntegerField()
    spent = forms.DecimalField()
    own = forms.CharField(error_messages={"required": "Say why the date moved"})


def rendered(form):
    template = (
        "{% load ui %}{% error_summary form %}<form>{% form_fields form %}</form>"
    )
    return Template(template).render(Context({"form": form}))


@pytest.mark.parametrize(
    ("data", "field", "words"),
    [
        pytest.param({}, "lead_agency", "Select the lead agency", id="choice"),
        pytest.param({}, "RAG", "Enter the RAG rating", id="initials keep capitals"),
        pytest.param({}, "own", "Say why the date moved", id="the form's own words"),
        pytest.param(
            {"due_on": "June"},
            "due_on",
            "Enter the due date as a date, such as 27/6/2013",
            id="not a date",
        ),
        pytest.param(
            {"places": "some"},
            "places",
            "Enter the places as a whole number",
            id="not a number",
        ),
        pytest.param(
            {"spent": "lots"}, "spent", "Enter the spent as a number", id="not money"
        ),
    ],
)
def test_plain_words_say_what_to_enter(data, field, words):
    assert PlainForm(data).errors[field] == [words]


@pytest.mark.parametrize(
    "form",
    [
        pytest.param(lambda: SpecimenForm(data={}), id="every widget"),
        pytest.param(lambda: SpecimenForm(data={}, prefix="a"), id="with a prefix"),
        pytest.param(lambda: PartsForm(data={}), id="a date in three boxes"),
        pytest.param(
            lambda: PartsForm(
                data={"held_on_0": "31", "held_on_1": "2", "held_on_2": "2013"}
            ),
            id="a date that does not exist",
        ),
    ],
)
def test_error_summary_links_to_a_control_that_exists(form):
    html = rendered(form())

    targets = re.findall(r'href="#([^"]+)"', html)
    controls = re.findall(r'<(?:input|select|textarea)\b[^>]*?\bid="([^"]+)"', html)
    assert targets
    assert set(targets) <= set(controls)


def test_errors_of_gives_the_form_s_own_error_and_hidden_fields_a_place_to_go():
    errors = errors_of(PartsForm(data={}))

    assert [error["text"] for error in errors][:2] == [
        "The meeting is closed",
        "Enter the version",
    ]
    assert {error["target"] for error in errors} == {"id_held_on_0"}


def test_error_summary_is_silent_before_anything_is_sent():
    assert "There is a problem" not in rendered(SpecimenForm())


def test_form_fields_leaves_the_form_element_and_its_token_to_the_template():
    html = rendered(SpecimenForm())

    assert html.count("<form") == 1
    assert "csrfmiddlewaretoken" not in html


def test_an_error_is_tied_to_its_field():
    html = rendered(SpecimenForm(data={}))

    [control] = re.findall(r'<input[^>]*id="id_title"[^>]*>', html)
    described = re.search(r'aria-describedby="([^"]+)"', control)[1].split()
    assert described == ["id_title_hint", "id_title_1_error"]
    assert all(f'id="{name}"' in html for name in described)
