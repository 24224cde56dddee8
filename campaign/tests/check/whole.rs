//! Whole folders.

use crate::folder::{Folder, check_folder, today};
use campaign::check::Severity;
use serde_json::json;
use std::path::Path;

#[test]
fn a_new_folder_passes_with_the_one_warning_that_nobody_has_called() {
    let folder = Folder::new();
    let report = folder.check();
    assert!(!report.has_errors(), "{report}");
    assert_eq!(report.count(Severity::Warning), 1, "{report}");
    assert!(report.to_string().contains("help.json:3:15: warning: /services: nobody has confirmed"), "{report}");
    assert!(report.to_string().ends_with(": no errors, 1 warning"), "{report}");
    assert!(campaign::new::new(folder.path(), today()).is_err(), "it would have been written over");
}

#[test]
fn a_folder_with_data_and_photos_beside_each_other_is_found() {
    let folder = Folder::new();
    let data = folder.path().join("data");
    std::fs::create_dir(&data).expect("it can be made");
    for file in campaign::check::FILE_NAMES {
        std::fs::rename(folder.path().join(file), data.join(file)).expect("it can be moved");
    }
    folder.write("photos/somebody.jpg", "x");
    for dir in [folder.path(), &data] {
        let report = check_folder(dir, today());
        assert!(!report.has_errors(), "{report}");
        assert!(report.to_string().contains("somebody.jpg"), "{report}");
    }
}

#[test]
fn twelve_mistakes_are_twelve_lines() {
    let folder = Folder::new();
    for (file, pointer, value) in [
        ("site.json", "/timeZone", json!("Europe/Rigga")),
        ("site.json", "/hashtags", json!("#x")),
        ("site.json", "/categories/0/color", json!("red")),
        ("events.json", "/entries/0/start", json!("2026-09-31T18:00:00")),
        ("events.json", "/entries/1/links/page/href", json!("javascript:x")),
        ("events.json", "/entries/1/duration", json!(1)),
        ("supporters.json", "/supporters/0/field", json!("volunteer")),
        ("supporters.json", "/supporters/1/jobTitle", json!("Chair")),
        ("timeline.json", "/entries/0/date", json!("2019-13")),
        ("timeline.json", "/entries/1/countries", json!(["XX"])),
        ("help.json", "/services/0/verifiedOn", json!("2020-01-01")),
        ("help.json", "/services/1/phone", json!("1")),
    ] {
        folder.set(file, pointer, Some(value));
    }
    let report = folder.check();
    assert_eq!(report.count(Severity::Error), 12, "{report}");
    let files: Vec<&str> = report.problems.iter().map(|located| located.problem.file).collect();
    assert!(
        files.is_sorted_by_key(|file| campaign::check::FILE_NAMES.iter().position(|name| name == file)),
        "{report}"
    );
    assert!(
        report.problems.windows(2).all(
            |pair| pair[0].path != pair[1].path || (pair[0].line, pair[0].column) <= (pair[1].line, pair[1].column)
        )
    );
    assert!(report.to_string().ends_with(": 12 errors, 1 warning"), "{report}");
}

#[test]
fn the_campaigns_own_content_passes() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../public/data");
    // The day on which its sources were last read.
    let report = check_folder(&dir, "2026-11-29".parse().expect("it is a date"));
    assert!(!report.has_errors(), "{report}");
}
