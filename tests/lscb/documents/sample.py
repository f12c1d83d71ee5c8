"""A small annual report that uses every block, and every shape of table and chart."""

from lscb.documents.blocks import (
    BulletList,
    Cell,
    Chapter,
    Contents,
    Cover,
    Document,
    Figure,
    Heading,
    Note,
    Pairs,
    Prose,
    Table,
    group_row,
    number,
    spanning,
)
from lscb.documents.charts import NOT_PUBLISHED, SUPPRESSED, Bars, Lines, Series

YEARS = ("2008-09", "2009-10", "2010-11", "2011-12")
PARAGRAPH = (
    "The board met four times in the year and asked each partner how it knows that "
    "children are safer. Attendance was **good from most bodies**, and the chair wrote to "
    "the two that were never present. "
)

REFERRALS = Table(
    caption="Rate of core assessments per 10,000 children under 18",
    heading=(("", *YEARS),),
    rows=(
        ("England", number("110"), number("-"), number("-"), number("194.6")),
        ("South West", number("90"), number("-"), number("-"), number("154.7")),
        ("Our area", number("59"), number("61.5"), number("81"), number("104.3")),
    ),
    notes=("“-” stands where the source prints no figure.",),
    source="Statistical first releases",
)
PAIRED = Table(
    caption="Plans begun for a second or subsequent time",
    heading=(
        ("", *(spanning(year, 2) for year in YEARS)),
        ("", *("Number", "%") * 4),
    ),
    rows=(
        (
            "England",
            *map(
                number,
                ["5,100", "13.0", "6,000", "13.4", "6,500", "13.3", "7,180", "13.8"],
            ),
        ),
        (
            "Our area",
            *map(number, ["<5", "7.7", "8", "11.4", "23", "23.5", "11", "14.9"]),
        ),
    ),
)
DEFINED_ANEW = Table(
    caption="Timeliness of initial assessments",
    heading=(
        ("", *YEARS),
        (
            "",
            "Percentage within 7 working days",
            *("Percentage within 10 working days",) * 3,
        ),
    ),
    rows=(("England", *map(number, ("72.0", "75.5", "75.7", "77.4"))),),
)
BUDGET = Table(
    caption="Where the money came from",
    heading=(("Source", "Budget (£)", "Actual (£)"),),
    rows=(
        ("Council", number("61,000"), number("61,000")),
        ("Health", number("33,500"), number("33,500")),
        ("Police", number("12,250"), number("11,900")),
    ),
    total=("Total", number("106,750"), number("106,400")),
)
RISKS = Table(
    caption="Risks, worst first",
    heading=(("Reference", "Risk", "Rating"),),
    rows=(
        (
            "R1",
            "Caseloads rise faster than recruitment",
            Cell("Red: severe", tone="red"),
        ),
        ("R2", "Thresholds are applied differently", Cell("Amber: high", tone="amber")),
        ("R3", "Training places go unused", Cell("Green: low", tone="green")),
    ),
)
PROGRAMME = Table(
    caption="Work programme",
    heading=(
        (
            "Priority",
            "Actions",
            "Lead officer(s)",
            "Date for completion",
            "Report to meeting",
        ),
    ),
    rows=(
        group_row("1. Use reviews to improve practice (1.1 to 1.2)", 5),
        (
            "Reviews",
            "1.1 Receive and weigh the overview report, then\n• agree actions\n• hold agencies to account",
            "Independent chair",
            "May 2013",
            "June 2013",
        ),
        (
            "Reviews",
            "1.2 Ask agencies to show that improvement has lasted " * 3,
            "All agencies named in the review",
            "November 2013\nFebruary 2014",
            "December 2013\nMarch 2014",
        ),
        group_row("2. An effective board (2.1)", 5),
        (
            "Board",
            "2.1 Chair meets the chairs of sub-groups before each meeting",
            "Chair and sub-group chairs",
            "Quarterly",
            "June 2013",
        ),
    )
    * 3,
    widths=(14, 40, 18, 14, 14),
)
RATE = Figure(
    Lines(
        YEARS,
        (
            Series("England", (110, NOT_PUBLISHED, NOT_PUBLISHED, 194.6)),
            Series("South West", (90, NOT_PUBLISHED, NOT_PUBLISHED, 154.7)),
            Series("Our area", (59, 61.5, 81, 104.3), is_ours=True),
        ),
        unit="per 10,000 children under 18",
        decimals=1,
    ),
    caption="Core assessments: our rate stays under England’s",
    source="Statistical first releases",
)
TIMELY = Figure(
    Lines(
        YEARS,
        (
            Series("England", (72.0, 75.5, 75.7, 77.4)),
            Series("Our area", (55.0, 77.0, 67.5, 71.2), is_ours=True),
        ),
        unit="%",
        decimals=1,
        new_definitions=("2009-10",),
    ),
    caption="Initial assessments completed in time",
)
REASONS = Figure(
    Bars(
        (
            "Abuse or neglect",
            "Child’s disability",
            "Family in acute stress",
            "Low income",
        ),
        (Series("Number", (25, SUPPRESSED, 20, 0), is_ours=True),),
        unit="children",
        is_horizontal=True,
    ),
    caption="Reasons for entering care",
)
CATEGORIES = Figure(
    Bars(
        ("Neglect", "Physical abuse", "Sexual abuse", "Emotional abuse", "Multiple"),
        (
            Series("England", (41.9, 12.2, 5.1, 28.4, 12.5)),
            Series("Our area", (34, 9, 4, 53, 0), is_ours=True),
        ),
        unit="%",
    ),
    caption="Main category of abuse",
    alt="Bar chart: emotional abuse leads in our area, neglect in England.",
)

