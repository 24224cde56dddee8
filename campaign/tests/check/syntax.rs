//! Files that are not JSON, or not text.

use crate::folder::Folder;

fn first_line(file: &str, bytes: impl AsRef<[u8]>) -> String {
    let folder = Folder::new();
    folder.write(file, bytes);
    let text = folder.check().to_string();
    let prefix = format!("{}/", folder.path().display());
    let line = text.lines().find(|line| line.contains(&format!("/{file}:"))).unwrap_or("nothing told");
    line.strip_prefix(&prefix).unwrap_or(line).into()
}

#[test]
fn what_is_no_text_or_no_file_is_told() {
    assert!(first_line("help.json", "").starts_with("help.json:1:1: /: the file is empty"));
    assert!(first_line("help.json", " \n").starts_with("help.json:1:1: /: the file is empty"));
    assert!(first_line("help.json", b"\xff\xfe{\0}\0").starts_with("help.json:1:1: /: the file is in UTF-16"));
    assert!(
        first_line("help.json", b"{\n \"a\": \"R\xeega\"}")
            .starts_with("help.json:2:9: /: from here on the file is not in UTF-8")
    );
    assert!(
        first_line("help.json", b"\xef\xbb\xbf{}")
            .starts_with("help.json:1:1: /: the file begins with a byte order mark")
    );
    let deep = "[".repeat(100) + &"]".repeat(100);
    assert!(first_line("help.json", deep).contains("help.json:1:65: /0/0/0"));
    assert!(first_line("help.json", "{\"a\": 1e999}").contains("number out of range"));

    let folder = Folder::new();
    std::fs::rename(folder.path().join("help.json"), folder.path().join("Help.json")).expect("it can be renamed");
    assert!(folder.check().to_string().contains("help.json:1:1: /: there is no file help.json; rename Help.json"));

    let nowhere = folder.path().join("nowhere");
    let report = crate::folder::check_folder(&nowhere, crate::folder::today());
    assert!(report.has_errors() && report.to_string().contains("there is no folder"));
}

#[test]
fn a_file_beyond_50_mb_is_not_read() {
    let folder = Folder::new();
    let file = std::fs::File::create(folder.path().join("events.json")).expect("it can be made");
    file.set_len(60 * 1024 * 1024).expect("it can be long");
    assert!(folder.check().to_string().contains("events.json:1:1: /: the file is larger than 50 MB"));
}

#[test]
fn syntax_errors_name_line_column_and_cure() {
    for (text, told) in [
        ("{\n  \"a\": 1\n  \"b\": 2\n}", "events.json:2:9: /: a comma is missing here"),
        ("{\n  \"a\": [1, 2,]\n}", "events.json:2:13: /a: this comma is one too many"),
        ("{\n  // why\n}", "events.json:2:3: /: JSON has no comments"),
        ("{\n  \"ā\": 'b'\n}", "events.json:2:8: /ā: texts stand in double quotation marks"),
        ("{\n  \"a\": True\n}", "events.json:2:8: /a: write true in small letters"),
        ("{\n  \"a\": \"b\n}", "events.json:2:8: /a: the text that begins here is not closed on its line"),
        ("{\n  \"a\": {\n    \"b\": 1\n", "events.json:4:1: /a: the file ends here, but the { of line 2 is not closed"),
        ("{}\n}", "events.json:2:1: /: there is one closing bracket too many"),
        (
            "{\n  a: 1\n}",
            "events.json:2:3: /: a property's name in double quotation marks should stand here, found “a”",
        ),
    ] {
        let line = first_line("events.json", text);
        assert!(line.starts_with(told), "{text}: {line}");
    }
}

#[test]
fn a_name_given_twice_is_an_error_at_the_second() {
    let folder = Folder::new();
    let text = String::from_utf8(folder.read("site.json")).expect("text");
    folder.write("site.json", text.replace("\"year\": 2026,", "\"year\": 2026,\n  \"ye\\u0061r\": 2026,"));
    let report = folder.check();
    assert_eq!(report.to_string().matches("stands here twice").count(), 1, "{report}");
    assert!(report.to_string().contains("site.json:13:3: /year: this property stands here twice"), "{report}");
    assert!(report.has_errors());
}
