//! Adding items to the content files of a campaign; the rest of each file remains the same, byte for byte.

use super::report::{ImportReport, Outcome};
use super::{Items, list_of};
use crate::check;
use crate::error::{Error, OrFail, Result};
use atbildiba::dates::Date;
use campaign::check::Severity;
use campaign::check::scan::scan;
use campaign::check::{LocatedProblem, Report, data_folder};
use serde::Serialize;
use serde_json::Value;
use serde_json::ser::{PrettyFormatter, Serializer};
use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The new version of a content file.
#[derive(Debug)]
pub struct Merged {
    /// `events.json` or another content file.
    pub name: &'static str,
    pub path: PathBuf,
    pub text: String,
    /// The previous version.
    before: String,
}

/// The campaign's files with the items. Items in which the check finds an error are removed from `items` and reported.
/// `before` is the check's report without them.
///
/// # Errors
/// A file can't be extended, or the check finds an error that belongs to no item.
pub fn merged(
    dir: &Path,
    before: &Report,
    today: Date,
    items: &mut Vec<Items>,
    report: &mut ImportReport,
) -> Result<Vec<Merged>> {
    loop {
        items.retain(|items| !items.items.is_empty());
        let folder = data_folder(dir);
        let merged: Vec<Merged> = items.iter().map(|items| of_file(&folder, items)).collect::<Result<_>>()?;
        let changed: Vec<(&str, &str)> = merged.iter().map(|merged| (merged.name, merged.text.as_str())).collect();
        let after = check::check_changed(dir, today, &changed);
        let errors = new_errors(before, &after);
        if errors.is_empty() {
            return Ok(merged);
        }
        if !take_out(&errors, before, items, report) {
            let errors: String = errors.iter().map(|error| format!("\n{error}")).collect();
            return Err(Error::new(
                format!("with these items the campaign would have new errors:{errors}"),
                "correct these",
            ));
        }
    }
}

/// Removes the items that have errors; returns whether there were any.
fn take_out(errors: &[&LocatedProblem], before: &Report, items: &mut [Items], report: &mut ImportReport) -> bool {
    let mut found = false;
    for items in items {
        let list = list_of(items.file);
        let file = before.files.all().into_iter().zip(campaign::check::FILE_NAMES);
        let file = file.filter(|(_, name)| *name == items.file).find_map(|(value, _)| value.as_ref());
        let there = file.and_then(|value| value[list].as_array()).map_or(0, Vec::len);
        let mut wrong: BTreeMap<usize, String> = BTreeMap::new();
        for error in errors.iter().filter(|error| error.problem.file == items.file) {
            let pointer = error.problem.pointer.strip_prefix('/').and_then(|rest| rest.strip_prefix(list));
            let Some(pointer) = pointer.and_then(|rest| rest.strip_prefix('/')) else { continue };
            let (index, property) = pointer.split_once('/').unwrap_or((pointer, ""));
            let Some(index) = index.parse::<usize>().ok().and_then(|index| index.checked_sub(there)) else { continue };
            let before = if property.is_empty() { String::new() } else { format!("{property}: ") };
            wrong.entry(index).or_insert_with(|| before + &error.problem.message);
        }
        let mut index = 0;
        items.items.retain(|item| {
            let what = wrong.get(&index);
            index += 1;
            if let Some(what) = what {
                report.add(item.place.as_str(), Outcome::Wrong, format!("{what}; “{}” is left out", item.title));
                found = true;
            }
            what.is_none()
        });
    }
    found
}

/// A content file with items appended to its list.
fn of_file(folder: &Path, items: &Items) -> Result<Merged> {
    let path = folder.join(items.file);
    let what = || format!("reading {}", path.display());
    let before = fs::read_to_string(&path).or_fail(what, "name the folder of a complete campaign")?;
    let values: Vec<&Value> = items.items.iter().map(|item| &item.value).collect();
    let text = appended(&before, list_of(items.file), &values).ok_or_else(|| {
        Error::new(
            format!("{} can't be added to: it is not in order", path.display()),
            "run `atbildiba check` and correct it",
        )
    })?;
    Ok(Merged { name: items.file, path, text, before })
}

