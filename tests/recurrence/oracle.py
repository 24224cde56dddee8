#!/usr/bin/env python3
"""Writes tests/fixtures/recurrence/dateutil.txt: random rules and their expansion by python-dateutil 2.9.0.post0.

    pip install python-dateutil==2.9.0.post0
    python3 tests/recurrence/oracle.py > tests/fixtures/recurrence/dateutil.txt
    python3 tests/recurrence/oracle.py show 20260101T090000 'FREQ=DAILY'     # all dates of one rule

A line is  class|start|rule|count|hash|first dates , the hash (FNV-1a, 64 bits) taken over the first 60 dates written as
20260101T090000 with a newline after each. A class other than "plain" names a ruling of disputed.md in which dateutil
differs; the rule is then translated to one that dateutil expands correctly, so that those rules are checked too.
"""
import itertools, random, signal, sys
from datetime import datetime, timedelta
from dateutil.rrule import rrulestr

LIMIT = 60
DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
FREQS = ["SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"]


def text(moment):
    return moment.strftime("%Y%m%dT%H%M%S").rjust(15, "0")


def parts_of(rule):
    return dict(part.split("=") for part in rule.split(";"))


def join(parts):
    return ";".join(f"{name}={value}" for name, value in parts.items())


def weeks_in_year(year, wkst):
    def first(y):
        fourth = datetime(y, 1, 4)
        return fourth - timedelta(days=(fourth.weekday() - wkst) % 7)
    return (first(year + 1) - first(year)).days // 7


def in_weeks(moment, weeks, wkst):
    """Whether the moment is in one of these weeks of its week-numbering year."""
    begin = moment - timedelta(days=(moment.weekday() - wkst) % 7)
    year = (begin + timedelta(days=3)).year
    number = ((begin + timedelta(days=3)) - datetime(year, 1, 1)).days // 7 + 1
    return number in weeks or number - 1 - weeks_in_year(year, wkst) in weeks


def by_weeks(start, parts):
    """A yearly rule with BYWEEKNO: weeks and positions are selected here from dateutil's expansion of the rest."""
    weeks = [int(week) for week in parts.pop("BYWEEKNO").split(",")]
    positions = [int(position) for position in parts.pop("BYSETPOS", "0").split(",")]
    wkst, count = DAYS.index(parts.get("WKST", "MO")), int(parts.pop("COUNT", 10**9))
    if not {"BYDAY", "BYMONTHDAY", "BYYEARDAY"} & parts.keys():
        parts["BYDAY"] = DAYS[start.weekday()]
    found = []
    dates = rrulestr(join(parts), dtstart=start.replace(month=1, day=1))
    for _, year in itertools.groupby(dates, key=lambda moment: moment.year):
        year = [moment for moment in year if in_weeks(moment, weeks, wkst)]
        if positions != [0]:
            year = sorted({year[at - (at > 0)] for at in positions if -len(year) <= at - (at > 0) < len(year)})
        found += [moment for moment in year if moment >= start]
        if len(found) >= min(count, LIMIT):
            break
    return found[:min(count, LIMIT)]


def expand(start, rule):
    """The class of the rule, and its dates."""
    parts, kind, begin = parts_of(rule), "plain", start
    day_parts = {"BYDAY", "BYMONTHDAY", "BYYEARDAY"}
    if disputed_week(rule):
        return "weekno-edge", by_weeks(start, parts)
    if "BYWEEKNO" in parts and not day_parts & parts.keys():
        kind = "weekno-alone"
        parts["BYDAY"] = DAYS[start.weekday()]
    if parts["FREQ"] == "WEEKLY" and "BYSETPOS" in parts:
        back = (start.weekday() - DAYS.index(parts.get("WKST", "MO"))) % 7
        if back:
            kind = "setpos-first-week"
            begin = start - timedelta(days=back)
            if "BYDAY" not in parts:
                parts["BYDAY"] = DAYS[start.weekday()]
    count = None
    if begin != start:
        count = int(parts.pop("COUNT", 10**9))
    found = (moment for moment in rrulestr(join(parts), dtstart=begin) if moment >= start)
    return kind, list(itertools.islice(found, min(LIMIT, count or LIMIT)))


