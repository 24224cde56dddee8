#!/usr/bin/env python3
"""Writes tests/fixtures/recurrence/rrule-crate.txt: the expansions that the tests of the Rust crate rrule 0.14.0 expect.

    python3 tests/recurrence/rrule_crate_vectors.py ~/.cargo/registry/src/*/rrule-0.14.0 \\
        > tests/fixtures/recurrence/rrule-crate.txt

Extracts the rule, or its text, and the dates from each test's source. Tests that compare no dates are listed at the end.
A line "limit" marks a test that takes only the first dates.
"""
import re, sys
from pathlib import Path

FIELDS = {"by_set_pos": "BYSETPOS", "by_month": "BYMONTH", "by_month_day": "BYMONTHDAY", "by_n_month_day": "BYMONTHDAY",
          "by_year_day": "BYYEARDAY", "by_week_no": "BYWEEKNO", "by_hour": "BYHOUR", "by_minute": "BYMINUTE",
          "by_second": "BYSECOND"}
YMD = re.compile(r"ymd_hms\(\s*([\d,\s]+?),?\s*\)")
RFC3339 = re.compile(r'"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:Z|[+-]\d\d:\d\d)"')


def ymd(found):
    year, month, day, hour, minute, second = (int(number) for number in found.split(","))
    return f"{year:04}{month:02}{day:02}T{hour:02}{minute:02}{second:02}"


def closing(text, at):
    """The position of the bracket that closes the one at `at`."""
    depth = 0
    for end in range(at, len(text)):
        depth += text[end] in "([{"
        depth -= text[end] in ")]}"
        if depth == 0:
            return end
    raise ValueError


def fields(body):
    at = 0
    while match := re.compile(r"\s*(\w+):\s*").match(body, at):
        start = end = match.end()
        while end < len(body) and body[end] != ",":
            end = closing(body, end) + 1 if body[end] in "([{" else end + 1
        yield match[1], body[start:end].strip()
        at = end + 1


def day(text):
    every = re.search(r"Every\(\s*Weekday::(\w\w)", text)
    nth = re.search(r"Nth\(\s*(-?\d+),\s*Weekday::(\w\w)", text)
    return every[1].upper() if every else nth[1] + nth[2].upper()


def rule_of(body):
    parts = []
    for name, value in fields(body):
        numbers = re.findall(r"-?\d+", value)
        if name == "freq":
            parts.insert(0, "FREQ=" + value.split("::")[1].upper())
        elif name in ("count", "interval"):
            parts.append(f"{name.upper()}={numbers[0]}")
        elif name == "until":
            parts.append("UNTIL=" + ymd(YMD.search(value)[1]))
        elif name == "week_start":
            parts.append("WKST=" + value.split("::")[1][:2].upper())
        elif name == "by_weekday":
            days = re.findall(r"NWeekday::\w+\([^)]*\)", value)
            parts.append("BYDAY=" + ",".join(map(day, days)))
        elif name in FIELDS and "Month::" not in value:
            if numbers:
                parts.append(FIELDS[name] + "=" + ",".join(numbers))
        else:
            raise ValueError(f"field {name}")
    return ";".join(parts if parts[0].startswith("FREQ") else ["FREQ=YEARLY"] + parts)


def struct_test(body):
    """A test that constructs the struct and compares dates created by ymd_hms."""
    call = re.search(r"test_recurring_rrule\(", body)
    args = body[call.end():closing(body, call.end() - 1)]
    rule = rule_of(body[(open_ := body.index("RRule {") + 7):closing(body, open_ - 1)])
    begin, dates = args.split("&[", 1)
    begin = YMD.search(begin)
    if begin is None:
        begin = YMD.search(re.search(r"dt_start = (ymd_hms\([^)]*\))", body)[1])
    return ["DTSTART:" + ymd(begin[1]), "RRULE:" + rule], [ymd(found) for found in YMD.findall(dates)]


def text_test(body):
    """A test that parses a text and compares literal dates."""
    text = re.search(r'"((?:[^"\\]|\\.)*DTSTART(?:[^"\\]|\\.)*)"', body, re.S)[1]
    text = re.sub(r"\\\n\s*", "", text).replace("\\n", "\n")
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    expected = body[body.rindex("check_occurrences("):]
    dates = ["%s%s%sT%s%s%s" % found for found in RFC3339.findall(expected) or RFC3339.findall(body)]
    limit = re.search(r"\.all\((\d+)\)", body)
    return lines + (["limit"] if limit else []), dates


left = []
for file in ("rfc_tests", "rrule", "rruleset", "regression", "daylight_saving", "datetime", "serde"):
    source = (Path(sys.argv[1]) / "src" / "tests" / f"{file}.rs").read_text()
    source = re.sub(r"^\s*//.*$|(?<=[,\]]) //.*$", "", source, flags=re.M)
    for match in re.finditer(r"#\[test\]((?:\s*#\[[^\]]*\])*)\s*fn (\w+)\(\) \{", source):
        name, body = f"{file}::{match[2]}", source[match.end():closing(source, match.end() - 1)]
        try:
            if "should_panic" in match[1]:
                left.append((name, "expects a refusal"))
                continue
            if "test_recurring_rrule(" in body:
                lines, dates = struct_test(body)
            elif "check_occurrences(" in body and "DTSTART" in body:
                lines, dates = text_test(body)
            else:
                left.append((name, "compares no expansion that can be read here"))
                continue
        except (ValueError, TypeError, AttributeError, KeyError, IndexError) as error:
            left.append((name, f"not readable here ({type(error).__name__}: {error})"))
            continue
        print(name, *lines, "= " + ",".join(dates), "", sep="\n")
for name, reason in left:
    print(f"# {name}: {reason}")