/// The text with the items after the last one of its list, indented like the first one.
fn appended(text: &str, list: &str, items: &[&Value]) -> Option<String> {
    let (mut opens, mut first) = (None, None);
    scan(text, &mut |pointer, _, at| match pointer.strip_prefix('/').and_then(|rest| rest.strip_prefix(list)) {
        Some("") => opens = Some(at),
        Some("/0") => first = Some(at),
        _ => {}
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
    let step = indent.strip_prefix(&of_list).filter(|step| !step.is_empty()).unwrap_or("  ");
    let mut out = text[..closes].trim_end().to_owned();
    for (index, item) in items.iter().enumerate() {
        if index > 0 || first.is_some() {
            out.push(',');
        }
        let mut written = Vec::new();
        let formatter = PrettyFormatter::with_indent(step.as_bytes());
        item.serialize(&mut Serializer::with_formatter(&mut written, formatter)).ok()?;
        for line in String::from_utf8(written).ok()?.lines() {
            out += &format!("{line_end}{indent}{line}");
        }
    }
    let tail = &text[text[..closes].trim_end().len()..];
    // A list on one line gets a line for its closing bracket.
    if !tail[..tail.find(']')?].contains('\n') {
        out += &format!("{line_end}{of_list}");
    }
    Some(out + tail)
}

/// The position at which the list opened at `from` closes; the text is JSON.
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

/// The errors that only the second report contains.
fn new_errors<'a>(before: &Report, after: &'a Report) -> Vec<&'a LocatedProblem> {
    type Key<'a> = (&'a str, &'a str, &'a str);
    fn key(one: &LocatedProblem) -> Key<'_> {
        (one.problem.file, &one.problem.pointer, &one.problem.message)
    }
    let known: HashSet<Key<'_>> = before.problems.iter().map(key).collect();
    let is_new = |one: &&'a LocatedProblem| one.problem.severity == Severity::Error && !known.contains(&key(one));
    after.problems.iter().filter(is_new).collect()
}

/// Replaces the files: first all new versions are written next to them, then each replaces its file atomically.
///
/// # Errors
/// A file was changed since it was read, or can't be written; then all files are unchanged.
pub fn write(all: &[Merged]) -> Result<()> {
    let beside: Vec<PathBuf> = all.iter().map(Merged::beside).collect();
    let written = all.iter().zip(&beside).try_for_each(|(merged, beside)| merged.write_beside(beside));
    let written = written.and_then(|()| {
        all.iter().zip(&beside).enumerate().try_for_each(|(index, (merged, beside))| {
            let renamed = fs::rename(beside, merged.target());
            if renamed.is_err() {
                // Best effort: the disk may have failed.
                all[..index].iter().for_each(|done| drop(fs::write(done.target(), &done.before)));
            }
            renamed.or_fail(|| format!("writing {}", merged.path.display()), FIX)
        })
    });
    if written.is_err() {
        beside.iter().for_each(|beside| drop(fs::remove_file(beside)));
    }
    written
}

const FIX: &str = "look whether the folder can be written to and the disk is not full; the file is as it was";

impl Merged {
    /// The file, or the target if it is a symbolic link.
    fn target(&self) -> PathBuf {
        fs::canonicalize(&self.path).unwrap_or_else(|_| self.path.clone())
    }

    fn beside(&self) -> PathBuf {
        self.target().with_extension(format!("json.{}.new", std::process::id()))
    }

    fn write_beside(&self, beside: &Path) -> Result<()> {
        let write = || {
            let mut file = fs::File::create(beside)?;
            file.write_all(self.text.as_bytes())?;
            file.sync_all()?;
            fs::set_permissions(beside, fs::metadata(&self.path)?.permissions())
        };
        write().or_fail(|| format!("writing {}", self.path.display()), FIX)?;
        if fs::read_to_string(&self.path).ok().as_ref() != Some(&self.before) {
            let what = format!("{} was changed meanwhile, so it is left as it is", self.path.display());
            return Err(Error::new(what, "import once more"));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn all_files_are_as_they_were_if_one_cannot_be_written() {
        let folder = crate::TempFolder::new("import-merge-undone").unwrap();
        let path = folder.path().join("events.json");
        fs::write(&path, "before").unwrap();
        // Its new version is renamed only once, so that the second time fails.
        let merged =
            || Merged { name: "events.json", path: path.clone(), text: "after".into(), before: "before".into() };
        assert!(write(&[merged(), merged()]).is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), "before");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn only_the_new_items_change() {
        let items = [&json!({"id": "n"}), &json!({"id": "m"})];
        let of = |text: &str| appended(text, "entries", &items);
        assert_eq!(
            of("{\n\t\"entries\": [\n\t\t{\"id\": \"a]\\\"\"}\n\t],\n\t\"x\": [ 1 ]\n}\n").unwrap(),
            "{\n\t\"entries\": [\n\t\t{\"id\": \"a]\\\"\"},\n\t\t{\n\t\t\t\"id\": \"n\"\n\t\t},\n\t\t{\n\t\t\t\"id\": \"m\"\n\t\t}\n\t],\n\t\"x\": [ 1 ]\n}\n"
        );
        for text in ["{\"entries\": []}", "{\r\n  \"entries\": [ ]\r\n}", "{\"entries\":[{\"id\":\"a\"}]}"] {
            let read: Value = serde_json::from_str(&of(text).unwrap()).unwrap();
            let count = read["entries"].as_array().unwrap().len();
            assert_eq!(count, 2 + usize::from(text.contains("id")), "{text}");
        }
        assert!(of("{\"entries\": 1}").is_none() && of("{").is_none());
    }
}
