//! `expand`: the occurrences of every event of a file, one `uid<TAB>start` a line.
//!
//! [`ics`] and [`json`] read the two kinds of files into [`Series`], [`series`] walks through one of them, and this
//! merges them all in order of start. Nothing is held but the series themselves, however many occurrences they have.
//! What a rule means is `atbildiba::dates::recurrence`; the disputed cases are listed there.

pub mod ics;
pub mod json;
pub mod series;

use crate::ical::Problems;
use atbildiba::dates::Date;
use series::{Series, Shown, Window};
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::io::{self, Write};

/// What an event without an end is cut to, when neither a last day nor a limit is given.
pub const MOST_OF_ENDLESS: usize = 1_000;

/// The most lines that are written without a limit.
pub const MOST_LINES: usize = 10_000_000;

/// Which occurrences are wanted. A day takes in what starts on it, by the event's own clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
    /// How many lines in all.
    pub limit: Option<usize>,
}

/// The events of a file of either kind, told apart by the first character that is no blank.
pub fn read(bytes: &[u8], problems: &mut Problems) -> Vec<Series> {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match text.iter().find(|byte| !byte.is_ascii_whitespace()) {
        Some(b'{' | b'[') => json::read(text, problems),
        _ => ics::read(bytes, problems),
    }
}

/// Writes the occurrences by start, then uid. Gives what a person has to know besides: which events were cut off.
///
/// # Errors
/// Those of `out`.
pub fn write(all: &[Series], options: &Options, out: &mut dyn Write) -> io::Result<Vec<String>> {
    let is_cut = options.to.is_none() && options.limit.is_none();
    let window = Window { from: options.from.unwrap_or(Date::MIN), to: options.to.unwrap_or(Date::MAX) };
    let mut walks: Vec<_> = all.iter().map(|series| (series.walk(window), 0)).collect();
    let mut heap: BinaryHeap<Reverse<(Shown, &str, usize)>> = BinaryHeap::new();
    for (at, (walk, _)) in walks.iter_mut().enumerate() {
        heap.extend(walk.next().map(|first| Reverse((first, &*all[at].uid, at))));
    }
    let mut cut = Vec::new();
    let mut left = options.limit.unwrap_or(MOST_LINES);
    while let Some(Reverse((shown, uid, at))) = heap.pop() {
        if left == 0 {
            if options.limit.is_none() {
                cut.push(format!("stopped after {MOST_LINES} lines; give --from and --to, or a --limit"));
            }
            break;
        }
        left -= 1;
        writeln!(out, "{uid}\t{shown}")?;
        let (walk, done) = &mut walks[at];
        *done += 1;
        let Some(next) = walk.next() else { continue };
        if is_cut && all[at].is_endless && *done >= MOST_OF_ENDLESS {
            cut.push(format!(
                "{uid} has no end: its first {MOST_OF_ENDLESS} are listed; give --to or --limit for others"
            ));
        } else {
            heap.push(Reverse((next, uid, at)));
        }
    }
    Ok(cut)
}
