//! `import`: a calendar or a table in, content out.

use super::calendar::{closed_is_fine, finish, read};
use crate::build::today;
use crate::check;
use crate::cli::Import;
use crate::error::{OrFail, Result};
use crate::ical::Problems;
use crate::import::campaign::{Campaign, id};
use crate::import::report::{ImportReport, Outcome};
use crate::import::{Items, calendar, merge, sheet};
use serde_json::Value;
use std::io::{self, Write};
use std::path::Path;

/// Reads the file, reports what became of each part, and prints or writes the result.
///
/// # Errors
/// Nothing could be read, or only a part; the result has new errors; or it can't be written.
pub(super) fn run(options: &Import) -> Result<()> {
    let (name, bytes) = read(&options.file)?;
    let dir = options.into.as_ref().map(|dir| super::campaign(Some(dir))).transpose()?;
    let before = dir.as_ref().map(|dir| check::check_folder(dir, today()));
    let campaign = before.as_ref().map_or_else(Campaign::default, |report| Campaign::new(report.files.clone()));
    let mut report = ImportReport::default();
    let mut problems = Problems::default();
    let (read, group) = if is_calendar(&options.file, &bytes) {
        let group = calendar::import(&bytes, &campaign, &mut problems);
        (Ok(vec![calendar::new_events(&group, &campaign, &name, &mut report)]), Some(group))
    } else {
        (sheet::read(&bytes, &name, &campaign, &mut report), None)
    };
    let merged = read.and_then(|mut items| {
        let merged = match (&dir, &before) {
            (Some(dir), Some(before)) => Some(merge::merged(dir, before, today(), &mut items, &mut report)?),
            _ => None,
        };
        Ok((items, merged))
    });
    eprint!("{}{report}", problems.shown(&name));
    let (items, merged) = merged?;
    let taken = tell_taken(&items);
    match &merged {
        Some(merged) if options.writes => merge::write(merged)?,
        Some(_) => {}
        None => show(&items, group.as_ref())?,
    }
    let (left, wrong) = (report.count(Outcome::Left), report.count(Outcome::Wrong) + problems.errors());
    eprintln!("{name}: {taken} imported, {left} left out, {wrong} errors");
    for file in merged.iter().flatten() {
        let what = if options.writes { "written" } else { "nothing is written yet; --write does it" };
        eprintln!("{}: {what}", file.path.display());
    }
    finish(wrong)
}

/// Decides by the content or, if that is inconclusive, by the name.
fn is_calendar(file: &Path, bytes: &[u8]) -> bool {
    let ending = file.extension().map(|ending| ending.to_ascii_lowercase());
    let is_named = |endings: &[&str]| ending.as_ref().is_some_and(|ending| endings.iter().any(|one| ending == one));
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1_000)]).to_ascii_uppercase();
    let is_table = sheet::is_xlsx(bytes) || is_named(&["csv", "tsv", "xlsx"]);
    is_named(&["ics", "ical", "ifb"])
        || (!is_table && (head.contains("BEGIN:VCALENDAR") || head.contains("BEGIN:VEVENT")))
}

/// Reports the imported items and their ids; returns their number.
fn tell_taken(items: &[Items]) -> usize {
    let all: Vec<_> = items.iter().flat_map(|items| &items.items).collect();
    for item in &all {
        eprintln!("{}: imported: “{}” as “{}”", item.place, item.title, id(&item.value).unwrap_or_default());
    }
    all.len()
}

/// Prints content files to standard output; for a calendar, the whole group.
fn show(items: &[Items], group: Option<&Value>) -> Result<()> {
    for items in items {
        let whole = group.cloned().unwrap_or_else(|| items.whole());
        let text = serde_json::to_string_pretty(&whole).or_fail(|| "writing the result".into(), "")?;
        closed_is_fine(writeln!(io::stdout().lock(), "{text}"))?;
    }
    Ok(())
}