def disputed_week(rule):
    """Whether dateutil misses the rule's weeks at the edges of the year (disputed.md, "Weeks at the year's edge")."""
    weeks = [int(week) for week in parts_of(rule).get("BYWEEKNO", "0").split(",")]
    return any(week < 0 and week != -1 or week in (52, 53) for week in weeks)


def some(rng, pool, most=3):
    return ",".join(str(item) for item in sorted(rng.sample(list(pool), rng.randint(1, most))))


def signed(limit):
    return [number for number in range(-limit, limit + 1) if number]


def random_rule(rng):
    freq = rng.choice(FREQS + ["DAILY", "WEEKLY", "WEEKLY", "MONTHLY", "MONTHLY", "MONTHLY", "YEARLY", "YEARLY", "YEARLY"])
    rank = FREQS.index(freq)
    parts = {"FREQ": freq}
    if rng.random() < 0.5:
        parts["INTERVAL"] = rng.choice([2, 3, 4, 5, 7, 10, 12, 13, 25, 60, 90] if rank < 4 else [2, 2, 3, 4, 5])

    def maybe(chance, name, value):
        if rng.random() < chance:
            parts[name] = value()
    maybe(0.3, "BYMONTH", lambda: some(rng, range(1, 13)))
    if freq == "YEARLY":
        maybe(0.25, "BYWEEKNO", lambda: some(rng, signed(53)))
    if freq == "YEARLY" or rank < 3:
        maybe(0.15, "BYYEARDAY", lambda: some(rng, signed(366), 5))
    if freq != "WEEKLY":
        maybe(0.3, "BYMONTHDAY", lambda: some(rng, signed(31), 4))
    if freq in ("MONTHLY", "YEARLY") and "BYWEEKNO" not in parts and rng.random() < 0.4:
        nths = signed(5) if freq == "MONTHLY" or "BYMONTH" in parts else signed(53)
        parts["BYDAY"] = ",".join(f"{rng.choice(nths)}{day}" for day in rng.sample(DAYS, rng.randint(1, 3)))
    else:
        maybe(0.4, "BYDAY", lambda: ",".join(rng.sample(DAYS, rng.randint(1, 4))))
    maybe(0.25, "BYHOUR", lambda: some(rng, range(24)))
    maybe(0.2, "BYMINUTE", lambda: some(rng, range(60)))
    maybe(0.15, "BYSECOND", lambda: some(rng, range(60)))
    if any(name.startswith("BY") for name in parts):
        maybe(0.3, "BYSETPOS", lambda: some(rng, [1, 2, 3, 5, 10, -1, -2, -3, -7], 2))
    maybe(0.3, "WKST", lambda: rng.choice(DAYS))
    start = datetime(rng.randint(1980, 2030), rng.randint(1, 12), rng.randint(1, 28)) + timedelta(
        days=rng.choice([0, 0, 1, 2, 3]), hours=rng.randint(0, 23), minutes=rng.choice([0, 15, 30, 59]),
        seconds=rng.choice([0, 0, 0, 59]))
    if rng.random() < 0.3:
        parts["COUNT"] = rng.randint(1, 80)
    elif rng.random() < 0.3:
        parts["UNTIL"] = text(start + timedelta(days=rng.randint(0, 365 * 8), seconds=rng.randint(0, 86400)))
    return start, join(parts)


def digest(dates):
    value = 0xCBF29CE484222325
    for byte in "".join(text(date) + "\n" for date in dates).encode():
        value = (value ^ byte) * 0x100000001B3 % 2**64
    return value


def late(*_):
    raise TimeoutError


def main():
    if len(sys.argv) == 4:
        kind, dates = expand(datetime.strptime(sys.argv[2], "%Y%m%dT%H%M%S"), sys.argv[3])
        print(kind, *map(text, dates), sep="\n")
        return
    signal.signal(signal.SIGALRM, late)
    rng, made = random.Random(5545), 0
    while made < 3400:
        start, rule = random_rule(rng)
        signal.setitimer(signal.ITIMER_REAL, 0.2)
        try:
            kind, dates = expand(start, rule)
        except TimeoutError:
            continue  # too sparse for dateutil, which visits every period
        except ValueError:
            continue  # dateutil rejects rules that it recognises as impossible
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        made += 1
        print(kind, text(start), rule, len(dates), f"{digest(dates):016x}", ",".join(map(text, dates[:1])), sep="|")


main()
