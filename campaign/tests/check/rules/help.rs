//! Mistakes in `help.json`.

use super::hold;

#[test]
fn every_mistake_is_told() {
    hold(&[
        ("help.json", "/services/0/emergency", "", &["/services: ", "no service is for danger to life"]),
        ("help.json", "/services/0/phone", "", &["!/services/0: ", "nobody can reach"]),
        ("help.json", "/services/1/phone", "\"28612120\"", &["!/services/1/phone: ", "works in one country only"]),
        ("help.json", "/services/1/phone", "\"+371 (28) 612120\"", &["!/services/1/phone: ", "not a number to dial"]),
        ("help.json", "/services/1/phone", "112", &["!/services/1/phone: ", "must be a text, found a number (112)"]),
        ("help.json", "/services/1/email", "", &["!/services/1: ", "nobody can reach"]),
        ("help.json", "/services/1/email", "\"office\"", &["!/services/1/email: ", "not an e-mail address"]),
        ("help.json", "/services/1/featured", "true", &["!/services/1/featured: ", "numbers to call"]),
        ("help.json", "/services/1/url", "\"www.example.org\"", &["!/services/1/url: ", "begin with https://"]),
        (
            "help.json",
            "/services/1/openingHours",
            r#"["24/7"]"#,
            &["!/services/1/openingHours/0: ", "Mo-Su 00:00-24:00"],
        ),
        (
            "help.json",
            "/services/1/openingHours",
            r#"["Mo-Fri 10:00-17:00"]"#,
            &["!/services/1/openingHours/0: ", "“Fri” is not a day"],
        ),
        ("help.json", "/services/1/languages", r#"["English"]"#, &["!/services/1/languages/0: ", "not a language tag"]),
        ("help.json", "/services/0/verifiedOn", "\"2025-11-22\"", &["!/services/0/verifiedOn: ", "over a year ago"]),
        (
            "help.json",
            "/services/0/verifiedOn",
            "\"2026-11-24\"",
            &["!/services/0/verifiedOn: ", "in the future (today is 2026-11-23)"],
        ),
        ("help.json", "/services/0/verifiedOn", "\"23.11.2026\"", &["!/services/0/verifiedOn: ", "not a date"]),
        (
            "help.json",
            "/services/0/confirmedOn",
            "\"2026-11-20\"",
            &["/services: ", "nobody has confirmed “campaign-office”;"],
        ),
        ("help.json", "/services/0/confirmedOn", "\"2027-01-01\"", &["!/services/0/confirmedOn: ", "in the future"]),
        ("help.json", "/signs/0/source", "\"nowhere\"", &["!/signs/0/source: ", "no source “nowhere”"]),
        ("help.json", "/services/0/verifiedOn", "", &["!/services/0: ", "“verifiedOn” is missing"]),
    ]);
}
