import datetime

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from workplan.models import Action

from .boards import BoardFactory


class PlanFactory(DjangoModelFactory):
    class Meta:
        model = "workplan.Plan"

    board = factory.SubFactory(BoardFactory)
    title = factory.Sequence(lambda n: f"Work Programme {n}")
    year = 2013


class PriorityFactory(DjangoModelFactory):
    class Meta:
        model = "workplan.Priority"

    plan = factory.SubFactory(PlanFactory)
    code = factory.Sequence(lambda n: f"{n + 1}")
    title = "Hear what young people say"
    position = factory.Sequence(lambda n: n)


class SubThemeFactory(DjangoModelFactory):
    class Meta:
        model = "workplan.SubTheme"

    priority = factory.SubFactory(PriorityFactory)
    title = "Voices shape services"
    position = factory.Sequence(lambda n: n)


class ActionFactory(DjangoModelFactory):
    """An open action of a plan on `board`, under a priority of its own unless one is given."""

    class Meta:
        model = "workplan.Action"

    class Params:
        complete = factory.Trait(
            status=Action.Status.COMPLETE, completed_on=datetime.date(2013, 5, 1)
        )

    board = factory.SubFactory(BoardFactory)
    priority = factory.SubFactory(
        PriorityFactory, plan__board=factory.SelfAttribute("...board")
    )
    plan = factory.LazyAttribute(
        lambda action: action.priority and action.priority.plan
    )
    text = factory.Sequence(lambda n: f"Do what was agreed, part {n}")
    position = factory.Sequence(lambda n: n)


class ActionLeadFactory(DjangoModelFactory):
    class Meta:
        model = "workplan.ActionLead"

    action = factory.SubFactory(ActionFactory)
    text = "Head of Service"


class ReportBackFactory(DjangoModelFactory):
    class Meta:
        model = "workplan.ReportBack"

    action = factory.SubFactory(ActionFactory)
    year = 2013
    month = 6
    words = "June 2013"


class ActionUpdateFactory(DjangoModelFactory):
    class Meta:
        model = "workplan.ActionUpdate"

    action = factory.SubFactory(ActionFactory)
    words = "Work has begun"
    status = factory.SelfAttribute("action.status")
    made_at = factory.LazyFunction(timezone.now)
    made_by_label = "Head of service"


class MilestoneFactory(DjangoModelFactory):
    class Meta:
        model = "workplan.Milestone"

    action = factory.SubFactory(ActionFactory)
    position = factory.Sequence(lambda n: n)
    text = "Draft by June 2013"
    due_on = datetime.date(2013, 6, 30)


class DateMoveFactory(DjangoModelFactory):
    class Meta:
        model = "workplan.DateMove"

    action = factory.SubFactory(ActionFactory)
    words_before = "By March 2013"
    words_after = "By September 2013"
    due_before = datetime.date(2013, 3, 31)
    due_after = datetime.date(2013, 9, 30)
    reason = "The review came late"
    moved_at = factory.LazyFunction(timezone.now)
    moved_by_label = "Business manager"


class ActionOriginFactory(DjangoModelFactory):
    class Meta:
        model = "workplan.ActionOrigin"

    action = factory.SubFactory(ActionFactory)
    kind = "review"
    label = factory.Sequence(lambda n: f"SCR 2012/1, recommendation {n}")
