import pytest

from workplan.placeholders import find


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Outcomes to be added", ("to be added",)),
        ("Lead to be confirmed", ("Lead to be confirmed",)),
        ("TBC", ("TBC",)),
        ("Report to [insert date]", ("[insert date]",)),
        ("<name> leads", ("<name>",)),
        ("By ____ or XXX", ("____", "XXX")),
        ("details awaited??", ("details awaited", "??")),
        pytest.param("A protocol to be agreed by both boards", (), id="an instruction"),
        ("Does it help?", ()),
        ("", ()),
    ],
)
def test_find(text, found):
    assert find(text) == found
