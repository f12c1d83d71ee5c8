import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


@pytest.fixture
def boards_at():
    """`boards_at("0010_appraisals")`: the model Board as it is after that migration."""
    now = MigrationExecutor(connection).loader.graph.leaf_nodes()

    def _boards_at(*targets):
        executor = MigrationExecutor(connection)
        executor.migrate(list(targets) or now)
        state = MigrationExecutor(connection).loader.project_state(list(targets) or now)
        return state.apps.get_model("boards", "Board").objects

    yield _boards_at
    MigrationExecutor(connection).migrate(now)


@pytest.mark.django_db(transaction=True)
def test_named_colours_are_written_out_and_named_again(boards_at):
    before = ("boards", "0010_appraisals")
    boards_at(before).create(slug="plum", name="P", short_name="P", colour="plum")

    after = boards_at()
    assert after.get().colour == "#7a1f52"
    after.create(slug="own", name="O", short_name="O", colour="#123456")

    assert dict(boards_at(before).values_list("slug", "colour")) == {
        "plum": "plum",
        "own": "blue",
    }
