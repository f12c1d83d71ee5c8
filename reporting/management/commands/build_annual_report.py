import os
import tempfile
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from boards import years
from boards.models import Board
from lscb.documents.pdf import RenderFailed
from reporting.models import AnnualReport
from reporting.printing import print_report


class Command(BaseCommand):
    help = "Write a board's annual report for a year as PDF (the board copy, PDF/UA-1)."

    def add_arguments(self, parser):
        parser.add_argument("board", help="the board's address, such as bath")
        parser.add_argument("year", help="the year reported on, such as 2012-13")
        parser.add_argument("--output", required=True, metavar="FILE")

    def handle(self, *, board, year, output, **options):
        report = find_report(board, year)
        target = Path(output)
        if target.is_dir() or not target.parent.is_dir():
            raise CommandError(f"{output} is not a file in a folder that exists.")
        try:
            printed = print_report(report)
        except RenderFailed as failure:
            raise CommandError(f"The report could not be made. {failure}") from None
        write_whole(target, printed.pdf)
        self.stdout.write(
            f"{report} of {report.board.name}: {printed.page_count} pages,"
            f" {len(printed.pdf):,} bytes, written to {output}"
        )


def find_report(slug, words):
    """Raises CommandError with one line that says which of the two is wrong."""
    try:
        year = years.year_from_words(words)
    except ValueError as error:
        raise CommandError(f"{error}.") from None
    board = Board.objects.filter(slug=slug).first()
    if board is None:
        known = ", ".join(Board.objects.order_by("slug").values_list("slug", flat=True))
        raise CommandError(
            f"There is no board at the address “{slug}”. Boards: {known or 'none yet'}."
        )
    reports = AnnualReport.objects.filter(board=board).select_related("board")
    report = reports.filter(year=year).first()
    if report is None:
        has = ", ".join(each.year_in_words for each in reports.newest_first())
        raise CommandError(
            f"{board.name} has no annual report for {years.year_in_words(year)}."
            f" It has: {has or 'none yet'}."
        )
    return report


def write_whole(target, content):
    """Under another name first, so that nobody finds half a file."""
    try:
        handle, half = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as error:
        raise CommandError(f"{target} cannot be written: {error.strerror}.") from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(half, 0o644)
        os.replace(half, target)
    except OSError as error:
        Path(half).unlink(missing_ok=True)
        raise CommandError(f"{target} cannot be written: {error.strerror}.") from None
