"""A business manager who takes in plans through the site's own pages."""

import uuid
from dataclasses import dataclass

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from boards.models import Role
from tests.factories.boards import RoleGrantFactory
from workplan.importing import rows
from workplan.importing.entries import TITLES_KIND
from workplan.services import plan_imports

REFUSED = "govuk-error-summary"


class Wrong(Exception):
    """What must never come of a file."""


@dataclass
class Desk:
    client: Client
    board: object

    @classmethod
    def new(cls):
        grant = RoleGrantFactory(role=Role.BUSINESS_MANAGER)
        client = Client(SERVER_NAME="localhost")
        client.force_login(grant.user)
        return cls(client, grant.board)

    def upload(self, name, content):
        """What was read of the file; None where it was refused in words."""
        before = set(self.board.plan_imports.values_list("pk", flat=True))
        answer = self.client.post(
            self._address("plan_import"),
            {
                "upload": SimpleUploadedFile(name, content),
                "title": f"Plan {uuid.uuid4()}",
                "year": "2013-14",
                "kind": "work_programme",
            },
            follow=True,
        )
        kept = self.board.plan_imports.exclude(pk__in=before).first()
        check(answer.status_code == 200, f"answered {answer.status_code}")
        check(kept or REFUSED in answer.text, "neither read nor refused")
        return kept

    def store(self, kept):
        """How many rows there were; each is looked for among what is stored and set aside."""
        found = plan_imports.reading_of(kept)
        filled = rows_of(kept.content)
        told = {entry.number for entry in found.entries if entry.number}
        titles = {e.number for e in found.entries if e.kind == TITLES_KIND}
        check(told == filled, f"rows without a fate: {sorted(filled ^ told)[:5]}")
        check(found.rows_in == len(filled - titles), "rows counted wrongly")
        answer = self.client.post(
            self._address("plan_import_commit", kept.pk), follow=True
        )
        check(answer.status_code == 200, f"answered {answer.status_code}")
        kept.refresh_from_db()
        if kept.is_committed:
            check(kept.rows_in == found.rows_in, "stored with other counts")
            check(
                kept.plan.actions.count() == len(found.actions), "an action is missing"
            )
            check(all(each[-1] for each in kept.set_aside), "aside without a reason")
            page = self.client.get(kept.plan.get_absolute_url())
            check(page.status_code == 200, f"answered {page.status_code}")
        else:
            check(not found.actions, "not stored")
        csv = self.client.get(self._address("plan_import_set_aside", kept.pk))
        check(csv.status_code == 200, f"answered {csv.status_code}")
        return found.rows_in

    def _address(self, name, *args):
        return reverse(f"workplan:{name}", args=[self.board.slug, *args])


def rows_of(content):
    """The numbers of the rows with something written in them, from what was kept of the file."""
    return {
        row.number
        for table in rows.from_plain_values(content).tables
        for row in table.rows
        if any(cell.text and not cell.is_from_above for cell in row.cells)
    }


def check(holds, otherwise):
    if not holds:
        raise Wrong(otherwise)
