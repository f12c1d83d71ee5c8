from django.core.management.base import BaseCommand, CommandError

from lscb.history.checking import faults_in
from lscb.history.models import Chain


class Command(BaseCommand):
    help = "Check that no event in the history was changed, removed or cut off."

    def handle(self, **options):
        faults = [
            f"{head.key}: event {sequence} {fault}"
            for head in Chain.objects.order_by("key")
            for sequence, fault in faults_in(head)
        ]
        if faults:
            raise CommandError("\n".join(faults))
        self.stdout.write(f"{Chain.objects.count()} chains checked, no fault found.")
