from copy import copy
from functools import lru_cache
from typing import NamedTuple

import django_tables2 as tables
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import format_html

from workplan.scoring import movement

NUMERIC = {"td": {"class": "numeric"}, "th": {"class": "numeric"}}


@lru_cache(maxsize=256)
def tag(text, variant):
    """A tag that stays on one line, however narrow its column."""
    context = {"text": text, "variant": variant}
    shown = render_to_string("components/tag.html", context)
    return format_html('<span class="nowrap">{}</span>', shown)


def rating_of(risk):
    rating = risk.current_rating
    if rating is None:
        return tag("Not rated", "outline")
    shown = tag(rating.words, rating.rag)
    if risk.is_score_illustrative:
        return format_html("{} {}", shown, tag("Illustrative", "outline"))
    return shown


@lru_cache(maxsize=1024)
def moved(score, before):
    """The arrow, and the same in words for whoever does not see it."""
    found = movement(score, before)
    return format_html(
        '<span aria-hidden="true">{}</span> {}', found.arrow, found.words
    )


class SharedColumn(tables.Column):
    """Shared by every table of its class: what a table changes is not in it."""

    def __deepcopy__(self, memo):
        return copy(self)


class Line(NamedTuple):
    """What a row of the risk register shows, each as text or safe mark-up."""

    url: str
    reference: str
    title: str
    score: str
    rating: str
    movement: str
    owner: str
    mitigations: str
    next_review: str


@lru_cache(
    maxsize=1000, typed=True
)  # text is not taken for mark-up that reads the same
def _laid_out(*cells):
    return render_to_string("workplan/risk_row.html", {"line": Line(*cells)})


class RiskTable(tables.Table):
    """
    The register, worst first: what its columns are called and sorted by. A row is laid out
    once for what is in it, and a tag once for each band.
    """

    caption = "Risks, worst first"

    reference = SharedColumn(verbose_name="Ref", order_by="number")
    title = SharedColumn(verbose_name="Risk")
    score = SharedColumn(order_by="current_score", attrs=NUMERIC)
    rating = SharedColumn(orderable=False)
    # Not sortable: it compares each risk with itself.
    movement = SharedColumn(orderable=False)
    owner = SharedColumn(orderable=False)
    mitigations = SharedColumn(orderable=False, verbose_name="Mitigations")
    next_review_on = SharedColumn(verbose_name="Next review")

    class Meta:
        template_name = "workplan/risk_table.html"

    def __init__(self, *args, today, address, last_review, **kwargs):
        super().__init__(*args, **kwargs)
        self.last_review = last_review
        self.today = today
        self.address = address  # of the register; a risk's own is below it

    @property
    def lines(self):
        """The rows of this page of the table, as mark-up."""
        lay_out = _laid_out.__wrapped__ if settings.DEBUG else _laid_out
        return [lay_out(*self._line(row.record)) for row in self.paginated_rows]

    def _line(self, risk):
        score = risk.current_score
        return Line(
            url=f"{self.address}{risk.pk}/",
            reference=risk.reference,
            title=self._title(risk),
            score="–" if score is None else f"{score}",
            rating=rating_of(risk),
            movement=self._movement(risk),
            owner=risk.owner_in_words or "No owner",
            mitigations=self._mitigations(risk),
            next_review=self._next_review(risk),
        )

    def _title(self, risk):
        shown = risk.title
        if risk.is_restricted:
            shown = format_html("{} {}", shown, tag("Restricted", "outline"))
        return (
            shown
            if risk.is_open
            else format_html("{} {}", shown, tag("Closed", "grey"))
        )

    def _movement(self, risk):
        if risk.current_score is None:
            return "–"
        before = risk.score_at_meeting if self.last_review else risk.previous_score
        if before is None:
            return "New since" if self.last_review else "Assessed once"
        return moved(risk.current_score, before)

    def _mitigations(self, risk):
        if not risk.mitigation_count:
            return "None"
        done = risk.mitigations_done
        return f"{done} done, {risk.mitigation_count - done} open"

    def _next_review(self, risk):
        day = risk.next_review_on
        if day is None:
            return "Not set"
        words = f"{day.day} {day:%b %Y}"
        is_late = risk.is_open and day < self.today
        return format_html("{} <strong>overdue</strong>", words) if is_late else words
