"""Which column of an uploaded risk register is which, by the headings people give them. Pure."""

from itertools import product

from boards.importing.columns import Headings

# What people put before "likelihood" or "score", for each of the three ratings.
CURRENT = ("", "current", "current risk", "residual", "residual risk", "net")
INHERENT = ("inherent", "inherent risk", "gross", "raw", "initial", "uncontrolled")
TARGET = ("target", "target risk", "desired")
LIKELIHOOD = ("likelihood", "probability", "l")
IMPACT = ("impact", "severity", "i")
SCORE = ("score", "risk score", "rating", "risk rating", "rag", "risk", "l x i", "")


def _named(before, after):
    return tuple(" ".join(filter(None, pair)) for pair in product(before, after))


TITLES = {
    "reference": "Ref",
    "title": "Risk",
    "event": "What could happen",
    "cause": "Cause",
    "consequence": "Consequence",
    "category": "Category",
    "owner": "Owner",
    "agency": "Lead agency",
    "treatment": "Treatment",
    "controls": "Controls in place",
    "mitigations": "Mitigations",
    "likelihood": "Likelihood",
    "impact": "Impact",
    "score": "Score",
    "rating": "Rating",
    "rationale": "Why this rating",
    "inherent_likelihood": "Inherent likelihood",
    "inherent_impact": "Inherent impact",
    "inherent": "Inherent rating",
    "target_likelihood": "Target likelihood",
    "target_impact": "Target impact",
    "target": "Target rating",
    "priorities": "Priorities",
    "next_review": "Next review",
}
KNOWN = {
    "reference": (
        "ref",
        "reference",
        "risk ref",
        "risk reference",
        "risk id",
        "id",
        "no",
        "number",
        "risk no",
        "risk number",
    ),
    "title": ("risk", "title", "risk title", "the risk", "name", "risk name"),
    "event": (
        "event",
        "risk event",
        "description",
        "risk description",
        "description of risk",
        "what could happen",
        "details",
    ),
    "cause": ("cause", "causes", "risk cause", "source", "trigger"),
    "consequence": ("consequence", "consequences", "effect", "effects", "outcome"),
    "category": ("category", "risk category", "type", "risk type", "theme"),
    "owner": (
        "owner",
        "risk owner",
        "owned by",
        "lead",
        "lead officer",
        "responsible",
        "responsible officer",
        "accountable officer",
    ),
    "agency": ("agency", "lead agency", "organisation", "organization", "partner"),
    "treatment": (
        "treatment",
        "risk treatment",
        "response",
        "risk response",
        "approach",
        "strategy",
    ),
    "controls": (
        "controls",
        "controls in place",
        "existing controls",
        "current controls",
        "key controls",
        "control measures",
        "mitigation in place",
        "mitigations in place",
    ),
    "mitigations": (
        "mitigation",
        "mitigations",
        "mitigating action",
        "mitigating actions",
        "action",
        "actions",
        "action required",
        "actions required",
        "further action",
        "further actions",
        "planned actions",
    ),
    "likelihood": _named(CURRENT, LIKELIHOOD),
    "impact": _named(CURRENT, IMPACT),
    "score": (
        "score",
        "risk score",
        "l x i",
        "risk level",
        "current",
        "residual",
        *_named(CURRENT[1:], SCORE[:-1]),
    ),
    "rating": ("rating", "risk rating", "rag", "rag rating", "rag status", "status"),
    "rationale": (
        "why this rating",
        "rationale",
        "reason for rating",
        "comment",
        "comments",
        "commentary",
        "notes",
    ),
    "inherent_likelihood": _named(INHERENT, LIKELIHOOD),
    "inherent_impact": _named(INHERENT, IMPACT),
    "inherent": _named(INHERENT, SCORE),
    "target_likelihood": _named(TARGET, LIKELIHOOD),
    "target_impact": _named(TARGET, IMPACT),
    "target": _named(TARGET, SCORE),
    "priorities": (
        "priority",
        "priorities",
        "board priority",
        "lscb priority",
        "linked priority",
        "linked priorities",
        "business plan priority",
    ),
    "next_review": (
        "next review",
        "next review date",
        "review",
        "review date",
        "date of next review",
    ),
}
# The register works these out by itself: they are not read.
WORKED_OUT = {
    "since last assessed",
    "mitigations done",
    "mitigations in all",
    "movement",
    "direction of travel",
    "trend",
}
RISKS = Headings(KNOWN, TITLES, keeps_lines=True)


def with_one_heading_row(rows):
    """
    Two rows of headings, "Inherent" over "Likelihood" and "Impact", become one: "Inherent
    Likelihood". Rows are (number, cells).
    """
    place = RISKS.place_in(rows)
    if place is None or place + 1 == len(rows):
        return rows
    (_, above), (number, below) = rows[place : place + 2]
    joined = [
        top if top == low else f"{top} {low}".strip()
        for top, low in zip(above, below, strict=True)
    ]
    found, _, is_twice = RISKS.columns_of(joined)
    alone, _, _ = RISKS.columns_of(above)
    if is_twice or RISKS.named_in(below) < 2 or len(found) <= len(alone):
        return rows
    return [*rows[:place], (number, joined), *rows[place + 2 :]]
