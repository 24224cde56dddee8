//! `expand`: the occurrences of every event in a file, as lines of `uid<TAB>start`.
//!
//! [`ics`] and [`json`] parse the two kinds of files into [`Series`], [`series`] iterates over one of them, and this
//! module merges them in order of start. Memory holds only the series, however many occurrences they have. Rules are
//! evaluated by `atbildiba::dates::recurrence`, which also lists the disputed cases.

pub mod ics;
pub mod json;
pub mod series;

use crate::ical::Problems;
use atbildiba::dates::Date;
use series::{Series, Window, WrittenStart};
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::io::{self, Write};

/// The number of occurrences of an endless event if neither a last day nor a limit is given.
pub const MAX_OF_ENDLESS: usize = 1_000;

/// The maximum number of lines without a limit.
pub const MAX_LINES: usize = 10_000_000;

/// The requested occurrences. A day includes those that start on it in the event's time zone.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
    /// The total number of lines.
    pub limit: Option<usize>,
}

/// The events of a file of either kind, distinguished by the first non-blank character.
pub fn read(bytes: &[u8], problems: &mut Problems) -> Vec<Series> {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match text.iter().find(|byte| !byte.is_ascii_whitespace()) {
        Some(b'{' | b'[') => json::read(text, problems),
        _ => ics::read(bytes, problems),
    }
}

/// Writes the occurrences by start, then uid. Returns notices, such as which events were cut off.
///
/// # Errors
/// Those of `out`.
pub fn write(all: &[Series], options: &Options, out: &mut dyn Write) -> io::Result<Vec<String>> {
    let is_cut = options.to.is_none() && options.limit.is_none();
    let window = Window { from: options.from.unwrap_or(Date::MIN), to: options.to.unwrap_or(Date::MAX) };
    let mut walks: Vec<_> = all.iter().map(|series| (series.walk(window), 0)).collect();
    let mut heap: BinaryHeap<Reverse<(WrittenStart, &str, usize)>> = BinaryHeap::new();
    for (at, (walk, _)) in walks.iter_mut().enumerate() {
        heap.extend(walk.next().map(|first| Reverse((first, &*all[at].uid, at))));
    }
    let mut cut = Vec::new();
    let mut left = options.limit.unwrap_or(MAX_LINES);
    while let Some(Reverse((shown, uid, at))) = heap.pop() {
        if left == 0 {
            if options.limit.is_none() {
                cut.push(format!("stopped after {MAX_LINES} lines; give --from and --to, or a --limit"));
            }
            break;
        }
        left -= 1;
        writeln!(out, "{uid}\t{shown}")?;
        let (walk, done) = &mut walks[at];
        *done += 1;
        let Some(next) = walk.next() else { continue };
        if is_cut && all[at].is_endless && *done >= MAX_OF_ENDLESS {
            cut.push(format!(
                "{uid} has no end: its first {MAX_OF_ENDLESS} are listed; give --to or --limit for others"
            ));
        } else {
            heap.push(Reverse((next, uid, at)));
        }
    }
    Ok(cut)
}
