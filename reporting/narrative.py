"""
The narrative of a section as typed, cut into prose, headings and live blocks. Pure.

A line "::budget::" stands for a block that draws on the record; "::groups: Training::"
narrows it to what is named. A line "## 2.1 Meetings" is a heading, numbered where it
begins with a number. HTML comments are the author's own notes and never leave.
"""

import re
from dataclasses import dataclass

MARKER = re.compile(r"^::\s*([a-z0-9_]+)\s*(?::\s*(.+?)\s*)?::\s*$")
HEADING = re.compile(r"^(#{2,3})\s+(?:(\d+(?:\.\d+)+)\s+)?(.+?)\s*#*$")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


@dataclass(frozen=True)
class Words:
    markdown: str


@dataclass(frozen=True)
class Title:
    text: str
    level: int  # 1 for "##", 2 for "###"
    number: str = ""


@dataclass(frozen=True)
class Marker:
    """A live block's name, and what it is narrowed to."""

    name: str
    named: str = ""


Part = Words | Title | Marker


def parts_of(text: str) -> list[Part]:
    """The parts in order. No text raises; what is not understood stays words."""
    parts: list[Part] = []
    words: list[str] = []

    def end_words():
        markdown = "\n".join(words).strip("\n")
        if markdown.strip():
            parts.append(Words(markdown))
        words.clear()

    for line in COMMENT.sub("", text).splitlines():
        if marker := MARKER.match(line):
            end_words()
            parts.append(Marker(marker[1], marker[2] or ""))
        elif heading := HEADING.match(line):
            end_words()
            parts.append(Title(heading[3], len(heading[1]) - 1, heading[2] or ""))
        else:
            words.append(line)
    end_words()
    return parts


def markers_in(text: str) -> list[str]:
    return [part.name for part in parts_of(text) if isinstance(part, Marker)]
