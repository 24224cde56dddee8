//! New items in a content file that is there: the rest of the file stays as it is, to the byte.

use super::sheet::Items;
use crate::check::scan::scan;
use crate::check::{Located, Report};
use crate::error::{Error, OrFail, Result};
use atbildiba::content::check::Severity;
use std::collections::HashSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// What a content file becomes.
#[derive(Debug)]
pub struct Merged {
    /// `events.json` and its like.
    pub name: &'static str,
    pub path: PathBuf,
    pub text: String,
    /// What it was made of.
    before: String,
}

/// A content file with items at the end of its list.
///
/// # Errors
/// The file can't be read, or has no list.
pub fn merged(folder: &Path, items: &Items) -> Result<Merged> {
    let path = folder.join(items.file);
    let what = || format!("reading {}", path.display());
    let before = fs::read_to_string(&path).or_fail(what, "name the folder of a complete campaign")?;
    let text = appended(&before, items).ok_or_else(|| {
        Error::new(
            format!("{} can't be added to: it is not in order", path.display()),
            "run `atbildiba check` and mend it",
        )
    })?;
    Ok(Merged { name: items.file, path, text, before })
}

/// The text with the items behind the last one of its list, indented as the first one is.
fn appended(text: &str, items: &Items) -> Option<String> {
    let list = if items.file == "supporters.json" { "/supporters" } else { "/entries" };
    let (mut opens, mut first) = (None, None);
    scan(text, &mut |pointer, _, at| {
        if pointer == list {
            opens = Some(at);
        } else if pointer.strip_prefix(list) == Some("/0") {
            first = Some(at);
        }
    })
    .ok()?;
    let opens = opens.filter(|at| text[*at..].starts_with('['))?;
    let closes = closes(text, opens)?;
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let before = |at: usize| &text[text[..at].rfind('\n').map_or(0, |end| end + 1)..at];
    let blanks = |line: &str| line.chars().take_while(|c| matches!(c, ' ' | '\t')).collect::<String>();
    let of_list = blanks(before(opens));
    let indent = match first.map(before) {
        Some(line) if line.trim().is_empty() => line.to_owned(),
        _ => format!("{of_list}  "),
    };
    let mut out = text[..closes].trim_end().to_owned();
    for (index, item) in items.items.iter().enumerate() {
        if index > 0 || first.is_some() {
            out.push(',');
        }
        for line in serde_json::to_string_pretty(item).ok()?.lines() {
            out += &format!("{line_end}{indent}{line}");
        }
    }
    let tail = &text[text[..closes].trim_end().len()..];
    // A list on one line gets a line for its end.
    if !tail[..tail.find(']')?].contains('\n') {
        out += &format!("{line_end}{of_list}");
    }
    Some(out + tail)
}

/// Where the list that opens at `from` closes; the text is JSON.
fn closes(text: &str, from: usize) -> Option<usize> {
    let (mut depth, mut in_string, mut is_escaped) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate().skip(from) {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if in_string => is_escaped = true,
            b'"' => in_string = !in_string,
            b'[' | b'{' if !in_string => depth += 1,
            b']' | b'}' if !in_string => {
                depth -= 1;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

/// The errors that only the second report has.
pub fn new_errors<'a>(before: &Report, after: &'a Report) -> Vec<&'a Located> {
    let key = |located: &'a Located| {
        (located.problem.file, located.problem.pointer.as_str(), located.problem.message.as_str())
    };
    let is_error = |located: &&Located| located.problem.severity == Severity::Error;
    let known: HashSet<(&str, &str, &str)> = before
        .problems
        .iter()
        .map(|located| (located.problem.file, located.problem.pointer.as_str(), located.problem.message.as_str()))
        .collect();
    after.problems.iter().filter(is_error).filter(|located| !known.contains(&key(located))).collect()
}

impl Merged {
    /// Puts the text in place of the file, whole or not at all.
    ///
    /// # Errors
    /// The file was changed since it was read, or can't be written.
    pub fn write(&self) -> Result<()> {
        let path = fs::canonicalize(&self.path).unwrap_or_else(|_| self.path.clone());
        let fix = "look whether the folder can be written to and the disk is not full; the file is as it was";
        let what = || format!("writing {}", self.path.display());
        let beside = path.with_extension(format!("json.{}.new", std::process::id()));
        let written = self.write_beside(&beside, &path).or_fail(what, fix).and_then(|()| {
            if fs::read_to_string(&path).ok().as_ref() != Some(&self.before) {
                let what = format!("{} was changed meanwhile, so it is left as it is", self.path.display());
                return Err(Error::new(what, "import once more"));
            }
            fs::rename(&beside, &path).or_fail(what, fix)
        });
        if written.is_err() {
            let _ = fs::remove_file(&beside);
        }
        written
    }

    fn write_beside(&self, beside: &Path, like: &Path) -> std::io::Result<()> {
        let mut file = fs::File::create(beside)?;
        file.write_all(self.text.as_bytes())?;
        file.sync_all()?;
        fs::set_permissions(beside, fs::metadata(like)?.permissions())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    #[test]
    fn nothing_but_the_new_items_changes() {
        let items = Items { file: "timeline.json", items: vec![json!({"id": "n"}), json!({"id": "m"})] };
        let of = |text: &str| appended(text, &items).unwrap();
        assert_eq!(
            of("{\n\t\"entries\": [\n\t\t{\"id\": \"a]\\\"\"}\n\t],\n\t\"x\": [ 1 ]\n}\n"),
            "{\n\t\"entries\": [\n\t\t{\"id\": \"a]\\\"\"},\n\t\t{\n\t\t  \"id\": \"n\"\n\t\t},\n\t\t{\n\t\t  \"id\": \"m\"\n\t\t}\n\t],\n\t\"x\": [ 1 ]\n}\n"
        );
        for text in ["{\"entries\": []}", "{\r\n  \"entries\": [ ]\r\n}", "{\"entries\":[{\"id\":\"a\"}]}"] {
            let read: Value = serde_json::from_str(&of(text)).unwrap();
            let count = read["entries"].as_array().unwrap().len();
            assert_eq!(count, 2 + usize::from(text.contains("id")), "{text}");
        }
        assert!(appended("{\"entries\": 1}", &items).is_none() && appended("{", &items).is_none());
    }
}
