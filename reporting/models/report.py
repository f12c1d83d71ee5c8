from django.db import models
from django.urls import reverse

from boards import years
from boards.models import Board
from boards.permissions import Permission
from reporting import workflow


class AnnualReportQuerySet(models.QuerySet):
    def visible_to(self, person):
        """A draft is seen by its authors, the manager and the chair only."""
        if person.may(Permission.READ_DRAFT_REPORT):
            return self
        return self.exclude(state__in=workflow.KEPT_BACK)

    def newest_first(self):
        return self.order_by("-year")


class AnnualReport(models.Model):
    """
    What the board publishes each year on how well children are safeguarded.

    Working Together 2013, chapter 3, paragraphs 16 to 18. `year` is the one reported on.
    """

    class State(models.TextChoices):
        DRAFT = workflow.DRAFT, "Draft"
        CONSULTATION = workflow.CONSULTATION, "Out for consultation"
        APPROVED = workflow.APPROVED, "Approved"
        PUBLISHED = workflow.PUBLISHED, "Published"

    board = models.ForeignKey(
        Board, on_delete=models.PROTECT, related_name="annual_reports"
    )
    year = models.PositiveSmallIntegerField(help_text="The year it starts in")
    title = models.CharField(max_length=150)
    state = models.CharField(max_length=20, choices=State, default=State.DRAFT)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = AnnualReportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["board", "year"], name="reporting_annualreport_one_a_year"
            ),
        ]

    def __str__(self):
        return f"Annual report {self.year_in_words}"

    def get_absolute_url(self):
        return reverse("reporting:report_detail", args=[self.board.slug, self.year])

    @property
    def year_in_words(self):
        return years.year_in_words(self.year)

    @property
    def is_open_for_editing(self):
        return self.state in workflow.OPEN_FOR_EDITING


class SectionQuerySet(models.QuerySet):
    def in_printed_order(self):
        return self.order_by("position", "pk")


class Section(models.Model):
    """A part of a report with a heading of its own: narrative, with live blocks in it."""

    class Kind(models.TextChoices):
        FRONT = "front", "Before the numbered sections"
        SECTION = "section", "Numbered section"
        APPENDIX = "appendix", "Appendix"

    class State(models.TextChoices):
        TO_WRITE = "to_write", "To write"
        DRAFTED = "drafted", "Drafted"
        AGREED = "agreed", "Agreed"

    report = models.ForeignKey(
        AnnualReport, on_delete=models.PROTECT, related_name="sections"
    )
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.SECTION)
    number = models.CharField(max_length=20, blank=True)
    title = models.CharField(max_length=200)
    body = models.TextField("narrative", blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.TO_WRITE)
    owner_post = models.CharField("who writes it", max_length=150, blank=True)
    due_on = models.DateField("due", null=True, blank=True)
    position = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = SectionQuerySet.as_manager()

    def __str__(self):
        return f"{self.number} {self.title}".strip()

    def get_absolute_url(self):
        report = self.report
        return reverse(
            "reporting:section_detail", args=[report.board.slug, report.year, self.pk]
        )

    @property
    def board(self):
        return self.report.board

    @property
    def starts_page(self):
        """Numbered sections follow one another; what stands before and after them does not."""
        return self.kind != self.Kind.SECTION or self.number == "1"
