//! Compared with another reader, the `calcard` crate: our files mean the same to it, and none of its test files
//! (Apple's, Nextcloud's, khal's, ical4j's and others') crashes or stalls `import` and `expand`.

use super::export::{events, writer};
use super::support::{expand, project, read};
use atbildiba::content::Event;
use atbildiba::dates::Date;
use calcard::common::timezone::Tz;
use calcard::icalendar::ICalendar;
use site::ical::Problems;
use site::import::campaign::Campaign;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc;
use std::time::Duration;

/// The number of occurrences compared per event: more than a lifetime of yearly ones.
const MAX: usize = 120;

/// Orders of magnitude longer than any file takes, so that a stalling file is reported by name.
const FOR_EVER: Duration = Duration::from_secs(120);

/// The starts according to calcard, in local time.
fn by_calcard(file: &str) -> Vec<String> {
    let calendar = ICalendar::parse(file).unwrap_or_else(|entry| panic!("{entry:?}\n{file}"));
    // Its limit also counts excluded dates, which for a feast that moves with Easter are eight in nine.
    let found = calendar.expand_dates(Tz::Floating, 10 * MAX);
    assert_eq!(found.errors, [], "{file}");
    let mut starts: Vec<String> =
        found.events.iter().map(|one| one.start.naive_local().format("%Y-%m-%dT%H:%M:%S").to_string()).collect();
    starts.sort();
    starts.truncate(MAX);
    starts
}

/// The starts according to us.
fn by_us(file: &str) -> Vec<String> {
    let (out, _) = expand(file, None, None, Some(MAX));
    let start = |line: &str| match line.split_once('\t').unwrap().1 {
        day if day.len() == 10 => format!("{day}T00:00:00"),
        time => time.to_owned(),
    };
    out.lines().map(start).collect()
}

#[test]
fn calcard_agrees_with_written_files() {
    let all = events(&read(&project("public/data/events.json")));
    let mut occurrences = 0;
    for event in all.entries.iter() {
        let Event { uid, .. } = event;
        let file = writer("2026-11-23").event(event);
        let starts = by_us(&file);
        assert_eq!(by_calcard(&file), starts, "{uid}\n{file}");
        occurrences += starts.len();
    }
    assert!(occurrences > 1_000, "{occurrences}");
}

/// The folder of the calcard crate, which includes its test files.
fn calcard() -> PathBuf {
    let rustc = Command::new("rustc").arg("-vV").output().unwrap();
    let rustc = String::from_utf8(rustc.stdout).unwrap();
    let host = rustc.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let cargo = std::env::var("CARGO").unwrap_or("cargo".into());
    // Crates for other platforms need not be on this machine.
    let metadata = ["metadata", "--format-version", "1", "--offline", "--locked", "--filter-platform", host];
    let out = Command::new(cargo).args(metadata).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let manifest = packages.iter().find(|package| package["name"] == "calcard").unwrap()["manifest_path"].as_str();
    PathBuf::from(manifest.unwrap()).parent().unwrap().to_owned()
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        match entry.path() {
            path if path.is_dir() => files(&path, found),
            path if path.extension().is_some_and(|extension| extension == "ics") => found.push(path),
            _ => {}
        }
    }
}

/// The number of imported events, and whether anything was reported.
fn run(bytes: &[u8]) -> (usize, bool) {
    let mut problems = Problems::default();
    let found = site::import::calendar::import(bytes, &Campaign::default(), &mut problems);
    let series = site::expand::read(bytes, &mut Problems::default());
    let day = |text: &str| text.parse::<Date>().ok();
    let window = site::expand::Options { from: day("1990-01-01"), to: day("2035-12-31"), limit: Some(10_000) };
    site::expand::write(&series, &window, &mut std::io::sink()).unwrap();
    (found["entries"].as_array().map_or(0, Vec::len), !problems.told().is_empty())
}

#[test]
fn no_file_of_calcard_crashes_or_stalls_the_import() {
    let mut found = Vec::new();
    files(&calcard().join("resources/ical"), &mut found);
    assert!(found.len() > 900, "{} files", found.len());
    let (mut imported, mut told) = (0, 0);
    for path in &found {
        let bytes = std::fs::read(path).unwrap();
        let (done, result) = mpsc::channel();
        std::thread::spawn(move || done.send(run(&bytes)));
        match result.recv_timeout(FOR_EVER) {
            Ok((count, is_told)) => {
                imported += count;
                told += usize::from(is_told);
            }
            Err(error) => panic!("{}: {error}", path.display()),
        }
    }
    println!("{} files: {imported} events imported, something told about {told} files", found.len());
    assert!(imported > found.len() / 2, "{imported} events of {} files", found.len());
}
