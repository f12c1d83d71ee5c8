"""
Sixteen people type in the same few actions at once, eight hundred saves in all.

Each adds a mark of their own to the words they find. A save that was acknowledged and whose
mark is no longer there was lost. What is refused is typed again from what is stored, as a
person would.
"""

import random
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field

from .browsers import Browser, fields_of

EDITORS, SAVES = 16, 800
# The cells typed in, and the field of each that is added to.
CELLS = {"text": "steps", "leads": "leads_text", "rag": "rag_reason"}
TRIES = 60


@dataclass
class Tally:
    answers: Counter = field(default_factory=Counter)
    acknowledged: list = field(default_factory=list)  # (action, field, mark)
    troubles: list = field(default_factory=list)

    def lost(self, stored):
        """`stored(action, field)` is what is there in the end."""
        return [each for each in self.acknowledged if each[2] not in stored(*each[:2])]


def edit(site, sessions, cells_url, actions, *, saves):
    """Let everybody edit; `cells_url` makes the address of a cell from an action and its name."""
    tally, gate = Tally(), threading.Barrier(len(sessions))
    each = saves // len(sessions)
    threads = [
        threading.Thread(
            target=_edit,
            args=(site, session, number, each, cells_url, actions, tally, gate),
        )
        for number, session in enumerate(sessions)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return tally


def _edit(site, session, number, count, cells_url, actions, tally, gate):
    chance = random.Random(number)  # noqa: S311 the same every time
    gate.wait()
    with Browser(site, session) as browser:
        for save in range(count):
            action, cell = chance.choice(actions), chance.choice([*CELLS])
            mark, name = f"<{number}-{save}>", CELLS[cell]
            try:
                _save(browser, cells_url(action, cell), name, mark, chance, tally)
            except Exception as error:  # noqa: BLE001 a proof tells of whatever goes wrong
                tally.troubles.append(f"{mark}: {error!r}")
            else:
                tally.acknowledged.append((action, name, mark))


def _save(browser, path, name, mark, chance, tally):
    for _ in range(TRIES):
        status, page = browser.ask("GET", path)
        if status != 200:
            tally.answers[status] += 1
            continue
        values = fields_of(page)
        values[name] = f"{values[name]}\n{mark}".strip()
        if "rag_reason" in values:
            values["rag"] = "red"
        time.sleep(chance.random() / 50)  # somebody types
        status, page = browser.ask("POST", path, values)
        tally.answers[status] += 1
        if status == 200:
            return
    raise TimeoutError("never saved")


def main():
    from .surroundings import serving, set_up  # noqa: PLC0415 Django is set up first

    set_up()
    from . import scenes  # noqa: PLC0415

    checked = _run(serving, scenes, "lscb.wsgi")
    print(f"  with the check: {checked}")
    unchecked = _run(serving, scenes, "prove.unchecked")
    print(f"  without it, as a control: {unchecked}")
    holds = not (checked.lost or checked.errors or checked.troubles)
    if not holds or not unchecked.lost:
        sys.exit("  NOT PROVED")
    print("  proved")


@dataclass(frozen=True)
class Found:
    saves: int
    lost: int
    errors: int
    refused: int
    troubles: int
    seconds: float

    def __str__(self):
        return (
            f"{self.saves} saves by {EDITORS} editors in {self.seconds:.0f} s,"
            f" {self.lost} lost, {self.errors} errors 500, {self.refused} refused and"
            f" typed again, {self.troubles} never saved"
        )


def _run(serving, scenes, application):
    scene = scenes.editing(EDITORS)
    begun = time.monotonic()
    with serving(application) as site:
        tally = edit(site, scene.sessions, scene.cell_url, scene.actions, saves=SAVES)
    for trouble in tally.troubles[:5]:
        print(f"  {trouble}")
    return Found(
        saves=len(tally.acknowledged),
        lost=len(tally.lost(scene.stored)),
        errors=sum(n for status, n in tally.answers.items() if status >= 500),
        refused=tally.answers[409],
        troubles=len(tally.troubles),
        seconds=time.monotonic() - begun,
    )


if __name__ == "__main__":
    main()
