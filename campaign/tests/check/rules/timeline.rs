//! Mistakes in `timeline.json`.

use super::hold;
use crate::folder::Folder;
use serde_json::{Value, json};

#[test]
fn every_mistake_is_told() {
    hold(&[
        ("timeline.json", "/entries/0/date", "\"2019-02-30\"", &["!/entries/0/date: ", "at character 9", "ends on 28"]),
        ("timeline.json", "/entries/0/date", "\"2021/2019\"", &["!/entries/0/date: ", "swap its sides"]),
        ("timeline.json", "/entries/0/date", "\"Y12000\"", &["!/entries/0/date: ", "-9999 to 9999"]),
        ("timeline.json", "/entries/0/date", "\"May 2019\"", &["!/entries/0/date: ", "at character 4"]),
        (
            "timeline.json",
            "/entries/0/date",
            "2019",
            &["!/entries/0/date: ", "must be a text, found a number (2019); put it in double quotation marks"],
        ),
        ("timeline.json", "/entries/0/kind", "\"projekt\"", &["!/entries/0/kind: ", "did you mean “project”?"]),
        (
            "timeline.json",
            "/entries/0/importance",
            "4",
            &["!/entries/0/importance: ", "must be 1 (shown first), 2 or 3"],
        ),
        ("timeline.json", "/entries/0/countries", r#"["UK"]"#, &["!/entries/0/countries/0: ", "did you mean “GB”?"]),
        ("timeline.json", "/entries/0/countries", r#"["lv"]"#, &["!/entries/0/countries/0: ", "did you mean “LV”?"]),
        ("timeline.json", "/entries/0/countries", r#"["LV", "LV"]"#, &["/entries/0/countries/1: ", "twice"]),
        (
            "timeline.json",
            "/entries/0/countries",
            "\"LV\"",
            &["!/entries/0/countries: ", "must be a list in [ ], found a text; put it in [ ]"],
        ),
        (
            "timeline.json",
            "/entries/0/supporters",
            r#"["nobody-at-all"]"#,
            &[
                "!/entries/0/supporters/0: ",
                "no supporter “nobody-at-all”; there are “anna-sample”, “friends-of-the-shore”",
            ],
        ),
        ("timeline.json", "/entries/2/events", r#"["x"]"#, &["!/entries/2/events/0: ", "no event “x”"]),
        ("timeline.json", "/entries/1/id", "\"first_clean_up\"", &["!/entries/1/id: ", "write “first-clean-up”"]),
        ("timeline.json", "/entries/1/titel", "\"x\"", &["!/entries/1/titel: ", "did you mean “title”?"]),
        ("timeline.json", "/entries/1/note", "null", &["!/entries/1/note: ", "found null; take the property out"]),
    ]);
}

#[test]
fn photos_of_entries_have_a_folder_of_their_own() {
    let folder = Folder::new();
    let photo = json!({ "alt": { "en": "A shore" }, "credit": "Ada Example" });
    folder.set("timeline.json", "/entries/0/photo", Some(photo));
    let id = id_of_first(&folder);
    let told = folder.check().to_string();
    assert!(
        told.contains(&format!(
            "/entries/0/photo: there is no photo “{id}.jpg”; put it into the folder photos/timeline"
        )),
        "{told}"
    );
    std::fs::create_dir_all(folder.path().join("photos/timeline")).expect("the folder can be written");
    folder.write(&format!("photos/timeline/{id}.jpg"), "x");
    let told = folder.check().to_string();
    assert!(told.contains(&format!("the photo {id}.jpg is not a picture; until then none is shown")), "{told}");
    folder.write("photos/timeline/other.jpg", [0xff, 0xd8]);
    folder.write(&format!("photos/timeline/{id}.jpg"), [0xff, 0xd8]);
    let report = folder.check();
    assert!(!report.has_errors(), "{report}");
    assert!(report.to_string().contains("warning: /entries: no entry shows the photo “other.jpg”"), "{report}");
    folder.set("timeline.json", "/entries/0/photo/credit", None);
    assert!(
        folder.check().to_string().contains("/entries/0/photo: the property “credit” is missing"),
        "{}",
        folder.check()
    );
}

#[test]
fn a_photo_that_expires_is_told_thirty_days_before() {
    let folder = Folder::new();
    let id = id_of_first(&folder);
    std::fs::create_dir_all(folder.path().join("photos/timeline")).expect("the folder can be written");
    folder.write(&format!("photos/timeline/{id}.jpg"), [0xff, 0xd8]);
    for (day, words) in [
        ("2026-12-24", None),
        ("2026-12-23", Some("warning: /entries/0/photo/expires: in 30 days is the last day")),
        ("2026-11-24", Some("tomorrow is the last day")),
        ("2026-11-23", Some("today is the last day")),
        (
            "2026-11-22",
            Some("warning: /entries/0/photo/expires: this was the last day: the build leaves the photo out"),
        ),
        ("2026-02-30", Some("“2026-02-30” is ")),
    ] {
        let photo = json!({ "alt": { "en": "A shore" }, "credit": "Ada Example", "expires": day });
        folder.set("timeline.json", "/entries/0/photo", Some(photo));
        let report = folder.check();
        match words {
            Some(words) => assert!(report.to_string().contains(words), "{day}: {report}"),
            None => assert!(!report.to_string().contains("expires"), "{day}: {report}"),
        }
        assert_eq!(report.has_errors(), day == "2026-02-30", "{day}: {report}");
    }
}

fn id_of_first(folder: &Folder) -> String {
    let file: Value = serde_json::from_slice(&folder.read("timeline.json")).expect("the template is JSON");
    file["entries"][0]["id"].as_str().expect("an entry has an id").to_owned()
}
