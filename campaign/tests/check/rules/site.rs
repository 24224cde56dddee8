//! Mistakes in `site.json`.

use super::hold;

#[test]
fn every_mistake_is_told() {
    hold(&[
        ("site.json", "/languages", r#"["english"]"#, &["!/languages/0: ", "“english” is not a language tag"]),
        ("site.json", "/languages", r#"["en", "en"]"#, &["!/languages/1: ", "twice"]),
        ("site.json", "/languages", "[]", &["!/languages: ", "no language"]),
        ("site.json", "/languages", r#"["en", "lv"]"#, &["18 texts of this file are missing in “lv”", "shown in “en”"]),
        (
            "site.json",
            "/name",
            r#"{"en": "A", "ru": "B"}"#,
            &["/name/ru: ", "the site has no language “ru” (it has “en”)"],
        ),
        ("site.json", "/name", r#"{"English": "A", "en": "B"}"#, &["!/name/English: ", "“English” is not a language"]),
        ("site.json", "/name", "7", &["!/name: ", "must be a text or one text a language", "found a number (7)"]),
        ("site.json", "/name", r#""""#, &["!/name: ", "must not be empty"]),
        ("site.json", "/name", r#"{"en": 1}"#, &["!/name/en: ", "must be a text, found a number"]),
        ("site.json", "/emphasis/en", r#""on our feet""#, &["/emphasis/en: ", "not part of the name"]),
        ("site.json", "/timeZone", r#""Europe/Rigo""#, &["!/timeZone: ", "did you mean “Europe/Riga”?"]),
        ("site.json", "/shortName", r#""A name that is long""#, &["!/shortName: ", "19 characters", "1 to 12"]),
        ("site.json", "/hashtag", r#""clean shores""#, &["!/hashtag: ", "is no hashtag"]),
        ("site.json", "/year", "1066", &["!/year: ", "from 1900 to 2036"]),
        (
            "site.json",
            "/year",
            "\"2026\"",
            &["!/year: ", "must be a whole number, found a text; take the quotation marks off"],
        ),
        (
            "site.json",
            "/theme",
            r##"{"colors": {"light": {"sea": "red"}}}"##,
            &["!/theme/colors/light/sea: ", "no colour"],
        ),
        (
            "site.json",
            "/theme",
            r##"{"colors": {"light": {"Sea": "#112233"}}}"##,
            &["!/theme/colors/light/Sea: ", "did you mean “sea”?"],
        ),
        (
            "site.json",
            "/theme",
            r##"{"colors": {"light": {"ink": "#cccccc"}}}"##,
            &["/theme/colors: ", "hard to read: `ink`"],
        ),
        ("site.json", "/theme", r##"{"emblem": "../emblem.svg"}"##, &["!/theme/emblem: ", "lies beside this one"]),
        ("site.json", "/theme", r##"{"emblem": "logo.svg"}"##, &["!/theme/emblem: ", "there is no file logo.svg"]),
        ("site.json", "/categories/0/color", "\"see\"", &["!/categories/0/color: ", "did you mean “sea”?"]),
        ("site.json", "/sections", r##"["calender"]"##, &["!/sections/0: ", "calendar"]),
        ("site.json", "/leaveTo", "\"javascript:alert(1)\"", &["!/leaveTo: ", "“javascript:” is not allowed"]),
        ("site.json", "/leaveTo", "\"data:text/html,x\"", &["!/leaveTo: ", "“data:” is not allowed"]),
        ("site.json", "/leaveTo", "\"http://example.org/\"", &["/leaveTo: ", "not encrypted"]),
        ("site.json", "/leaveTo", "\"https:///x\"", &["!/leaveTo: ", "has no host"]),
        ("site.json", "/leaveTo", "\"https://a@example.org/\"", &["!/leaveTo: ", "behind an @"]),
        ("site.json", "/url", "\"https://example.org/\"", &["!/url: ", "without a slash"]),
        (
            "site.json",
            "/sources/own-records/url",
            "\"example.org\"",
            &["!/sources/own-records/url: ", "begin with https://"],
        ),
        (
            "site.json",
            "/sources/own-records/readOn",
            "\"2026-11-24\"",
            &["!/sources/own-records/readOn: ", "in the future"],
        ),
        (
            "site.json",
            "/sources/own-records/readOn",
            "\"yesterday\"",
            &["!/sources/own-records/readOn: ", "not a date"],
        ),
        ("site.json", "/publisher", "", &["/: ", "nobody stands behind this site"]),
        ("site.json", "/contact", "", &["/: ", "nobody can be reached"]),
        ("site.json", "/contact", "\"office\"", &["!/contact: ", "neither an e-mail nor an address"]),
        ("site.json", "/contact", "\"http://\"", &["!/contact: ", "has no host"]),
        ("site.json", "/sources/Own", r#"{"name": "x"}"#, &["!/sources/Own: ", "is no id", "write “own”"]),
        (
            "site.json",
            "/categories/1/id",
            "\"meeting\"",
            &["!/categories/1/id: ", "taken already, by /categories/0/id"],
        ),
        ("site.json", "/kinds", "", &["!/: ", "the property “kinds” is missing; add it, a list in [ ]"]),
        ("site.json", "/hashtags", "\"#x\"", &["!/hashtags: ", "did you mean “hashtag”?"]),
    ]);
}
