import django_tables2 as tables
from django.db.models import F, Value
from django.db.models.functions import NullIf
from django.utils.html import format_html

from workplan.models import Rag
from workplan.tables import tag

NARROW = {"td": {"class": "nowrap"}}
AS_TYPED = {"td": {"class": "as-typed"}}


class RegisterTable(tables.Table):
    """
    The one register of actions. Cells are plain text over annotated rows; a tag is rendered
    once for each rating and not once for each row.
    """

    caption = "Actions"
    row_header = "text"

    code = tables.Column(verbose_name="No.", empty_values=(), attrs=NARROW)
    text = tables.Column(
        verbose_name="Action",
        orderable=False,
        attrs={"td": {"class": "as-typed register__action"}},
    )
    plan = tables.Column(
        verbose_name="Comes from",
        order_by=("plan__year", "plan__title"),
        empty_values=(),
        attrs=AS_TYPED,
    )
    leads_text = tables.Column(
        verbose_name="Lead officer(s)", default="Nobody yet", attrs=AS_TYPED
    )
    due_on = tables.Column(verbose_name="Date for completion", empty_values=())
    # Not sortable together with others: the next of several.
    next_report = tables.Column(
        verbose_name="Report owed", orderable=False, default="–"
    )
    status = tables.Column()
    rating = tables.Column(verbose_name="RAG", accessor="shown_rag")

    class Meta:
        empty_text = "No actions match. Clear the filters to see the whole register."
        order_by_field = "sort"

    def __init__(self, *args, board, address, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = board.today
        self.address = address  # what the address of every action begins with
        self.restricted = tag("Restricted", "outline")
        self.tags = {value: tag(board.rag_in_words(value), value) for value in Rag}

    def render_code(self, value, record):
        words = value or format_html(
            'Open<span class="govuk-visually-hidden"> {}</span>', record.label
        )
        return format_html('<a href="{}{}/">{}</a>', self.address, record.pk, words)

    def render_text(self, value, record):
        if record.is_restricted:
            return format_html("{} {}", value, self.restricted)
        return value

    def render_plan(self, record):
        lines = [origin.label for origin in record.origins.all()]
        if record.plan:
            lines.insert(0, record.plan.title)
        return "\n".join(lines) or "–"

    def render_due_on(self, record):
        words = record.timing_text or "No date"
        if record.is_open and record.due_on and record.due_on < self.today:
            late = (self.today - record.due_on).days
            days = "day" if late == 1 else "days"
            return format_html("{} <strong>{} {} overdue</strong>", words, late, days)
        return words

    def render_status(self, value, record):
        return record.get_status_display()

    def render_rating(self, value, record):
        shown = self.tags[value]
        return shown if record.rag else format_html("{} suggested", shown)

    def order_due_on(self, queryset, is_descending):
        return queryset.order_by(_ordered(F("due_on"), is_descending), "pk"), True

    def order_code(self, queryset, is_descending):
        numbered = NullIf("code", Value(""))
        return queryset.order_by(_ordered(numbered, is_descending), "pk"), True

    def order_rating(self, queryset, is_descending):
        return queryset.order_by(_ordered(F("rag_rank"), is_descending), "pk"), True


def _ordered(field, is_descending):
    """What has none comes last, whichever way."""
    return field.desc(nulls_last=True) if is_descending else field.asc(nulls_last=True)
