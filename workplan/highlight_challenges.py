"""The challenges of a highlight report, each by itself, so that each can become a risk."""

import hashlib
import re
import textwrap
from dataclasses import dataclass

PARAGRAPHS = re.compile(r"\n\s*\n")
MARK = re.compile(r"^\s*(?:[-–—•*]|\d{1,2}[.)]|\([a-z0-9]{1,2}\))\s+")
SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-Z“\"'])")
LONGEST_TITLE = 200


@dataclass(frozen=True)
class Challenge:
    """`key` is the same as long as the words are, however they are set out."""

    key: str
    words: str
    title: str


def challenges_in(words: str) -> tuple[Challenge, ...]:
    """Its paragraphs; of a list, each point. The same words twice are one."""
    points = (point for each in PARAGRAPHS.split(words) for point in _points(each))
    found = {}
    for each in map(_challenge, points):
        if each.title:
            found.setdefault(each.key, each)
    return tuple(found.values())


def _points(paragraph):
    """A line that begins with a mark begins a point; one that does not goes on with the last."""
    points = [[]]
    for line in paragraph.splitlines():
        if MARK.match(line):
            points.append([MARK.sub("", line)])
        else:
            points[-1].append(line)
    return ["\n".join(point).strip() for point in points if point]


def _challenge(words):
    as_one_line = " ".join(words.split())
    digest = hashlib.sha256(as_one_line.casefold().encode()).hexdigest()[:32]
    return Challenge(digest, words, _title(words))


def _title(words):
    """The first sentence, or what its first line has of it."""
    line = next((each.strip() for each in words.splitlines() if each.strip()), "")
    sentence = SENTENCE_END.split(line, maxsplit=1)[0].rstrip(".")
    title = textwrap.shorten(sentence, LONGEST_TITLE, placeholder="…")
    return title if len(title) > 1 else sentence[:LONGEST_TITLE]
