//! Mistakes in the kiosk settings of `site.json`.

use super::hold;
use crate::folder::Folder;
use serde_json::json;

#[test]
fn every_mistake_is_told() {
    let file = "site.json";
    hold(&[
        (file, "/kiosk/idleSeconds", "1", &["!/kiosk/idleSeconds: ", "10 to 3600 seconds"]),
        (file, "/kiosk/helpIdleSeconds", "3601", &["!/kiosk/helpIdleSeconds: ", "10 to 3600 seconds"]),
        (file, "/kiosk/countdownSeconds", "4", &["!/kiosk/countdownSeconds: ", "5 to 300 seconds"]),
        (file, "/kiosk/countdownSeconds", "19", &["/kiosk/countdownSeconds: ", "too short", "write 20"]),
        (file, "/kiosk/profiles", r#"[{"idleSeconds": 5}]"#, &["!/kiosk/profiles/0/idleSeconds: ", "10 to 3600"]),
        (file, "/kiosk/profiles", r#"[{"name": "Hall 2"}]"#, &["!/kiosk/profiles/0/name: ", "such as “hall-2”"]),
        (file, "/kiosk/profiles", r#"[{"name": ""}]"#, &["!/kiosk/profiles/0/name: ", "small letters"]),
        (file, "/kiosk/profiles", r#"[{"name": "a"}, {"name": "a"}]"#, &["!/kiosk/profiles/1/name: ", "called “a”"]),
        (file, "/kiosk/profiles", r#"[{}, {"pin": "1234"}]"#, &["!/kiosk/profiles/1: ", "called “stand”"]),
        (file, "/kiosk/profiles", r#"[{"start": "/nowhere"}]"#, &["!/kiosk/profiles/0/start: ", "no page of the site"]),
        (file, "/kiosk/profiles", r#"[{"start": "/kiosk"}]"#, &["!/kiosk/profiles/0/start: ", "“/” or “/calendar”"]),
        (file, "/kiosk/profiles", r#"[{"start": "https://a.b/"}]"#, &["!/kiosk/profiles/0/start: ", "no page"]),
        (file, "/kiosk/profiles", r#"[{"languages": ["lv"]}]"#, &["!/kiosk/profiles/0/languages/0: ", "it has en"]),
        (file, "/kiosk/profiles", r#"[{"views": ["map"]}]"#, &["!/kiosk/profiles/0/views/0: ", "must be one of"]),
        (
            file,
            "/kiosk/profiles",
            r#"[{"screen": {"widthMm": 59}}]"#,
            &["!/kiosk/profiles/0/screen/widthMm: ", "60 to 4000 mm"],
        ),
        (
            file,
            "/kiosk/profiles",
            r#"[{"screen": {"heightMm": 4001}}]"#,
            &["!/kiosk/profiles/0/screen/heightMm: ", "60 to 4000 mm"],
        ),
        (file, "/kiosk/profiles", r#"[{"pin": "123"}]"#, &["!/kiosk/profiles/0/pin: ", "4 to 8 digits"]),
        (file, "/kiosk/profiles", r#"[{"pin": "123456789"}]"#, &["!/kiosk/profiles/0/pin: ", "4 to 8 digits"]),
        (file, "/kiosk/profiles", r#"[{"pin": "12a4"}]"#, &["!/kiosk/profiles/0/pin: ", "4 to 8 digits"]),
        (file, "/kiosk/profiles", r#"[{"speed": 0}]"#, &["!/kiosk/profiles/0/speed: ", "1 to 200", "1 on a stand"]),
        (file, "/kiosk/profiles", r#"[{"spede": 1}]"#, &["!/kiosk/profiles/0/spede: ", "did you mean “speed”?"]),
    ]);
}

#[test]
fn what_a_box_may_have_is_left_alone() {
    let folder = Folder::new();
    let before = folder.check().to_string();
    let profiles = json!([
        { "name": "hall-2", "start": "/calendar?q=walk", "languages": ["en"], "views": ["calendar"], "pin": "4711",
          "idleSeconds": 10, "screen": { "widthMm": 60, "heightMm": 4_000 } },
        { "name": "test", "start": "/", "pin": "", "speed": 200 }
    ]);
    folder.set("site.json", "/kiosk", Some(json!({ "countdownSeconds": 20, "profiles": profiles })));
    let report = folder.check();
    assert!(!report.has_errors(), "{report}");
    assert_eq!(report.to_string().matches("/kiosk").count(), before.matches("/kiosk").count(), "{report}");
}
