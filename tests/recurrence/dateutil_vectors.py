#!/usr/bin/env python3
"""Writes tests/fixtures/recurrence/dateutil-vectors.txt: the expansions that python-dateutil's own tests expect.

    pip download --no-binary :all: --no-deps python-dateutil==2.9.0.post0 && tar xzf python-dateutil-2.9.0.post0.tar.gz
    pip install python-dateutil==2.9.0.post0 pytest freezegun six
    python3 tests/recurrence/dateutil_vectors.py python-dateutil-2.9.0.post0 > tests/fixtures/recurrence/dateutil-vectors.txt

Runs the tests with recorders in place of rrule, rruleset and rrulestr, and writes the expansions that are compared with a
list of dates. Tests that compare anything else, or use features that RFC 5545 lacks, are listed at the end with the reason.
"""
import datetime as dt, sys, unittest, warnings
from pathlib import Path

warnings.simplefilter("ignore")
root = Path(sys.argv[1])
sys.path.insert(0, str(root))
from dateutil import rrule as module, tz  # noqa: E402

FREQS = ["YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY", "SECONDLY"]
NAMES = {"bymonth": "BYMONTH", "byweekno": "BYWEEKNO", "byyearday": "BYYEARDAY", "bymonthday": "BYMONTHDAY",
         "byweekday": "BYDAY", "byhour": "BYHOUR", "byminute": "BYMINUTE", "bysecond": "BYSECOND",
         "bysetpos": "BYSETPOS"}
DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]


class Odd(Exception):
    """A feature that the fixture can't express."""


def moment(value):
    if not isinstance(value, dt.datetime):
        raise Odd("a date without time")
    if value.tzinfo is not None:
        raise Odd("time zones of Python")
    return value.strftime("%Y%m%dT%H%M%S").rjust(15, "0")


def weekday(value):
    return DAYS[value] if isinstance(value, int) else ("%d" % value.n if value.n else "") + DAYS[value.weekday]


class Rule(module.rrule):
    def __init__(self, freq, dtstart=None, **given):
        super().__init__(freq, dtstart=dtstart, **given)
        self.given, self.freq, self.begin = given, freq, dtstart

    def rule(self):
        given = dict(self.given)
        out = ["FREQ=" + FREQS[self.freq]]
        given.pop("cache", None)
        for name, key in (("interval", "INTERVAL"), ("count", "COUNT")):
            if given.get(name) is not None:
                out.append(f"{key}={given[name]}")
            given.pop(name, None)
        if (until := given.pop("until", None)) is not None:
            if not isinstance(until, dt.datetime):
                raise Odd("UNTIL without time")
            out.append("UNTIL=" + moment(until))
        if (wkst := given.pop("wkst", None)) is not None:
            out.append("WKST=" + weekday(wkst))
        for name, value in given.items():
            if value is None:
                continue
            if name not in NAMES:
                raise Odd(name + " is dateutil's own")
            value = value if hasattr(value, "__iter__") else [value]
            out.append(NAMES[name] + "=" + ",".join(weekday(v) if name == "byweekday" else str(v) for v in value))
        if self.begin is None:
            raise Odd("no DTSTART")
        return ";".join(out)

    def lines(self):
        rule = self.rule()
        return ["DTSTART:" + moment(self.begin), "RRULE:" + rule]


class Set(module.rruleset):
    def __init__(self, *args, **given):
        super().__init__(*args, **given)
        self.record, self.begin = [], None

    def rrule(self, rule):
        super().rrule(rule)
        self.record.append(("RRULE", rule))

    def exrule(self, rule):
        super().exrule(rule)
        self.record.append(("EXRULE", rule))

    def rdate(self, date):
        super().rdate(date)
        self.record.append(("RDATE", date))

    def exdate(self, date):
        super().exdate(date)
        self.record.append(("EXDATE", date))

    def lines(self):
        begins = {value.begin for kind, value in self.record if kind.endswith("RULE")}
        if len(begins) > 1:
            raise Odd("rules with several starts")
        out = ["DTSTART:" + moment(begins.pop())] if begins else ["NOSTART:"]
        return out + [kind + ":" + (value.rule() if kind.endswith("RULE") else moment(value))
                      for kind, value in self.record]


class Text:
    """The result of rrulestr, with its text."""

    def __init__(self, text, made, given):
        self.text, self.made, self.given = text, made, given

    def __iter__(self):
        return iter(self.made)

    def __getattr__(self, name):
        return getattr(self.made, name)

    def __getitem__(self, at):
        return self.made[at]

    def lines(self):
        given = {k: v for k, v in self.given.items() if k not in ("forceset", "cache", "compatible")}
        lines = self.text.split()
        if "dtstart" in given:
            lines.insert(0, "DTSTART:" + moment(given.pop("dtstart")))
        if given or self.given.get("compatible"):
            raise Odd("options of rrulestr")
        if not any(line.upper().startswith("DTSTART") for line in lines):
            raise Odd("no DTSTART")
        if "BYEASTER" in self.text:
            raise Odd("byeaster is dateutil's own")
        if "TZID" in self.text:
            raise Odd("time zones of Python")
        return [line if ":" in line else "RRULE:" + line for line in lines]


class Listed:
    def __init__(self, source):
        self.source, self.dates = source, list(source)

    def __eq__(self, other):
        return self.dates == list(other)

    def __iter__(self):
        return iter(self.dates)

    def __len__(self):
        return len(self.dates)

    def __getitem__(self, at):
        return self.dates[at]


made_of_text = module.rrulestr
sys.path.insert(0, str(root / "tests"))
source = (root / "tests" / "test_rrule.py").read_text().replace("from ._common", "from _common")
space = {"__name__": "test_rrule", "list": Listed}
exec(compile(source, "test_rrule.py", "exec"), space)
space.update(rrule=Rule, rruleset=Set, list=Listed,
             rrulestr=lambda text, **given: Text(text, made_of_text(text, **given), given))

taken, left = [], []
for case in [value for value in list(space.values()) if isinstance(value, type) and issubclass(value, unittest.TestCase)]:
    for name in sorted(n for n in dir(case) if n.startswith("test")):
        found, reasons = [], []

        def check(first, second, *_):
            side = first if isinstance(first, Listed) else second if isinstance(second, Listed) else None
            if side is None or not hasattr(side.source, "lines"):
                return
            try:
                if not (first == second or second == first):
                    raise Odd("dateutil fails its own test")
                dates = [moment(date) for date in side.dates]
                found.append((side.source.lines(), dates))
            except Odd as odd:
                reasons.append(str(odd))
        test = case(name)
        test.assertEqual = check
        try:
            getattr(test, name)()
        except Exception as error:
            reasons.append("needs " + type(error).__name__)
        full = f"{case.__name__}.{name}"
        for lines, dates in found:
            taken.append((full, lines, dates))
        if not found:
            left.append((full, reasons[0] if reasons else "compares no list of dates"))

for name, lines, dates in taken:
    print(name, *lines, "= " + ",".join(dates), "", sep="\n")
for name, reason in left:
    print(f"# {name}: {reason}")
