"""The PDF of a long plan is made by a job, for whoever asked and for nobody else."""

import pytest

from boards.models import Role
from lscb.files.models import File
from lscb.jobs import runner
from lscb.jobs.models import Job
from lscb.mail.models import Mail
from tests.factories.boards import RestrictionFactory
from tests.factories.plans import ActionFactory, PriorityFactory
from tests.lscb.documents.reading import assert_accessible, in_drawn_order
from workplan import plan_printing
from workplan.views import programme


@pytest.fixture
def priority(board, monkeypatch):
    """Of a plan that is long already with two actions."""
    monkeypatch.setattr(programme, "MOST_AT_ONCE", 1)
    priority = PriorityFactory(plan__board=board, code="1", title="Training")
    ActionFactory(board=board, priority=priority, code="1.1", text="Write it down")
    ActionFactory(board=board, priority=priority, code="1.2", text="Keep to it")
    return priority


@pytest.fixture
def address(url, board, priority):
    return url("workplan:plan_print", board, priority.plan.pk)


def made(client, address, query=""):
    """The bytes of the PDF, once the job has run."""
    client.post(f"{address}?{query}")
    runner.run(Job.objects.latest("created_at").pk)
    response = client.get(f"{address}?{query}&file=1")
    return b"".join(response.streaming_content)


def test_a_long_pdf_is_asked_for_on_a_page_of_its_own(
    signed_in, url, address, priority
):
    reader = signed_in(Role.BOARD_MEMBER)
    programme_url = url("workplan:programme_detail", reader.board, priority.plan.pk)

    response = reader.client.get(programme_url, {"format": "pdf", "layout": "actions"})

    assert response.status_code == 302
    assert response.url == f"{address}?layout=actions"
    assert "Make the PDF" in reader.client.get(response.url).text
    assert not Job.objects.exists()  # asking is a POST
    assert reader.client.get(programme_url, {"format": "docx"}).status_code == 200
    short = reader.client.get(programme_url, {"format": "pdf", "words": "Keep"})
    assert short.headers["Content-Type"] == "application/pdf"


def test_the_job_makes_what_the_page_shows(signed_in, address):
    reader = signed_in(Role.BOARD_MEMBER)

    content = made(reader.client, address, "words=Keep&layout=actions")

    assert_accessible(content)
    text = in_drawn_order(content)
    assert "Ref Action Lead Outcome" in text
    assert "Only: Words: Keep" in text
    assert "Keep to it" in text
    assert "Write it down" not in text


def test_asking_twice_makes_one_job_and_a_letter_tells(signed_in, address):
    reader = signed_in(Role.BOARD_MEMBER)
    reader.client.post(address)
    reader.client.post(address)

    (job,) = Job.objects.filter(task__endswith="print_plan")
    assert "Waiting to start" in reader.client.get(address).text
    runner.run(job.pk)

    done = reader.client.get(address).text
    assert "file=1" in done
    assert "Make it anew" in done
    letter = Mail.objects.get(kind="plan_printed")
    assert letter.to_user == reader.user
    assert address in letter.body


def test_nobody_else_gets_the_file(signed_in, address):
    made(signed_in(Role.BUSINESS_MANAGER).client, address)

    other = signed_in(Role.CHAIR)

    assert other.client.get(address, {"file": "1"}).status_code == 404
    assert "Make the PDF" in other.client.get(address).text


def test_restricted_actions_are_printed_only_while_they_may_be_read(
    signed_in, board, address, priority
):
    ActionFactory(
        board=board,
        priority=priority,
        text="Kept close",
        restriction=RestrictionFactory(board=board),
    )
    member = signed_in(Role.BOARD_MEMBER)
    for_member = made(member.client, address)
    assert "Kept close" not in in_drawn_order(for_member)

    manager = signed_in(Role.BUSINESS_MANAGER)
    assert "Kept close" in in_drawn_order(made(manager.client, address))
    manager.grant.role = Role.LAY_MEMBER
    manager.grant.save()

    assert manager.client.get(address, {"file": "1"}).status_code == 404
    assert "Make the PDF" in manager.client.get(address).text


def test_an_action_restricted_after_the_pdf_was_made_closes_it(
    signed_in, board, address, priority
):
    member = signed_in(Role.BOARD_MEMBER)
    made(member.client, address)
    action = priority.actions.first()

    action.restriction = RestrictionFactory(board=board)
    action.save()

    assert member.client.get(address, {"file": "1"}).status_code == 404


def test_a_pdf_made_before_all_its_actions_were_kept_is_made_again(
    signed_in, board, address
):
    member = signed_in(Role.BOARD_MEMBER)
    made(member.client, address)
    job = board.jobs.get()
    job.result = {"file": job.result["file"], "restricted": []}
    job.save()

    assert member.client.get(address, {"file": "1"}).status_code == 404
    assert "Make the PDF" in member.client.get(address).text


def test_those_who_only_read_write_no_job_and_wait(signed_in, url, address, priority):
    reader = signed_in(Role.INSPECTOR)
    programme_url = url("workplan:programme_detail", reader.board, priority.plan.pk)

    response = reader.client.get(programme_url, {"format": "pdf"})

    assert response.headers["Content-Type"] == "application/pdf"
    assert reader.client.post(address).status_code == 403
    assert not Job.objects.exists()


def test_a_role_that_ended_makes_nothing(signed_in, board, address):
    reader = signed_in(Role.BOARD_MEMBER)
    reader.client.post(address)
    reader.grant.delete()

    runner.run(Job.objects.get().pk)

    assert Job.objects.get().failure == "The role that asked for this PDF has ended."
    assert not File.objects.exists()


def test_what_cannot_be_laid_out_says_so(signed_in, address, monkeypatch):
    def fail(document):
        raise plan_printing.RenderFailed("It took too long.")

    monkeypatch.setattr(plan_printing, "render_pdf", fail)
    reader = signed_in(Role.BOARD_MEMBER)
    reader.client.post(address)
    runner.run(Job.objects.get().pk)

    text = reader.client.get(address).text
    assert "It took too long. Filter the programme" in text
    assert "Try again" in text
