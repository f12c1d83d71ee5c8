import secrets

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from home.example.files import ExampleError
from home.example.loading import folder_of, load


class Command(BaseCommand):
    """A whole board's record from the files of an example, into an address that is free."""

    help = "Load a worked example: load_example bath_2012_13"

    def add_arguments(self, parser):
        parser.add_argument("name", help="a folder in examples/")

    def handle(self, *, name, verbosity, **options):
        password = settings.DEMO_PASSWORD or secrets.token_urlsafe(12)
        try:
            board = load(folder_of(name), password=password, tell=self.stdout.write)
        except ExampleError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Loaded {board.name} at /{board.slug}/")
        if verbosity:  # `prepare_site` lists them itself, every time
            for grant in board.grants.select_related("user", "group", "agency"):
                self.stdout.write(f"  {grant.user.email:<32} {grant.words}")
        if not settings.DEMO_PASSWORD:
            self.stdout.write(f"Password of them all, shown once: {password}")
