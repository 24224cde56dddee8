//! Mistakes in `supporters.json`.

use super::hold;

#[test]
fn every_mistake_is_told() {
    hold(&[
        ("supporters.json", "/supporters/0/id", "\"index\"", &["!/supporters/0/id: ", "“index” is taken by the site"]),
        ("supporters.json", "/supporters/0/id", "\"friends-of-the-shore\"", &["!/supporters/1/id: ", "taken already"]),
        (
            "supporters.json",
            "/supporters/0/affiliation",
            r#"["friends-of-the-shor"]"#,
            &[
                "!/supporters/0/affiliation/0: ",
                "no supporter “friends-of-the-shor”; did you mean “friends-of-the-shore”?",
            ],
        ),
        (
            "supporters.json",
            "/supporters/0/affiliation",
            r#"["anna-sample"]"#,
            &["!/supporters/0/affiliation/0: ", "is a Person"],
        ),
        (
            "supporters.json",
            "/supporters/0/field",
            "\"sports\"",
            &["!/supporters/0/field: ", "no field “sports”; there are “ngo”, “volunteers”"],
        ),
        (
            "supporters.json",
            "/supporters/0/timeline",
            r#"["first-cleanup"]"#,
            &["!/supporters/0/timeline/0: ", "did you mean “first-clean-up”?"],
        ),
        (
            "supporters.json",
            "/supporters/0/events",
            r#"["weekly"]"#,
            &["!/supporters/0/events/0: ", "did you mean “weekly-meeting”?"],
        ),
        (
            "supporters.json",
            "/supporters/0/events",
            r#"["weekly-meeting", "weekly-meeting"]"#,
            &["/supporters/0/events/1: ", "twice"],
        ),
        ("supporters.json", "/supporters/0/source", "[]", &["!/supporters/0/source: ", "no source"]),
        (
            "supporters.json",
            "/supporters/0/source",
            "\"own-record\"",
            &["!/supporters/0/source: ", "did you mean “own-records”?"],
        ),
        ("supporters.json", "/supporters/0/source", "", &["!/supporters/0: ", "“source” is missing"]),
        (
            "supporters.json",
            "/supporters/1/parentOrganization",
            "\"friends-of-the-shore\"",
            &["!/supporters/1/parentOrganization: ", "goes in a circle: friends-of-the-shore → friends-of-the-shore"],
        ),
        (
            "supporters.json",
            "/supporters/1/jobTitle",
            "\"Chair\"",
            &["!/supporters/1/jobTitle: ", "an Organization has no jobTitle"],
        ),
        (
            "supporters.json",
            "/supporters/0/foundingDate",
            "\"1990\"",
            &["!/supporters/0/foundingDate: ", "a Person has no foundingDate"],
        ),
        (
            "supporters.json",
            "/supporters/1/foundingDate",
            "\"1990-13\"",
            &["!/supporters/1/foundingDate: ", "at character 6", "months run from 01 to 12"],
        ),
        (
            "supporters.json",
            "/supporters/0/@type",
            "\"Human\"",
            &["!/supporters/0/@type: ", "must be one of \"Person\", \"Organization\""],
        ),
        ("supporters.json", "/supporters/0/shirt", "\"ANNASAMPLE\"", &["!/supporters/0/shirt: ", "10 characters"]),
        ("supporters.json", "/supporters/0/asOf", "3017", &["!/supporters/0/asOf: ", "from 1900 to 2026"]),
        (
            "supporters.json",
            "/supporters/0/statement/en",
            "\"“Help!” she said.\"",
            &["/supporters/0/statement/en: ", "reported speech"],
        ),
        (
            "supporters.json",
            "/supporters/0/photo",
            r#"{"alt": "A smiling woman", "consent": "in writing"}"#,
            &["!/supporters/0/photo: ", "no photo “anna-sample.jpg”"],
        ),
        (
            "supporters.json",
            "/supporters/0/photo",
            r#"{"alt": "A", "consent": ""}"#,
            &["!/supporters/0/photo/consent: ", "without having agreed"],
        ),
        (
            "supporters.json",
            "/supporters/0/photo",
            r#"{"alt": "A"}"#,
            &["!/supporters/0/photo: ", "“consent” is missing"],
        ),
        (
            "supporters.json",
            "/supporters/0/photo",
            r#"{"alt": {"lv": "A"}, "consent": "x"}"#,
            &["!/supporters/0/photo/alt: ", "not described in “en”"],
        ),
        (
            "supporters.json",
            "/supporters/0/photo",
            r#"{"alt": "A", "consent": "x", "width": 3}"#,
            &["!/supporters/0/photo/width: ", "made by the build"],
        ),
        ("supporters.json", "/supporters/0/related", "[]", &["!/supporters/0/related: ", "made by the build"]),
        (
            "supporters.json",
            "/supporters/0/quotation",
            r#"{"text": "x", "source": 7}"#,
            &["!/supporters/0/quotation/source: ", "must be a text or one text per language"],
        ),
    ]);
}
