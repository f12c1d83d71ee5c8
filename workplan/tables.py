import django_tables2 as tables
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join

from workplan.scoring import movement

NUMERIC = {"td": {"class": "numeric"}, "th": {"class": "numeric"}}


def tag(text, variant):
    """A tag that stays on one line, however narrow its column."""
    context = {"text": text, "variant": variant}
    shown = render_to_string("components/tag.html", context)
    return format_html('<span class="nowrap">{}</span>', shown)


class RiskTable(tables.Table):
    """
    The register, worst first. Cells are plain text over annotated rows; a tag is rendered
    once for each band and not once for each row.
    """

    caption = "Risks, worst first"
    row_header = "title"

    reference = tables.Column(verbose_name="Ref", order_by="number")
    title = tables.Column(verbose_name="Risk")
    score = tables.Column(
        accessor="current_score", order_by="current_score", attrs=NUMERIC, default="–"
    )
    rating = tables.Column(accessor="current_score", orderable=False, empty_values=())
    # Not sortable: it compares each risk with itself.
    movement = tables.Column(
        accessor="current_score",
        orderable=False,
        empty_values=(),
        verbose_name="Movement",
    )
    owner_text = tables.Column(verbose_name="Owner", orderable=False, empty_values=())
    mitigations = tables.Column(
        accessor="mitigation_count", orderable=False, empty_values=()
    )
    next_review_on = tables.Column(
        verbose_name="Next review", default="Not set", attrs={"td": {"class": "nowrap"}}
    )

    class Meta:
        empty_text = "No risks match. Clear the filters to see the whole register."

    def __init__(self, *args, today, address, last_review, **kwargs):
        super().__init__(*args, **kwargs)
        self.last_review = last_review
        self.today = today
        self.address = address  # of the register; a risk's own is below it
        self.illustrative = tag("Illustrative", "outline")
        self.restricted = tag("Restricted", "outline")
        self.closed = tag("Closed", "grey")
        self.unrated = tag("Not rated", "outline")
        self.tags = {}

    def render_reference(self, value, record):
        return format_html('<a href="{}{}/">{}</a>', self.address, record.pk, value)

    def render_title(self, value, record):
        marks = [
            (self.restricted, record.restriction_id),
            (self.closed, not record.is_open),
        ]
        shown = [value, *(mark for mark, is_shown in marks if is_shown)]
        return format_html_join(" ", "{}", ((each,) for each in shown))

    def render_rating(self, value, record):
        if value is None:
            return self.unrated
        rating = record.current_rating
        if rating not in self.tags:
            self.tags[rating] = tag(rating.words, rating.rag)
        shown = self.tags[rating]
        if record.is_score_illustrative:
            return format_html("{} {}", shown, self.illustrative)
        return shown

    def render_movement(self, value, record):
        if self.last_review:
            moved, alone = movement(value, record.score_at_meeting), "New since"
        else:
            moved, alone = movement(value, record.previous_score), "Assessed once"
        if moved is None:
            return alone if value else "–"
        return format_html(
            '<span aria-hidden="true">{}</span> {}', moved.arrow, moved.words
        )

    def render_owner_text(self, value, record):
        return record.owner_in_words or "No owner"

    def render_mitigations(self, value, record):
        if not value:
            return "None"
        return f"{record.mitigations_done} done, {value - record.mitigations_done} open"

    def render_next_review_on(self, value, record):
        words = f"{value.day} {value:%b %Y}"
        is_late = record.is_open and value < self.today
        return format_html("{} <strong>overdue</strong>", words) if is_late else words
