import pytest

from boards.models import Role
from tests.factories.boards import RestrictionFactory
from tests.factories.reviews import DeathReviewYearFactory, ReviewFactory

READERS = [Role.OBSERVER, Role.CHAIR, Role.INSPECTOR]


@pytest.fixture
def review(board):
    return ReviewFactory(
        board=board, reference="SCR 2012/1", convened="2012-11", summary="Under way."
    )


def test_review_list_shows_this_boards_reviews(signed_in, url, review):
    ReviewFactory(reference="Somebody else's")
    reader = signed_in(Role.OBSERVER)

    page = reader.client.get(url("reviews:review_list", reader.board)).text

    assert "SCR 2012/1" in page
    assert "Convened: November 2012" in page
    assert "Somebody else" not in page
    assert "Add a review" not in page


@pytest.mark.parametrize(
    ("role", "offered"), [(Role.BUSINESS_MANAGER, True), (Role.OBSERVER, False)]
)
def test_review_list_before_the_first_review(signed_in, url, role, offered):
    member = signed_in(role)

    page = member.client.get(url("reviews:review_list", member.board)).text

    assert "No reviews yet" in page
    assert (url("reviews:review_add", member.board) in page) == offered


def test_review_list_shows_the_panels_year_without_inventing_counts(
    signed_in, url, board
):
    year = DeathReviewYearFactory(board=board, annual_report_received="2013-03")
    reader = signed_in(Role.OBSERVER)

    page = reader.client.get(url("reviews:review_list", board)).text

    assert "Annual report received in March 2013" in page
    assert "Counts are not published for this year" in page
    assert url("reviews:death_review_year_edit", board, year.pk) not in page


def test_review_list_costs_the_same_queries_however_long(
    signed_in, url, review, django_assert_num_queries
):
    reader = signed_in(Role.OBSERVER)
    ReviewFactory.create_batch(8, board=reader.board)
    DeathReviewYearFactory(board=reader.board)

    with django_assert_num_queries(5):  # session, user, grants; reviews, panels' years
        reader.client.get(url("reviews:review_list", reader.board))


@pytest.mark.parametrize(
    ("role", "is_named", "is_seen"),
    [
        (Role.OBSERVER, False, False),
        (Role.BUSINESS_SUPPORT, False, False),
        (Role.INSPECTOR, False, False),
        (Role.OBSERVER, True, True),
        (Role.BUSINESS_MANAGER, False, True),
        (Role.CHAIR, False, True),
    ],
)
def test_a_restricted_review_is_seen_by_manager_chair_and_those_named(
    signed_in, url, review, role, is_named, is_seen
):
    member = signed_in(role)
    named = [member.user] if is_named else []
    review.restriction = RestrictionFactory(board=member.board, readers=named)
    review.save()

    listed = member.client.get(url("reviews:review_list", member.board)).text
    opened = member.client.get(review.get_absolute_url())

    assert ("SCR 2012/1" in listed) == is_seen
    assert opened.status_code == (200 if is_seen else 404)


@pytest.mark.parametrize("name", ["review_edit", "review_move"])
def test_a_restricted_review_cannot_be_changed_by_those_not_named(
    signed_in, url, review, name
):
    review.restriction = RestrictionFactory(board=review.board)
    review.save()
    support = signed_in(Role.BUSINESS_SUPPORT)

    address = url(f"reviews:{name}", support.board, review.pk)

    assert support.client.get(address).status_code == 404
    assert support.client.post(address, {"version": 1}).status_code == 404


@pytest.mark.parametrize(
    ("role", "offered"), [(Role.BUSINESS_MANAGER, True), (Role.OBSERVER, False)]
)
def test_review_detail_offers_changes_to_those_who_may(
    signed_in, url, review, role, offered
):
    member = signed_in(role)

    page = member.client.get(review.get_absolute_url()).text

    assert "Under way." in page
    for name in ("review_edit", "review_move"):
        assert (url(f"reviews:{name}", member.board, review.pk) in page) == offered


@pytest.mark.parametrize(
    "name", ["review_detail", "review_edit", "review_move", "death_review_year_edit"]
)
def test_another_boards_row_is_not_found(signed_in, url, name):
    manager = signed_in(Role.BUSINESS_MANAGER)
    theirs = (DeathReviewYearFactory if "death" in name else ReviewFactory)()

    response = manager.client.get(url(f"reviews:{name}", manager.board, theirs.pk))

    assert response.status_code == 404


ADDED = {"reference": "LMR 1", "kind": "local_management_review", "convened": "2012-12"}


def test_review_add_opens_a_review(signed_in, url, board):
    manager = signed_in(Role.BUSINESS_MANAGER)

    response = manager.client.post(url("reviews:review_add", board), ADDED)

    review = board.reviews.get()
    assert response.url == review.get_absolute_url()
    assert (review.reference, review.stage) == ("LMR 1", "considered")


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"reference": ""}, "Enter the reference"),
        ({"reference": "SCR 2012/1"}, "Another review has this reference already"),
        ({"convened": "last autumn"}, "is not a date like 2013, 2013-03"),
        ({"reported": "2012-11"}, "This is before the review was convened"),
        ({"reported": "2013-02", "published": "2013"}, ""),
    ],
)
def test_review_add_explains_what_is_wrong(signed_in, url, review, answers, words):
    manager = signed_in(Role.BUSINESS_MANAGER)

    response = manager.client.post(
        url("reviews:review_add", manager.board), ADDED | answers
    )

    added = manager.board.reviews.filter(kind="local_management_review").exists()
    assert added == (words == "")
    assert words in response.text


