import re

import pytest

from lscb.documents.alt_text import alt_text
from lscb.documents.charts import Node, Tree
from lscb.documents.drawing import WIDTH, draw
from lscb.documents.tree_drawing import boxes_of, height_of

LONG = "West of England Child Death Overview Panel"


def sixteen():
    parts = tuple(Node(f"{LONG} {n}", "Sub-group") for n in range(1, 13))
    deep = Node("Committee", "Sub-group", (Node("Working group", "Task group"),))
    board = Node("The Board", "Board", (deep, *parts), is_ours=True)
    return Tree((board, Node("Partnership", "Forum, external", is_outside=True)))


def words_of(svg):
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg.decode())


def test_the_same_tree_gives_the_same_picture():
    first = draw(sixteen())
    draw.cache_clear()

    assert draw(sixteen()) == first


def test_every_name_and_note_is_in_the_picture_uncut():
    shown = " ".join(words_of(draw(sixteen())))

    for node, _ in sixteen().rows():
        assert node.name in shown
        assert node.note in shown


def test_boxes_leave_no_room_to_each_other_and_fit_the_width():
    boxes = boxes_of(sixteen(), WIDTH)
    board = boxes[0]

    assert board.room >= sum(part.height for part in board.parts)
    assert 3 * board.width < WIDTH
    assert (
        height_of(sixteen(), WIDTH) < 9.5
    )  # or paper makes its words smaller than 7 points


def test_what_is_outside_is_told_by_its_line_as_well_as_in_words():
    inside = draw(Tree((Node("Partnership", "Forum"),)))
    outside = draw(Tree((Node("Partnership", "Forum", is_outside=True),)))

    assert b"stroke-dasharray" in outside
    assert b"stroke-dasharray" not in inside


def test_alt_text_says_what_is_part_of_what():
    tree = Tree((Node("Board", "", (Node("A", "Sub-group"), Node("B"))),))

    assert (
        alt_text(tree) == "Structure chart. Board. Part of Board: A (Sub-group) and B."
    )


def test_control_characters_and_dollars_are_only_text():
    svg = draw(Tree((Node("Costs $5 & <more>\x07"),)))

    assert "Costs $5 &amp; &lt;more&gt;" in " ".join(words_of(svg))


def test_a_tree_has_a_box():
    with pytest.raises(ValueError, match="at least one box"):
        Tree(())
