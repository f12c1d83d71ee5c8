"""
The name a file is shown and downloaded under. Pure.

It is never a path: files are stored under their digest. Characters that turn the reading
direction round are dropped, because they make "report.exe" read like a document.
"""

import re
import unicodedata

LONGEST = 120


def clean_name(name: str) -> str:
    """The last part of whatever path was sent, without characters that mislead or break."""
    last = re.split(r"[/\\]", name)[-1]
    kept = (
        " " if char.isspace() else char
        for char in unicodedata.normalize("NFC", last)
        if char.isspace() or unicodedata.category(char)[0] != "C"
    )
    tidy = " ".join("".join(kept).split()).strip(". ")
    stem, dot, extension = tidy.rpartition(".")
    if not dot:
        return tidy[:LONGEST]
    return stem[: LONGEST - len(extension) - 1].rstrip() + dot + extension


def extension_of(name: str) -> str:
    """Lower case, without the dot; empty when there is none."""
    return name.rpartition(".")[2].lower() if "." in name else ""
