"""Words that hold a place for others and were left: "to be added", "tbc", "[insert name]". Pure."""

import re

PLACEHOLDER = re.compile(
    r"""
    \bto\ be\ (?:added|inserted)\b
  | \b(?:date|lead|name|detail|wording|text|figure|target|officer)s?\ (?:is\ |are\ )?(?:still\ )?
      to\ (?:be\ (?:confirmed|agreed|identified|decided|supplied|provided)|follow)\b
  | \btb[acd]\b
  | \b(?:details|text|wording|figures)\ awaited\b
  | \[\s*(?:insert|add|enter|name|date|text|to\ be|tb)[^\]]{0,60}\]
  | <\s*(?:insert|add|enter|name|date|text)[^>]{0,60}>
  | \b(?:insert|add|enter|type)\ (?:text|name|date|wording|details)\b
  | \blorem\ ipsum\b
  | \bx{3,}\b
  | \?{2,}
  | _{4,}
    """,
    re.IGNORECASE | re.VERBOSE,
)


def find(text: str) -> tuple[str, ...]:
    return tuple(match[0] for match in PLACEHOLDER.finditer(text))
