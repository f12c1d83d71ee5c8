"""Words that seem to tell of a person who can be found out: a name with a date of birth. Pure."""

import re

TAKE_OUT = "It seems to hold a name with a date of birth: take it out"
DATE = r"\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:19|20)?\d\d|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8} (?:19|20)\d\d"
BORN = re.compile(
    rf"\b(?:d\.?\s?o\.?\s?b\.?|date of birth|born)\b[\s:(on]{{0,8}}(?:{DATE})",
    re.IGNORECASE,
)
NAMED = re.compile(
    rf"\b[A-Z][a-z]{{1,20}}(?: [A-Z]\.?)?(?: [A-Z][a-z'’-]{{1,25}})?[,\s]{{0,3}}[(\[]\s?(?:{DATE})\s?[)\]]"
)


def seems_to_hold_a_birth(text: str) -> bool:
    return bool(BORN.search(text) or NAMED.search(text))
