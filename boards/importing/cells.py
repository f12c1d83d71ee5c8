"""What one cell of a sheet of members means. Pure; raises ValueError in words for a person."""

import re

from boards import partial_dates

from .columns import plain

CLASSES = {
    "chair": "chair",
    "independent chair": "chair",
    "core": "core",
    "core member": "core",
    "full": "core",
    "full member": "core",
    "member": "core",
    "statutory": "core",
    "statutory member": "core",
    "associate": "associate",
    "associate member": "associate",
    "observer": "observer",
    "participating observer": "observer",
    "lead member": "observer",
    "lay": "lay",
    "lay member": "lay",
    "adviser": "adviser",
    "advisor": "adviser",
    "professional adviser": "adviser",
    "professional advisor": "adviser",
    "staff": "staff",
    "business support": "staff",
    "in attendance": "staff",
}
YES = {"yes", "y", "true", "1", "x", "deputy"}
NO = {"", "no", "n", "false", "0", "-"}
VACANT = {"", "vacant", "vacancy", "tbc", "to be confirmed", "to be recruited"}
KINDS = (
    (r"school|academ|college|universit|early years|nursery", "education"),
    (r"voluntary|charit|barnardo|nspcc|faith", "voluntary"),
    (r"hospital|nhs (foundation )?trust|healthcare|care trust", "provider"),
    (r"partnership|forum|network", "partnership"),
)
EMAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s]+$")


def post_of(typed: str) -> str:
    """Empty where nobody holds the seat."""
    return "" if typed.casefold() in VACANT else typed


def class_of(typed: str) -> str:
    words = re.sub(r"s$", "", plain(typed))
    if words and words not in CLASSES:
        raise ValueError(f"“{typed}” is not a class of member")
    return CLASSES.get(words, "")


def date_of(typed: str) -> str:
    """A date as the record keeps it; a spreadsheet's may come as "2013-03-14 00:00:00"."""
    return partial_dates.from_words(re.sub(r"[ T]00:00(:00(\.0+)?)?$", "", typed))


def is_deputy(typed: str) -> bool:
    word = typed.casefold()
    if word not in YES | NO:
        raise ValueError(f"“{typed}” is neither yes nor no")
    return word in YES


def email_of(typed: str) -> str:
    if typed and not EMAIL.match(typed):
        raise ValueError(f"“{typed}” is not an e-mail address")
    return typed.casefold()


def kind_of(agency: str) -> str:
    """A guess from the name, to be checked: most agencies of a board are statutory partners."""
    for pattern, kind in KINDS:
        if re.search(pattern, agency, re.IGNORECASE):
            return kind
    return "statutory"
