"""The board's colour on paper, as "#rrggbb". On screen the stylesheet knows it by its name."""

ON_PAPER = {
    "blue": "#16548a",
    "teal": "#0f5f64",
    "green": "#0b5c3e",
    "purple": "#54319f",
    "plum": "#7a1f52",
    "navy": "#1f2f56",
}