ANNUAL_REPORT = Document(
    title="Annual report 2012-13",
    board_name="Avonvale Safeguarding Children Board",
    language="en-GB",
    status="Board copy",
    footer="Figures as published",
    colour="#00536b",
    cover=Cover(
        title="Annual report 2012-13",
        subtitle="How well children in Avonvale are safeguarded, and what we do next",
        strapline="Working together to keep children safe",
        details=("Presented by the independent chair", "June 2013"),
    ),
    contents=Contents(depth=2),
    chapters=(
        Chapter(
            "Foreword",
            (
                Prose(PARAGRAPH * 4),
                Prose(
                    PARAGRAPH * 3
                    + "\n\nRead more on [our pages](https://example.org/)."
                ),
            ),
            starts_page=True,
        ),
        Chapter(
            "Governance",
            (
                Heading("How the board works", number="1.1"),
                Prose(PARAGRAPH * 3),
                Pairs(
                    (
                        ("Independent chair", "Appointed for three years"),
                        ("Business manager", "Full time\nShared with the adults board"),
                    )
                ),
                Heading("Who took part", number="1.2"),
                BulletList(("Schools", "Health", "Police and probation")),
                Note("Meeting days are not in the source.", label="Illustrative"),
                Heading("A closer look", level=2),
                Prose(
                    "1. First\n2. Second\n   - within the second\n\n### In narrative\n\n"
                    "| Body | Meetings |\n|---|---|\n| Council | 4 |\n"
                ),
                BulletList(("Agree", "Act", "Check"), is_numbered=True),
                Heading("Budget", number="1.3"),
                BUDGET,
                Heading("Risks", number="1.4"),
                RISKS,
                Table("Returns not yet received", (("Agency", "Due"),), ()),
            ),
            number="1",
            starts_page=True,
        ),
        Chapter(
            "Needs analysis",
            (
                Prose(PARAGRAPH * 2),
                Heading("Core assessments", number="2.1"),
                REFERRALS,
                RATE,
                Heading("Initial assessments", number="2.2"),
                DEFINED_ANEW,
                TIMELY,
                Heading("Child protection plans", number="2.3"),
                PAIRED,
                CATEGORIES,
                Heading("Children in care", number="2.4"),
                REASONS,
            ),
            number="2",
        ),
        Chapter("Work programme 2013-14", (PROGRAMME,), number="3", is_wide=True),
        Chapter(
            "Serious case reviews",
            (
                Prose(PARAGRAPH * 3),
                Table(
                    caption="A wide table in an upright chapter",
                    heading=(tuple(f"Column {n}" for n in range(1, 11)),),
                    rows=(tuple(f"Value {n}" for n in range(1, 11)),) * 4,
                    has_row_headings=False,
                    is_wide=True,
                ),
                Prose(PARAGRAPH),
            ),
            number="4",
        ),
    ),
)
