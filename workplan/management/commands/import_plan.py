from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from boards.exceptions import Refused
from boards.models import Board
from boards.people import Person
from boards.years import year_from_words
from lscb.files.exceptions import FileRefused
from workplan.importing import reading, uploads
from workplan.importing.printing import lines_of
from workplan.models import Plan
from workplan.services import plan_imports

LARGEST = 20_000_000  # bytes looked at; the checks of a file say what is too large for its kind


class Command(BaseCommand):
    """A plan from a Word, Excel or CSV file into a board's record, or only how it would be read."""

    help = "Take in a plan: import_plan BOARD FILE --title T --year 2013-14 [--dry-run]"

    def add_arguments(self, parser):
        parser.add_argument("board", help="the board's address, such as bath")
        parser.add_argument("file", type=Path)
        parser.add_argument("--title", required=True)
        parser.add_argument("--year", required=True, help="such as 2013-14")
        parser.add_argument(
            "--kind", choices=Plan.Kind.values, default="work_programme"
        )
        parser.add_argument("--dry-run", action="store_true", help="store nothing")

    def handle(self, *, board, file, title, year, kind, dry_run, **options):
        try:
            found = self._read(board, file, title.strip(), year, kind, dry_run)
        except (FileRefused, Refused, ValueError) as error:
            raise CommandError(str(error)) from None
        for line in lines_of(found):
            self.stdout.write(line)

    def _read(self, slug, path, title, year, kind, dry_run):
        board = Board.objects.filter(slug=slug).first()
        if board is None:
            raise CommandError(f"There is no board at /{slug}/.")
        if not 0 < len(title) <= 150:
            raise CommandError("Give the plan a title of up to 150 letters.")
        year = year_from_words(year)
        content = self._content(path)
        if dry_run:
            return reading.read(
                uploads.read(content, path.name),
                known=plan_imports.known_on(board, year),
            )
        by = Person.acting(board, label="import_plan")
        with transaction.atomic():
            kept = plan_imports.read_plan(
                board=board,
                content=content,
                name=path.name,
                title=title,
                year=year,
                kind=kind,
                by=by,
            )
            found = plan_imports.reading_of(kept)
            plan_imports.commit_plan(plan_import=kept, by=by)
        return found

    def _content(self, path):
        try:
            with path.open("rb") as file:
                content = file.read(LARGEST + 1)
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}.") from None
        if len(content) > LARGEST:
            raise CommandError(f"{path} is too large to be a plan.")
        return content
