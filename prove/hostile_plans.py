"""
Five hundred plans that are broken, uploaded one after the other and, where they can be, stored.

None may end in an error, take longer than ten seconds or more memory than half a gigabyte;
and of what was read, every row is stored or set aside with a reason.
"""

import resource
import sys
import time
from dataclasses import dataclass, field

from .hostile_files import hostile_plans

FILES, INSIDE = 500, 400
MOST_SECONDS, MOST_MEGABYTES = 10, 512


@dataclass
class Tally:
    files: int = 0
    inside: int = 0
    taken: int = 0
    rows: int = 0
    slowest: float = 0  # of the processor
    longest: float = 0  # by the clock: what the limit is about
    wrong: list[str] = field(default_factory=list)

    @property
    def megabytes(self):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def upload(desk, hostile, tally):
    """`desk` uploads and stores as a person does: see `scenes.Desk`."""
    begun, worked = time.monotonic(), time.process_time()
    tally.files += 1
    tally.inside += hostile.is_inside
    try:
        kept = desk.upload(hostile.name, hostile.content)
        if kept is not None:
            tally.taken += 1
            tally.rows += desk.store(kept)
    except Exception as error:  # noqa: BLE001 a proof tells of whatever goes wrong
        tally.wrong.append(f"{hostile.number} {hostile.name}: {error!r}")
    seconds = time.monotonic() - begun
    tally.slowest = max(tally.slowest, time.process_time() - worked)
    tally.longest = max(tally.longest, seconds)
    if seconds > MOST_SECONDS:
        tally.wrong.append(f"{hostile.number} {hostile.name}: {seconds:.0f} s")


def main():
    from .surroundings import set_up  # noqa: PLC0415 Django is set up first

    set_up()
    from .import_desk import Desk  # noqa: PLC0415

    tally, desk = Tally(), Desk.new()
    for hostile in hostile_plans(FILES):
        upload(desk, hostile, tally)
    for trouble in tally.wrong[:20]:
        print(f"  {trouble}")
    print(
        f"  {tally.files} files, {tally.inside} of them changed inside: {tally.taken} taken"
        f" in with {tally.rows} rows, each stored or set aside; {len(tally.wrong)} errors;"
        f" slowest {tally.slowest:.1f} s of work ({tally.longest:.1f} s by the clock),"
        f" {tally.megabytes:.0f} MB at most"
    )
    if tally.wrong or tally.inside < INSIDE or tally.megabytes > MOST_MEGABYTES:
        sys.exit("  NOT PROVED")
    print("  proved")


if __name__ == "__main__":
    main()
