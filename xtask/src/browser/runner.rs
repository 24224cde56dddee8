//! Runs the tests: two browsers at a time, plus one test that mostly waits; one line per test, no retries.

use super::context::TestContext;
use super::driver::{ENGINES, Engine};
use super::site::Pages;
use super::{journey, tests};
use crate::setup::Browsers;
use site::error::{Error, Result};
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Instant;

/// A test, run once in each of its engines with a fresh browser and server.
pub struct Test {
    /// Lower-case words. The filter is compared with the engine and this name.
    pub name: &'static str,
    pub engines: &'static [Engine],
    pub what: What,
    /// Whether it mostly waits, and therefore hardly slows down concurrent tests.
    pub waits: bool,
}

/// The body of a test.
#[derive(Clone, Copy)]
pub enum What {
    /// Records findings in the context; an error ends the test and is a finding, too.
    Check(fn(&mut TestContext) -> Result<()>),
    /// The steps of a visitor.
    Journey(&'static [journey::Step]),
}

/// The result of a run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    pub passed: usize,
    pub failed: usize,
    /// Engines that this machine lacks.
    pub left_out: Vec<Engine>,
}

/// Concurrent tests, in addition to a waiting one.
const WORKERS: usize = 2;

/// Runs all tests whose `engine/name` contains `filter`, or one of its alternatives separated by `|` (empty: all), on
/// the built site. Prints a line for each, the findings, and a summary. Screenshots of failures are written to
/// `browser-failures` next to the site. Errors: the site or the display is unavailable, or no test matches. Failed
/// tests are not an error.
pub fn run(site: &Path, browsers: &Browsers, filter: &str) -> Result<Summary> {
    let start = Instant::now();
    let pages = Pages::read(site)?;
    let mut summary = Summary::default();
    let mut jobs = VecDeque::new();
    for test in tests::all() {
        for engine in ENGINES.into_iter().filter(|engine| test.engines.contains(engine)) {
            let name = format!("{engine}/{}", test.name);
            let is_meant = filter.split('|').any(|part| name.contains(part));
            if engine.of(browsers).is_none() {
                summary.left_out.extend((!summary.left_out.contains(&engine)).then_some(engine));
            } else if is_meant {
                jobs.push_back((engine, test));
            }
        }
    }
    if jobs.is_empty() {
        let advice = "give --only a part of `engine/name` as the run prints them; see above which browsers are missing";
        return Err(Error::new("there is no browser test to run", advice));
    }
    let uses_webkit = jobs.iter().any(|(engine, _)| *engine == Engine::WebKit);
    if uses_webkit {
        pages.make_copy()?;
    }
    let out = site.parent().unwrap_or(Path::new(".")).join("browser-failures");
    let _ = std::fs::remove_dir_all(&out);
    let place = Run { browsers, pages: &pages, out };
    let (jobs, sum) = (Mutex::new(jobs), Mutex::new(&mut summary));
    thread::scope(|scope| {
        for worker in 0..=WORKERS {
            let (jobs, sum, place) = (&jobs, &sum, &place);
            scope.spawn(move || {
                while let Some((engine, test)) = next(jobs, worker == WORKERS) {
                    let passed = place.run(engine, test);
                    let mut sum = sum.lock().unwrap_or_else(PoisonError::into_inner);
                    *(if passed { &mut sum.passed } else { &mut sum.failed }) += 1;
                }
            });
        }
    });
    pages.remove_copy();
    for engine in &summary.left_out {
        println!("notice: {engine} is not installed; its tests were skipped");
    }
    println!("{} passed, {} failed ({:.1} s)", summary.passed, summary.failed, start.elapsed().as_secs_f32());
    Ok(summary)
}

/// The next test: only waiting ones if `waits`, otherwise the others as long as there are any. A separate function, so
/// that the queue is not locked while the test runs.
fn next(jobs: &Mutex<VecDeque<(Engine, &'static Test)>>, waits: bool) -> Option<(Engine, &'static Test)> {
    let mut jobs = jobs.lock().unwrap_or_else(PoisonError::into_inner);
    let wanted = jobs.iter().position(|(_, test)| test.waits == waits);
    match wanted {
        None if waits => None,
        wanted => jobs.remove(wanted.unwrap_or(0)),
    }
}

/// What all tests of a run share.
struct Run<'a> {
    browsers: &'a Browsers,
    pages: &'a Pages,
    out: PathBuf,
}

impl Run<'_> {
    /// Whether it passed; prints the result.
    fn run(&self, engine: Engine, test: &Test) -> bool {
        let start = Instant::now();
        // A panic in a test is that test's failure; its browser ends with it.
        let ran = catch_unwind(AssertUnwindSafe(|| self.run_in_context(engine, test)));
        let (looked_at, report) = match ran {
            Ok(Ok(done)) => done,
            Ok(Err(error)) => (0, Some(format!("  {error}\n"))),
            Err(_) => (0, Some("  panicked (see above)\n".into())),
        };
        let word = if report.is_some() { "FAIL" } else { "ok  " };
        let (time, report_text) = (start.elapsed().as_secs_f32(), report.as_deref().unwrap_or(""));
        // A single call, so that the lines of two tests are not interleaved.
        println!("{word} {engine:<8} {} ({looked_at} looked at, {time:.1} s)\n{report_text}", test.name);
        report.is_none()
    }

    fn run_in_context(&self, engine: Engine, test: &Test) -> Result<(usize, Option<String>)> {
        let mut context = TestContext::new(engine, self.browsers, self.pages, &self.out, test.name)?;
        let ended = match test.what {
            What::Check(check) => check(&mut context),
            What::Journey(steps) => journey::walk(&mut context, steps),
        };
        if let Err(Error { what, fix }) = ended {
            let address = context.session.url().unwrap_or_default();
            context.fail(&address, if fix.is_empty() { what } else { format!("{what}; {fix}") });
        }
        Ok((context.looked_at, context.report()))
    }
}
