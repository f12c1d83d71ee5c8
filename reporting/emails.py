"""What the reporting room writes. No confidential content: what it is, and one link."""

from django.conf import settings

from lscb.mail import services as mail


def queue_edition_ready(edition, *, to):
    report = edition.report
    mail.queue(
        "edition_ready",
        to=to,
        about=edition,
        board=report.board,
        subject=f"{report} is ready as a PDF",
        body=(
            f"Edition {edition.number} of the {report.board.name}'s annual report"
            f" {report.year_in_words} is ready: {edition.page_count} pages.\n\n"
            f"Download it here: {settings.SITE_URL}{report.get_absolute_url()}\n"
        ),
    )
