//! What a build is doing, on standard error: a line for each step, and a bar while photos are encoded.

use std::cell::Cell;
use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

/// A step of a build.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step<'a> {
    /// A phase begins.
    Phase(&'a str),
    /// A photo was encoded: `done` of `of`.
    Photo {
        /// The number of photos encoded so far.
        done: usize,
        /// The number of photos to encode.
        of: usize,
        /// Whose photo.
        id: &'a str,
    },
}

/// The width of the bar, in characters.
const WIDTH: usize = 30;

/// Prints steps. On a terminal the bar is redrawn in place; elsewhere (a log) a line appears for every tenth of the
/// photos.
pub struct Printer {
    is_terminal: bool,
    started: Cell<Option<Instant>>,
}

impl Printer {
    /// For standard error.
    pub fn new() -> Self {
        Self { is_terminal: std::io::stderr().is_terminal(), started: Cell::new(None) }
    }

    /// Prints a step.
    pub fn print(&self, step: Step) {
        let text = match step {
            Step::Phase(name) => format!("building: {name} …\n"),
            Step::Photo { done, of, .. } => {
                // The first photo says nothing yet about how long one takes.
                let started = self.started.get().filter(|_| done > 1).unwrap_or_else(Instant::now);
                self.started.set(Some(started));
                match self.is_terminal {
                    true => format!("\r{}{}", bar(done, of, started.elapsed()), if done == of { "\n" } else { "" }),
                    false if is_tenth(done, of) => format!("photos: {done} of {of}\n"),
                    false => return,
                }
            }
        };
        // A closed standard error is no reason to stop.
        let _ = std::io::stderr().lock().write_all(text.as_bytes());
    }
}

impl Default for Printer {
    fn default() -> Self {
        Self::new()
    }
}

/// `photos [######------] 40 of 300, about 3 min left`, padded so that a shorter text covers a longer one. `elapsed`
/// since the first photo.
fn bar(done: usize, of: usize, elapsed: Duration) -> String {
    let full = done * WIDTH / of.max(1);
    let left = elapsed.as_secs_f64() / done.saturating_sub(1).max(1) as f64 * of.saturating_sub(done) as f64;
    let left = match left.round() as u64 {
        _ if done < 3 || done == of => String::new(),
        seconds @ 0..90 => format!(", about {seconds} s left"),
        seconds => format!(", about {} min left", (seconds + 30) / 60),
    };
    let text = format!("photos [{}{}] {done} of {of}{left}", "#".repeat(full), "-".repeat(WIDTH.saturating_sub(full)));
    format!("{text:<78}")
}

/// Whether a tenth of all is complete with this one.
fn is_tenth(done: usize, of: usize) -> bool {
    done == of || done * 10 / of.max(1) > (done - 1) * 10 / of.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_says_how_many_and_how_long() {
        assert_eq!(bar(1, 300, Duration::ZERO).trim_end(), format!("photos [{}] 1 of 300", "-".repeat(30)));
        let half = bar(151, 301, Duration::from_secs(300));
        assert_eq!(
            half,
            format!("{:<78}", format!("photos [{}{}] 151 of 301, about 5 min left", "#".repeat(15), "-".repeat(15)))
        );
        assert!(bar(299, 300, Duration::from_secs(298)).contains("299 of 300, about 1 s left"));
        assert_eq!(bar(300, 300, Duration::from_secs(9)).trim_end(), format!("photos [{}] 300 of 300", "#".repeat(30)));
    }

    #[test]
    fn a_log_has_at_most_ten_lines() {
        for of in [1, 3, 9, 10, 11, 300] {
            let told: Vec<usize> = (1..=of).filter(|done| is_tenth(*done, of)).collect();
            assert!(told.len() <= 10 && told.last() == Some(&of), "{of}: {told:?}");
        }
    }
}
