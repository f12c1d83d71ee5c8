"""Several people typing in the same actions at once lose nothing. `make prove` is the full size."""

import pytest

from prove import lost_updates, scenes
from workplan.services import actions

EDITORS, SAVES = 4, 24


@pytest.fixture
def edited(live_server, transactional_db):
    def _edited():
        scene = scenes.editing(EDITORS, actions=1)
        tally = lost_updates.edit(
            live_server.url, scene.sessions, scene.cell_url, scene.actions, saves=SAVES
        )
        assert tally.troubles == []
        assert len(tally.acknowledged) == SAVES
        return scene, tally

    return _edited


def test_nothing_acknowledged_is_lost(edited):
    scene, tally = edited()

    assert tally.lost(scene.stored) == []
    assert set(tally.answers) <= {200, 409}


def test_without_the_check_something_is(edited, monkeypatch):
    """The positive control: editors who do lose one another's words are noticed."""
    monkeypatch.setattr(actions, "changed_meanwhile", lambda typed, was, stored: [])

    scene, tally = edited()

    assert tally.lost(scene.stored)
    assert set(tally.answers) == {200}
