//! `import`: a calendar or a table in, content out.

use super::calendar::{closed_is_fine, finish, read};
use crate::build::today;
use crate::check::{self, Report};
use crate::cli::Import;
use crate::error::{Error, OrFail, Result};
use crate::ical::Problems;
use crate::import::calendar;
use crate::import::campaign::Campaign;
use crate::import::merge::{self, Merged};
use crate::import::sheet::{self, Items};
use crate::import::told::{Fate, Told};
use std::io::{self, Write};
use std::path::Path;

/// Reads the file, tells what became of each part, and shows or writes the result.
///
/// # Errors
/// Nothing could be read, or a part of it; the result has new errors; it can't be written.
pub(super) fn run(options: &Import) -> Result<()> {
    let (name, bytes) = read(&options.file)?;
    let dir = options.into.as_ref().map(|dir| super::campaign(Some(dir))).transpose()?;
    let before = dir.as_ref().map(|dir| check::check_folder(dir, today()));
    let campaign = before.as_ref().map_or_else(Campaign::default, |report| Campaign::new(report.files.clone()));
    let mut told = Told::default();
    let read = if is_calendar(&options.file, &bytes) {
        let mut problems = Problems::default();
        let events = calendar::import(&bytes, &campaign, &mut problems);
        eprint!("{}", problems.shown(&name));
        let items = calendar::new_events(&events, &campaign, &name, &mut told);
        Ok((vec![Items { file: "events.json", items }], Some(events), problems.errors()))
    } else {
        sheet::read(&bytes, &name, &campaign, &mut told).map(|items| (items, None, 0))
    };
    if before.is_none() && read.as_ref().is_ok_and(|read| read.1.is_none()) {
        let what = "texts without a language are taken as English, and ids of fields, kinds, categories and sources are not compared; --into DIR knows them";
        told.add(name.as_str(), Fate::Changed, what);
    }
    eprint!("{told}");
    let (items, whole, errors) = read?;
    let count: usize = items.iter().map(|items| items.items.len()).sum();
    match (&dir, &before) {
        (Some(dir), Some(before)) => into(dir, before, &items, options.writes)?,
        _ => {
            for items in &items {
                show(&whole.clone().unwrap_or_else(|| items.whole()))?;
            }
        }
    }
    eprintln!("{name}: {count} taken, {} left out", told.count(Fate::Left) + told.count(Fate::Wrong));
    finish(errors + told.count(Fate::Wrong))
}

/// By its content, or by its name where that says nothing.
fn is_calendar(file: &Path, bytes: &[u8]) -> bool {
    let ending = file.extension().map(|ending| ending.to_ascii_lowercase());
    let is_named = ending.as_ref().is_some_and(|ending| ["ics", "ical", "ifb"].iter().any(|one| ending == one));
    let is_table = ending.is_some_and(|ending| ["csv", "tsv", "txt", "xlsx"].iter().any(|one| ending == *one));
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1_000)]).to_ascii_uppercase();
    !sheet::is_xlsx(bytes)
        && (is_named || head.contains("BEGIN:VCALENDAR") || (!is_table && head.contains("BEGIN:VEVENT")))
}

fn show(value: &serde_json::Value) -> Result<()> {
    let text = serde_json::to_string_pretty(value).or_fail(|| "writing the result".into(), "")?;
    closed_is_fine(writeln!(io::stdout().lock(), "{text}"))
}

/// Adds items to the files of a campaign: all of them, or none.
fn into(dir: &Path, before: &Report, items: &[Items], writes: bool) -> Result<()> {
    let folder = check::data_folder(dir);
    let merged: Vec<Merged> = items
        .iter()
        .filter(|items| !items.items.is_empty())
        .map(|items| merge::merged(&folder, items))
        .collect::<Result<_>>()?;
    if merged.is_empty() {
        eprintln!("{}: there is nothing new", folder.display());
        return Ok(());
    }
    let changed: Vec<(&str, &str)> = merged.iter().map(|merged| (merged.name, merged.text.as_str())).collect();
    let after = check::check_changed(dir, today(), &changed);
    let new = merge::new_errors(before, &after);
    new.iter().for_each(|problem| eprintln!("{problem}"));
    if writes && !new.is_empty() {
        return Err(Error::new(
            format!("the result would have {} new errors, so nothing is written", new.len()),
            "mend what stands above in the table or in site.json; lines are those of the result (without --write it is shown)",
        ));
    }
    for merged in &merged {
        if writes {
            merged.write()?;
            eprintln!("{}: written", merged.path.display());
        } else {
            closed_is_fine(io::stdout().lock().write_all(merged.text.as_bytes()))?;
        }
    }
    if !writes {
        eprintln!("nothing is written yet: add --write");
    }
    Ok(())
}