@pytest.mark.parametrize("role", [*READERS, Role.BOARD_MEMBER])
@pytest.mark.parametrize("name", ["review_add", "review_edit", "review_move"])
def test_changing_reviews_is_forbidden_to(signed_in, url, review, name, role):
    member = signed_in(role)
    args = [] if name == "review_add" else [review.pk]

    response = member.client.post(
        url(f"reviews:{name}", member.board, *args), ADDED | {"version": 1}
    )

    assert response.status_code == 403
    assert [(row.reference, row.version) for row in member.board.reviews.all()] == [
        ("SCR 2012/1", 1)
    ]


@pytest.fixture
def edit(url, review):
    def _edit(member, **answers):
        given = {
            "version": 1,
            "reference": "SCR 2012/1",
            "kind": "serious_case_review",
            "summary": "Under way.",
        }
        address = url("reviews:review_edit", member.board, review.pk)
        response = member.client.post(address, given | answers)
        review.refresh_from_db()
        return response

    return _edit


def test_review_edit_changes_words_and_dates(signed_in, edit, review):
    edit(signed_in(Role.BUSINESS_MANAGER), summary="Reported.", reported="2013-05")

    assert (review.summary, review.reported) == ("Reported.", "2013-05")


def test_review_edit_keeps_both_texts_when_changed_meanwhile(signed_in, edit, review):
    manager = signed_in(Role.BUSINESS_MANAGER)
    edit(manager, summary="Their words.")

    response = edit(manager, summary="My words.")

    assert response.status_code == 409
    assert review.summary == "Their words."
    assert "Their words." in response.text
    assert "My words." in response.text
    assert 'name="version" value="2"' in response.text


@pytest.fixture
def move(url, review):
    def _move(member, **answers):
        given = {"version": 1, "stage": "reported", "reason": "The report came"}
        address = url("reviews:review_move", member.board, review.pk)
        response = member.client.post(address, given | answers)
        review.refresh_from_db()
        return response

    return _move


def test_review_move_moves_along_the_table(signed_in, move, review):
    response = move(signed_in(Role.BUSINESS_MANAGER))

    assert response.url == review.get_absolute_url()
    assert review.stage == "reported"


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"stage": "closed"}, "Select a valid choice"),
        ({"stage": ""}, "Select the new stage"),
        ({"reason": ""}, "Enter the reason"),
    ],
)
def test_review_move_explains_what_is_wrong(signed_in, move, review, answers, words):
    response = move(signed_in(Role.BUSINESS_MANAGER), **answers)

    assert words in response.text
    assert review.stage == "under_way"


def test_review_move_tells_of_a_change_made_meanwhile_and_offers_todays_moves(
    signed_in, move, review
):
    manager = signed_in(Role.BUSINESS_MANAGER)
    move(manager)

    response = move(manager)

    assert response.status_code == 409
    assert review.version == 2
    offered = dict(response.context["form"].fields["stage"].choices)
    assert offered.keys() == {"actions_in_progress", "closed"}


@pytest.fixture
def edit_year(url, board):
    year = DeathReviewYearFactory(board=board)

    def _edit_year(member, **answers):
        address = url("reviews:death_review_year_edit", member.board, year.pk)
        response = member.client.post(address, {"version": 1} | answers)
        year.refresh_from_db()
        return response, year

    return _edit_year


def test_death_review_year_edit_keeps_an_empty_count_empty(signed_in, edit_year):
    _, year = edit_year(signed_in(Role.BUSINESS_MANAGER), reviewed="4", modifiable="0")

    assert (year.notified, year.reviewed, year.modifiable) == (None, 4, 0)


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"reviewed": "2", "modifiable": "3"}, "no larger than the deaths reviewed"),
        ({"annual_report_received": "spring"}, "is not a date like"),
        ({"notified": "-1"}, "greater than or equal to 0"),
    ],
)
def test_death_review_year_edit_explains_what_is_wrong(
    signed_in, edit_year, answers, words
):
    response, year = edit_year(signed_in(Role.BUSINESS_MANAGER), **answers)

    assert words in response.text
    assert year.version == 1


def test_death_review_year_edit_keeps_both_when_changed_meanwhile(signed_in, edit_year):
    manager = signed_in(Role.BUSINESS_MANAGER)
    edit_year(manager, reviewed="4")

    response, year = edit_year(manager, reviewed="5")

    assert response.status_code == 409
    assert year.reviewed == 4
    assert "What is stored now" in response.text


@pytest.mark.parametrize("role", READERS)
def test_death_review_year_edit_is_forbidden_to(signed_in, edit_year, role):
    response, year = edit_year(signed_in(role), reviewed="4")

    assert response.status_code == 403
    assert year.reviewed is None
