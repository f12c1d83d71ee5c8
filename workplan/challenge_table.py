import django_tables2 as tables
from django.db.models import F
from django.utils.html import format_html

from workplan.models import Challenge
from workplan.tables import tag

STATE_COLOURS = {
    Challenge.State.OPEN: "amber",
    Challenge.State.RESPONDED: "blue",
    Challenge.State.ESCALATED: "red",
    Challenge.State.CLOSED: "grey",
    Challenge.State.REOPENED: "amber",
}
NARROW = {"td": {"class": "nowrap"}}
AS_TYPED = {"td": {"class": "as-typed"}}


class ChallengeTable(tables.Table):
    """The log, latest first. A tag is rendered once for each state and not once for each row."""

    caption = "Challenges, latest first"
    row_header = "subject"

    reference = tables.Column(verbose_name="Ref", order_by="number", attrs=NARROW)
    raised = tables.Column(order_by=("raised", "number"))
    # Not sortable: an agency, a group or words.
    from_words = tables.Column(verbose_name="From", orderable=False)
    # Not sortable: several agencies, or words.
    to_words = tables.Column(verbose_name="To", orderable=False)
    subject = tables.Column(verbose_name="About")
    state = tables.Column()
    response_due_on = tables.Column(verbose_name="Response due", default="Not set")
    impact = tables.Column(orderable=False, empty_values=(), attrs=AS_TYPED)

    class Meta:
        empty_text = "No challenges match. Clear the filters to see the whole log."

    def __init__(self, *args, today, address, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.address = address  # of the log; a challenge's own is below it
        self.restricted = tag("Restricted", "outline")
        self.overdue = tag("Overdue", "red")
        self.tags = {
            state: tag(state.label, colour) for state, colour in STATE_COLOURS.items()
        }

    def order_response_due_on(self, challenges, is_descending):
        """Those without a day come last either way, on both databases."""
        due = F("response_due_on")
        day = due.desc(nulls_last=True) if is_descending else due.asc(nulls_last=True)
        return challenges.order_by(day, "-raised", "-number"), True

    def render_reference(self, value, record):
        return format_html('<a href="{}{}/">{}</a>', self.address, record.pk, value)

    def render_raised(self, value, record):
        return record.raised_in_words

    def render_subject(self, value, record):
        if record.is_restricted:
            return format_html("{} {}", value, self.restricted)
        return value

    def render_state(self, value, record):
        return self.tags[record.state]

    def render_response_due_on(self, value, record):
        words = f"{value.day} {value:%b %Y}"
        if record.is_response_overdue(self.today):
            return format_html("{} {}", words, self.overdue)
        return words

    def render_impact(self, value, record):
        return value or "Not recorded"
