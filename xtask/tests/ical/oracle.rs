//! Against Python's `recurring-ical-events`, live: `ICAL_PYTHON=/path/to/python3 cargo test … -- --ignored`.

use super::support::expand;
use std::process::Command;

/// Writes what happens from 2000 to 2035, in `expand`'s form.
const SCRIPT: &str = "
import sys, datetime, icalendar, recurring_ical_events
calendar = icalendar.Calendar.from_ical(open(sys.argv[1], 'rb').read())
for event in recurring_ical_events.of(calendar).between(datetime.date(2000, 1, 1), datetime.date(2036, 1, 1)):
    start = event['DTSTART'].dt
    if getattr(start, 'tzinfo', None):
        # A time that the clocks skip is left as it is there, and shown as they show it here.
        start = start.astimezone(datetime.timezone.utc).astimezone(start.tzinfo)
    print(event['UID'] + '\\t' + start.strftime('%Y-%m-%dT%H:%M:%S')[:19 if isinstance(start, datetime.datetime) else 10])
";

#[test]
#[ignore = "needs Python with recurring-ical-events, named by ICAL_PYTHON"]
fn python_finds_the_same() {
    let python = std::env::var("ICAL_PYTHON").expect("set ICAL_PYTHON to a python3 that has recurring-ical-events");
    for name in ["oracle", "zones"] {
        let path = format!("{}/tests/ical/cases/{name}.ics", env!("CARGO_MANIFEST_DIR"));
        let output = Command::new(&python).args(["-c", SCRIPT, &path]).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let mut theirs: Vec<String> = String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect();
        let ours = expand(&std::fs::read_to_string(&path).unwrap(), Some("2000-01-01"), Some("2035-12-31"), None).0;
        let mut ours: Vec<String> = ours.lines().map(str::to_owned).collect();
        theirs.sort();
        ours.sort();
        assert_eq!(ours, theirs, "{name}");
    }
}
