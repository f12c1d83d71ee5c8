"""
Reading a folder of YAML, CSV and Markdown. Whatever is wrong in it is said in one line that
names the file and the line.
"""

import csv
import re
from contextlib import contextmanager
from pathlib import Path

import yaml
from django.core.exceptions import ValidationError

from boards.exceptions import Refused

REMARK = re.compile(r"\A<!--.*?-->\n+", re.DOTALL)
UNPRINTABLE = re.compile(r"\s+")


class ExampleError(Exception):
    """Something in the example's files is missing or not as it should be."""


class Entry(dict):
    """A mapping that knows the file and line it was read from, and says so when asked in vain."""

    def __init__(self, values, where):
        super().__init__(values)
        self.where = where

    def __missing__(self, key):
        raise ExampleError(f"{self.where}: “{key}” is missing")

    def list_of_entries(self, key):
        entries = self[key]
        if not isinstance(entries, list) or not all(
            isinstance(entry, Entry) for entry in entries
        ):
            raise ExampleError(f"{self.where}: “{key}” should be a list of entries")
        return entries

    def one_of(self, key, rows):
        """The row that `key` names, out of `rows` by their keys; None where it is blank."""
        name = self.get(key)
        if not name:
            return None
        if name not in rows:
            raise ExampleError(f"{self.where}: there is no {key} “{name}”")
        return rows[name]


@contextmanager
def refusals_of(entry):
    """What a service or a model refuses is said of the line it came from."""
    try:
        yield
    except ValidationError as error:
        raise ExampleError(f"{entry.where}: {_in_one_line(error)}") from error
    except (Refused, ValueError) as error:
        raise ExampleError(f"{entry.where}: {error}") from error


def _in_one_line(error):
    if hasattr(error, "message_dict"):
        said = [
            f"{key}: {' '.join(words)}" for key, words in error.message_dict.items()
        ]
    else:
        said = error.messages
    return UNPRINTABLE.sub(" ", "; ".join(said))


class Folder:
    def __init__(self, path):
        self.path = Path(path)

    def text(self, name):
        try:
            return (self.path / name).read_text(encoding="utf-8")
        except FileNotFoundError:
            raise ExampleError(f"{name} is missing") from None
        except UnicodeDecodeError:
            raise ExampleError(f"{name} is not UTF-8 text") from None

    def entry(self, name):
        """A YAML file that holds one mapping."""
        try:
            found = yaml.load(self.text(name), Loader=_loader_for(name))  # noqa: S506
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            where = f"{name}, line {mark.line + 1}" if mark else name
            problem = getattr(error, "problem", None) or str(error)
            said = UNPRINTABLE.sub(" ", problem)
            raise ExampleError(f"{where}: not YAML: {said}") from None
        if not isinstance(found, Entry):
            raise ExampleError(f"{name} should hold named values")
        return found

    def rows(self, name):
        """A CSV file with a heading row. Lines that begin with # are remarks."""
        lines = self.text(name).splitlines()
        kept = [(n, line) for n, line in enumerate(lines, 1) if line[:1] not in "#"]
        reader = csv.reader((line for _, line in kept), strict=True)
        headings, entries = None, []
        try:
            for row in reader:
                where = f"{name}, line {kept[reader.line_num - 1][0]}"
                headings = headings or row
                if len(row) != len(headings):
                    raise ExampleError(
                        f"{where}: {len(row)} values under {len(headings)} headings"
                    )
                entries.append(Entry(zip(headings, row, strict=True), where))
        except csv.Error as error:
            where = f"{name}, line {kept[reader.line_num - 1][0]}"
            raise ExampleError(f"{where}: not CSV: {error}") from None
        if len(entries) < 2:
            raise ExampleError(f"{name} is empty")
        return entries[1:]

    def narrative(self, name):
        """A Markdown file without the remark it opens with."""
        return REMARK.sub("", self.text(name))


def _loader_for(name):
    class Loader(yaml.SafeLoader):
        """Plain values only, and mappings that know their line."""

    def entry(loader, node):
        loader.flatten_mapping(node)
        values = loader.construct_mapping(node, deep=True)
        return Entry(values, f"{name}, line {node.start_mark.line + 1}")

    Loader.add_constructor("tag:yaml.org,2002:map", entry)
    return Loader
