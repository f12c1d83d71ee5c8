"""Reviews in neutral words, and what the child death overview panel reported."""

from boards.years import year_from_words
from reviews.services import death_reviews, reviews

from .files import refusals_of


def open_reviews(record):
    entry = record.folder.entry("reviews.yaml")
    for review in entry.list_of_entries("reviews"):
        with refusals_of(review):
            reviews.open_review(
                board=record.board,
                reference=review["reference"],
                kind=review["kind"],
                title=review.get("title", ""),
                stage=review["stage"],
                convened=review.get("convened", ""),
                report_expected=review.get("report_expected", ""),
                reported=review.get("reported", ""),
                published=review.get("published", ""),
                summary=review["summary"],
                by=record.by,
            )
    for year in entry.list_of_entries("death_review_years"):
        with refusals_of(year):
            death_reviews.record_death_review_year(
                board=record.board,
                panel=year.one_of("panel", record.groups),
                year=year_from_words(year["year"]),
                annual_report_received=year["annual_report_received"],
                summary=year["summary"],
                by=record.by,
            )
