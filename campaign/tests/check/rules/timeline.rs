//! Mistakes in `timeline.json`.

use super::hold;

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
