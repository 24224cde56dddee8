//! Compared live with other readers, by `cargo test … -- --ignored`: Python's `recurring-ical-events` (`ICAL_PYTHON` is
//! a python3 that has it) and Node's `node-ical` 0.27.2 and `ical.js` 2.2.1 (`ICAL_NODE` is the `node_modules` folder
//! that has them).

use super::export::{HARD, events, writer};
use super::support::{expand, project, read};
use atbildiba::calendar::ics::{Feed, select};
use std::path::Path;
use std::process::Command;

/// Prints the occurrences from 2000 to 2035 in `expand`'s format.
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

/// The occurrences found by Python and by us, both sorted.
fn both(name: &str, path: &Path) -> (Vec<String>, Vec<String>) {
    let python = std::env::var("ICAL_PYTHON").expect("set ICAL_PYTHON to a python3 that has recurring-ical-events");
    let output = Command::new(&python).args(["-c", SCRIPT]).arg(path).output().unwrap();
    assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    let mut theirs: Vec<String> = String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect();
    let ours = expand(&std::fs::read_to_string(path).unwrap(), Some("2000-01-01"), Some("2035-12-31"), None).0;
    let mut ours: Vec<String> = ours.lines().map(str::to_owned).collect();
    theirs.sort();
    ours.sort();
    (ours, theirs)
}

#[test]
#[ignore = "needs Python with recurring-ical-events, named by ICAL_PYTHON"]
fn python_agrees() {
    for name in ["oracle", "zones"] {
        let path = format!("{}/tests/ical/cases/{name}.ics", env!("CARGO_MANIFEST_DIR"));
        let (ours, theirs) = both(name, Path::new(&path));
        assert_eq!(ours, theirs, "{name}");
    }
}

#[test]
#[ignore = "needs Python with recurring-ical-events, named by ICAL_PYTHON"]
fn python_reads_written_files() {
    let bundled = read(&project("public/data/events.json"));
    let folder = std::env::temp_dir().join(format!("atbildiba-ical-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    for (name, text) in [("bundled", bundled.as_str()), ("hard", HARD)] {
        let events = events(text);
        let all = writer("2026-11-23").feed(&Feed { name: "All", url: "" }, events.entries.iter());
        let files = [
            ("feed", all.clone()),
            ("found", select::events(&all, &|uid| !uid.contains('a'))),
            ("reminded", select::with_reminders(&all)),
        ];
        for (kind, file) in files {
            let path = folder.join(format!("{name}-{kind}.ics"));
            std::fs::write(&path, file).unwrap();
            let (ours, theirs) = both(name, &path);
            assert!(ours.len() > 30, "{name} {kind}: {}", ours.len());
            assert_eq!(ours, theirs, "{name} {kind}");
        }
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
#[ignore = "needs Node with node-ical and ical.js, in the folder of ICAL_NODE"]
fn node_reads_written_files() {
    let modules =
        std::env::var("ICAL_NODE").expect("set ICAL_NODE to a folder node_modules with node-ical and ical.js");
    let events = events(&read(&project("public/data/events.json")));
    let whole_days = events.entries.iter().filter(|event| event.show_without_time);
    let file = writer("2026-11-23").feed(&Feed { name: "All", url: "" }, whole_days);
    let path = std::env::temp_dir().join(format!("atbildiba-node-{}.ics", std::process::id()));
    std::fs::write(&path, &file).unwrap();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/ical/node.mjs");
    let output = Command::new("node").arg(script).arg(&path).arg(&modules).env("TZ", "UTC").output().unwrap();
    std::fs::remove_file(&path).unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let found = String::from_utf8(output.stdout).unwrap();
    let mut ours: Vec<String> =
        expand(&file, Some("2026-01-01"), Some("2028-12-31"), None).0.lines().map(str::to_owned).collect();
    ours.sort();
    assert!(ours.len() > 60, "{}", ours.len());
    for reader in ["node-ical", "ical.js"] {
        let mut theirs: Vec<&str> =
            found.lines().filter_map(|line| line.strip_prefix(reader)?.strip_prefix('\t')).collect();
        theirs.sort_unstable();
        assert_eq!(theirs, ours, "{reader}");
    }
}
