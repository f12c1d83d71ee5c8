import pytest

from workplan.highlight_challenges import challenges_in


def titles(words):
    return [each.title for each in challenges_in(words)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", []),
        ("  \n\n ", []),
        ("Two agencies are late", ["Two agencies are late"]),
        ("Audits are late. Two agencies have not sent one.", ["Audits are late"]),
        ("Late\n\nFew staff", ["Late", "Few staff"]),
        ("Late\n  \n\n\nFew staff\n", ["Late", "Few staff"]),
        ("- Late\n- Few staff", ["Late", "Few staff"]),
        ("1. Late\n2) Few staff\n• No venue", ["Late", "Few staff", "No venue"]),
        ("We see three:\n- Late\nby weeks\n- Few", ["We see three:", "Late", "Few"]),
        ("Late\n\nlate ", ["Late"]),
        ("Of 1.5 posts e.g. one is filled. So?", ["Of 1.5 posts e.g. one is filled"]),
        ("-", ["-"]),
    ],
)
def test_each_paragraph_and_each_point_is_a_challenge(words, expected):
    assert titles(words) == expected


def test_a_challenge_keeps_all_its_words():
    words = "Audits are late. Two agencies\nhave not sent one."

    assert challenges_in(words)[0].words == words


def test_the_key_outlives_another_setting_out_and_not_other_words():
    (first,), (again,), (other,) = (
        challenges_in(words)
        for words in ("Audits are late", "  audits\nare  late", "Audits are early")
    )

    assert first.key == again.key
    assert first.key != other.key


@pytest.mark.parametrize("words", ["late " * 100, "x" * 500])
def test_a_title_fits_where_a_risk_has_room_for_it(words):
    (title,) = titles(words)

    assert 1 < len(title) <= 200
