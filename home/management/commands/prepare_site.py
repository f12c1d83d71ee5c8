import hashlib

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand
from django.db import OperationalError

from boards.models import Board, Role, RoleGrant

EXAMPLE = "bath_2012_13"
EXAMPLE_ADDRESS = "bath"


class Command(BaseCommand):
    """What `make run` does before it serves. Done twice, it does nothing the second time."""

    help = (
        "Migrate, collect static files, load the worked example into an empty database."
    )
    requires_system_checks = []

    def handle(self, **options):
        try:
            call_command("migrate", verbosity=0, interactive=False)
        except OperationalError as error:
            raise CommandError(
                f"The database does not answer: {str(error).strip()}\n"
                "Start it, or put DATABASE_URL right in .env."
            ) from error
        collect_static_files()
        if not Board.objects.exists():
            self.stdout.write("Loading the worked example, once.")
            call_command("load_example", EXAMPLE, verbosity=0, stdout=self.stdout)
        self.list_sign_ins()

    def list_sign_ins(self):
        grants = example_grants()
        if not grants:
            return
        self.stdout.write("\nThe worked example has a sign-in for each role:")
        for grant in grants:
            self.stdout.write(f"  {grant.user.email:<32} {grant.words}")
        word = settings.DEMO_PASSWORD
        if word and grants[0].user.check_password(word):
            self.stdout.write(f"Password of them all: {word}")
        else:
            self.stdout.write(
                "Their password is the one DEMO_PASSWORD held when the example was loaded."
            )


def example_grants():
    """One for each role, in the order of the roles, leaving out people added since."""
    grants = (
        RoleGrant.objects.in_force()
        .filter(board__slug=EXAMPLE_ADDRESS, user__email__endswith=".example")
        .select_related("user", "group", "agency")
        .order_by("-pk")
    )
    first_of = {grant.role: grant for grant in grants}
    return [first_of[role] for role in Role.values if role in first_of]


def collect_static_files():
    """Collecting compresses every file, so it waits until one of them has changed."""
    stamp = settings.STATIC_ROOT.with_suffix(".collected")
    state = static_files_state()
    if stamp.exists() and stamp.read_text() == state:
        return
    call_command("collectstatic", verbosity=0, interactive=False)
    stamp.write_text(state)


def static_files_state():
    state = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            changed_at = storage.get_modified_time(name).timestamp()
            state.update(f"{name} {changed_at} {storage.size(name)}\n".encode())
    return state.hexdigest()
