"""What is said of files that are missing or malformed: the file, the line, the reason."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from home.example.files import ExampleError, Folder, refusals_of


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path)


@pytest.fixture
def written(tmp_path):
    def _written(name, text):
        (tmp_path / name).write_text(text, encoding="utf-8")

    return _written


def test_entry_holds_plain_values(folder, written):
    written("a.yaml", 'slug: bath\ncode: "1.10"\nday: 2013-04-01\nblank: ""\n')

    assert folder.entry("a.yaml") == {
        "slug": "bath",
        "code": "1.10",
        "day": datetime.date(2013, 4, 1),
        "blank": "",
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("a: [1\nb: 2", "a.yaml, line 2: not YAML", id="malformed"),
        pytest.param("- one\n- two", "should hold named values", id="a list"),
        pytest.param("", "should hold named values", id="empty"),
        pytest.param("a: !!python/name:os.system", "not YAML", id="not plain"),
        pytest.param("a: \x01", "not YAML", id="control character"),
    ],
)
def test_entry_refuses_in_one_line(folder, written, text, said):
    written("a.yaml", text)

    with pytest.raises(ExampleError, match=said) as caught:
        folder.entry("a.yaml")
    assert "\n" not in str(caught.value)


def test_missing_file_is_named(folder):
    with pytest.raises(ExampleError, match=r"^risks\.yaml is missing$"):
        folder.entry("risks.yaml")


def test_text_that_is_not_utf_8_is_refused(folder, tmp_path):
    (tmp_path / "a.yaml").write_bytes(b"a: \xff")

    with pytest.raises(ExampleError, match="not UTF-8"):
        folder.entry("a.yaml")


def test_missing_value_is_named_with_its_line(folder, written):
    written("a.yaml", "seats:\n  - key: chair\n  - title: nobody\n")
    seats = folder.entry("a.yaml").list_of_entries("seats")

    with pytest.raises(ExampleError, match=r"^a\.yaml, line 3: “key” is missing$"):
        seats[1]["key"]


@pytest.mark.parametrize("text", ["seats: 3", "seats: [3]", "seats:"])
def test_list_of_entries_refuses_anything_else(folder, written, text):
    written("a.yaml", text)

    with pytest.raises(ExampleError, match="should be a list of entries"):
        folder.entry("a.yaml").list_of_entries("seats")


def test_one_of_finds_the_row_a_key_names(folder, written):
    written("a.yaml", "agency: police\ngroup:\n")
    entry = folder.entry("a.yaml")

    assert entry.one_of("agency", {"police": "the row"}) == "the row"
    assert entry.one_of("group", {}) is None
    with pytest.raises(ExampleError, match="line 1: there is no agency “police”"):
        entry.one_of("agency", {})


def test_rows_leave_out_remarks_and_keep_text(folder, written):
    written("a.csv", '# a remark\ncode,text\n\n4.1,"1,039"\n# more\n4.2,<5\n')

    assert folder.rows("a.csv") == [
        {"code": "4.1", "text": "1,039"},
        {"code": "4.2", "text": "<5"},
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            "# remark\na,b\n1,2\n3\n", "a.csv, line 4: 1 values under 2", id="short"
        ),
        pytest.param("a,b\n1,2,3\n", "a.csv, line 2: 3 values under 2", id="long"),
        pytest.param('# x\na,b\n1,"2\n', "a.csv, line 3: not CSV", id="open quotes"),
        pytest.param('a,b\n1,"2"x\n', "a.csv, line 2: not CSV", id="after quotes"),
        pytest.param("# only a remark\n", "a.csv is empty", id="nothing"),
        pytest.param("a,b\n", "a.csv is empty", id="headings only"),
    ],
)
def test_rows_refuse_in_one_line(folder, written, text, said):
    written("a.csv", text)

    with pytest.raises(ExampleError, match=said):
        folder.rows("a.csv")


def test_narrative_leaves_out_the_opening_remark(folder, written):
    written("a.md", "<!-- Source: a report -->\n## 1.1 Title\n\nText <!-- kept -->\n")

    assert folder.narrative("a.md") == "## 1.1 Title\n\nText <!-- kept -->\n"


def test_refusals_of_an_entry_name_its_line(folder, written):
    written("a.yaml", "kind: odd\n")
    entry = folder.entry("a.yaml")

    with (
        pytest.raises(ExampleError, match=r"^a\.yaml, line 1: kind: Not\. A choice\.$"),
        refusals_of(entry),
    ):
        raise ValidationError({"kind": ["Not.", "A\nchoice."]})
