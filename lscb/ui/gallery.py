"""Made-up words and figures for the gallery of components: no board's record."""

import datetime

import django_tables2 as tables
from django import forms

from .forms import PlainWordsMixin

NAVIGATION = (
    "Home",
    "Work programme",
    "Risks and challenges",
    "Meetings",
    "Groups",
    "Members",
    "Performance",
    "Assurance",
    "Reviews",
    "Policies",
    "Budget",
    "Annual report",
)
TIMINGS = ("June 2013", "by end of March 2014", "ongoing", "Q2")
RATINGS = ("red", "amber", "green", "blue", "grey")
LEVELS = ("Rare", "Unlikely", "Possible", "Likely", "Almost certain")


class SpecimenForm(PlainWordsMixin, forms.Form):
    title = forms.CharField(help_text="As the board will read it in the register")
    lead = forms.ChoiceField(
        label="Lead agency",
        choices=[("", "Choose one"), ("police", "Police"), ("health", "Health")],
    )
    rating = forms.ChoiceField(
        label="RAG rating",
        choices=[("green", "Green: on track"), ("amber", "Amber: at risk")],
        widget=forms.RadioSelect,
    )
    groups = forms.MultipleChoiceField(
        choices=[("training", "Training"), ("policy", "Policy and procedures")],
        widget=forms.CheckboxSelectMultiple,
    )
    next_review_on = forms.DateField(
        label="Next review date", widget=forms.DateInput(attrs={"type": "date"})
    )
    reason = forms.CharField(widget=forms.Textarea(attrs={"rows": 4}))
    paper = forms.FileField()
    agreed = forms.BooleanField(label="The chair has agreed this change")


class SpecimenFilter(forms.Form):
    words = forms.CharField(required=False)
    rating = forms.ChoiceField(
        required=False, choices=[("", "Any rating"), ("red", "Red")]
    )


class RatingColumn(tables.TemplateColumn):
    def __init__(self, **kwargs):
        super().__init__("{% load ui %}{% rag value %}", **kwargs)


class SpecimenTable(tables.Table):
    caption = "Actions, in the order of the plan"
    row_header = "action"

    number = tables.Column()
    action = tables.Column(linkify=lambda: "#table")
    timing = tables.Column(orderable=False, verbose_name="Date for completion")
    rating = RatingColumn(verbose_name="RAG")
    updates = tables.Column(
        attrs={"td": {"class": "numeric"}, "th": {"class": "numeric"}}
    )


class WideTable(SpecimenTable):
    caption = "The same, wide: it scrolls on a phone"
    wide = True


def specimens(request):
    rows = [
        {
            "number": f"{index // 4 + 1}.{index % 4 + 1}",
            "action": "Publish the threshold guidance and brief every agency on it",
            "timing": TIMINGS[index % 4],
            "rating": RATINGS[index % 5],
            "updates": index * 3,
        }
        for index in range(12)
    ]
    table = SpecimenTable(rows, prefix="a-", order_by=request.GET.get("a-sort"))
    table.paginate(page=request.GET.get("a-page", 1), per_page=5)
    form = SpecimenForm(data={}, auto_id="id_%s")
    return {
        "board": {
            "name": "Exampleshire Safeguarding Children Board",
            "strapline": "Working together to keep children safe",
            "slug": "gallery",
        },
        "person": {"role_words": "Business manager"},
        "navigation": [
            {"label": label, "url": "#", "is_current": label == "Work programme"}
            for label in NAVIGATION
        ],
        "other_boards": [{"name": "Elsewhere Safeguarding Children Board", "url": "#"}],
        "search_url": "#",
        "breadcrumbs": [
            {"label": "Home", "url": "#"},
            {"label": "Work programme", "url": "#"},
        ],
        "form": form,
        "filter_form": SpecimenFilter(),
        "table": table,
        "wide_table": WideTable(rows[:3], prefix="b-"),
        "empty_table": SpecimenTable([], prefix="c-", empty_text="No actions match."),
        "ratings": RATINGS,
        "summary": [
            {"label": "Lead officers", "value": "Head of Safeguarding, Police"},
            {"label": "Date for completion", "value": "June 2013", "change_url": "#"},
            {"label": "Report to meeting", "value": ""},
        ],
        "tabs": [
            {"label": "Details", "url": "#", "is_current": True},
            {"label": "Updates", "url": "#", "is_current": False, "count": 3},
            {"label": "History", "url": "#", "is_current": False},
        ],
        "exports": [
            {"label": label, "url": "#"} for label in ("Excel", "Word", "CSV", "PDF")
        ],
        "events": [
            {
                "title": "Date for completion moved",
                "who": "Business manager",
                "at": datetime.datetime(2013, 6, 12, 14, 5, tzinfo=datetime.UTC),
                "reason": "The consultation ran on by a month",
                "changes": [
                    {"label": "Timing", "before": "June 2013", "after": "July 2013"}
                ],
            },
            {
                "title": "Action added",
                "who": "Business manager",
                "at": datetime.datetime(2013, 4, 2, 9, 30, tzinfo=datetime.UTC),
            },
        ],
        "conflict_fields": [
            {
                "label": "Progress",
                "yours": "Guidance agreed by the policy group",
                "stored": "Guidance sent out for comment\nReplies due by 30 June",
            }
        ],
        "impacts": ("Negligible", "Minor", "Moderate", "Major", "Severe"),
        "likelihoods": _heat_map(),
    }


def _heat_map():
    counts = {(5, 4): 1, (3, 4): 3, (3, 3): 2, (2, 3): 4}
    rows = []
    for likelihood in range(5, 0, -1):
        cells = []
        for impact in range(1, 6):
            score = likelihood * impact
            variant = "red" if score >= 15 else "amber" if score >= 5 else "green"
            cells.append(
                {
                    "score": score,
                    "variant": variant,
                    "band": variant,
                    "count": counts.get((likelihood, impact), 0),
                    "url": "#heat-map",
                    "is_current": (likelihood, impact) == (3, 4),
                }
            )
        rows.append({"label": LEVELS[likelihood - 1], "cells": cells})
    return rows
