#!/usr/bin/env python3
"""Writes tests/fixtures/recurrence/zones.txt: results of Python's zoneinfo for the files in tests/fixtures/tz.

    python3 tests/recurrence/zones.py > tests/fixtures/recurrence/zones.txt

A line is  zone utc shown offset abbreviation local meant kind : the local time at an instant, and the instant of a local
time. Half of the instants are random, half within a day of a transition.
"""
import random
from datetime import datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

FOLDER = Path(__file__).parent.parent / "fixtures" / "tz"
EPOCH = datetime(1970, 1, 1)


def seconds(moment):
    return (moment.replace(tzinfo=None) - EPOCH) // timedelta(seconds=1)


def text(moment):
    return moment.strftime("%Y%m%dT%H%M%S").rjust(15, "0")


def main():
    rng = random.Random(9636)
    for path in sorted(FOLDER.glob("*.tzif")):
        with path.open("rb") as file:
            zone = ZoneInfo.from_file(file)

        def offset(utc):
            return (EPOCH.replace(tzinfo=timezone.utc) + timedelta(seconds=utc)).astimezone(zone).utcoffset()

        edges, first, last = [], seconds(datetime(1880, 1, 1)), seconds(datetime(2120, 1, 1))
        at = first
        while at < last:
            if offset(at) != offset(at + 86400):
                low, high = at, at + 86400
                while high - low > 1:
                    middle = (low + high) // 2
                    low, high = (middle, high) if offset(middle) == offset(low) else (low, middle)
                edges.append(high)
            at += 86400
        for number in range(300):
            if number % 2:
                utc = rng.randint(first, last)
            else:
                utc = rng.choice(edges) + rng.choice([-7200, -3600, -1800, -1, 0, 1, 1800, 3599, 3600, rng.randint(-86400, 86400)])
            shown = (EPOCH.replace(tzinfo=timezone.utc) + timedelta(seconds=utc)).astimezone(zone)
            local = EPOCH + timedelta(seconds=utc) + offset(utc + rng.choice([0, 0, -3600, 3600]))
            one, two = (local.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
            # In a gap, fold 0 is the offset before it; in an overlap, the first of the two.
            kind = "unique" if one == two else "gap" if one < two else "overlap"
            meant = seconds(local - one)
            print(path.stem.replace("_", "/", 1), utc, text(shown), shown.utcoffset() // timedelta(seconds=1),
                  shown.tzname(), text(local), meant, kind)


main()
