"""What no model may be, and what every migration must be."""

import re

import pytest
from django.apps import apps
from django.core.management import call_command

OURS = [
    model
    for model in apps.get_models(include_auto_created=True)
    if model.__module__.split(".")[0]
    in {"lscb", "boards", "workplan", "performance", "reviews", "reporting", "home"}
]
A_CHILD_OR_A_CASE = {
    "baby",
    "case",
    "cases",
    "child",
    "children",
    "infant",
    "juvenile",
    "minor",
    "patient",
    "pupil",
    "victim",
}


def words_in(name):
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)}


def test_there_are_models_to_look_at():
    assert len(OURS) > 20


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_no_model_or_field_is_named_for_a_child_or_a_case(model):
    names = {model.__name__, *(field.name for field in model._meta.get_fields())}

    assert not {name for name in names if words_in(name) & A_CHILD_OR_A_CASE}


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_constraint_is_named_for_its_app_and_model(model):
    start = f"{model._meta.app_label}_{model._meta.model_name}_"

    assert [
        c.name for c in model._meta.constraints if not c.name.startswith(start)
    ] == []


@pytest.mark.django_db
def test_migrations_are_complete_and_linear():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
    call_command("check", "--fail-level", "WARNING")
