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
    /// Words; the filter is compared with `engine/name`.
    pub name: &'static str,
    pub engines: &'static [Engine],
    pub what: TestBody,
    /// Whether it mostly waits, and therefore hardly slows down concurrent tests.
    pub waits: bool,
}

/// The body of a test.
#[derive(Clone, Copy)]
pub enum TestBody {
    /// Records findings in the context; an error ends the test and is a finding, too.
    Check(fn(&mut TestContext) -> Result<()>),
    /// The steps of a visitor.
    Journey(&'static [journey::Step]),
}

/// The tests of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Selection<'a> {
    /// Each test in one of its engines: the engines share the tests.
    Shared,
    /// Each test in all of its engines.
    All,
    /// Those whose `engine/name` contains this, or one of its alternatives separated by `|`.
    Named(&'a str),
}

impl Selection<'_> {
    /// Whether a test runs in an engine. `present` tells the engines of this machine.
    fn contains(self, engine: Engine, test: &Test, present: impl Fn(Engine) -> bool) -> bool {
        match self {
            Self::All => true,
            Self::Named(filter) => filter.split('|').any(|part| format!("{engine}/{}", test.name).contains(part)),
            Self::Shared => {
                let engines: Vec<Engine> = test.engines.iter().copied().filter(|engine| present(*engine)).collect();
                // From the name and not from the position, so that a new test does not move the others.
                let number: usize = test.name.bytes().map(usize::from).sum();
                !engines.is_empty() && engines[number % engines.len()] == engine
            }
        }
    }
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

/// The tests of a built site.
pub struct Suite<'a> {
    browsers: &'a Browsers,
    pages: Pages,
    out: PathBuf,
    /// WebKit's copy of the site, made before its first test.
    copy: Mutex<bool>,
}

impl<'a> Suite<'a> {
    /// The tests of the site in a folder. Screenshots of failures are written to `browser-failures` next to it.
    ///
    /// # Errors
    /// There is no site.
    pub fn open(site: &Path, browsers: &'a Browsers) -> Result<Self> {
        let out = site.parent().unwrap_or(Path::new(".")).join("browser-failures");
        let pages = Pages::read(site)?;
        let _ = std::fs::remove_dir_all(&out);
        Ok(Self { browsers, pages, out, copy: Mutex::new(false) })
    }

    /// Every test in each of its engines, the longest first.
    pub fn tests() -> impl Iterator<Item = (Engine, &'static Test)> {
        let engines = |test: &'static Test| ENGINES.into_iter().filter(|engine| test.engines.contains(engine));
        tests::all().into_iter().flat_map(move |test| engines(test).map(move |engine| (engine, test)))
    }

    /// Whether this machine has a browser.
    pub fn has(&self, engine: Engine) -> bool {
        engine.of(self.browsers).is_some()
    }

    /// Runs a test with a fresh browser and server. Returns how many items it examined, or its findings.
    pub fn run(&self, engine: Engine, test: &Test) -> std::result::Result<usize, String> {
        // A panic in a test is that test's failure; its browser ends with it.
        let ran = catch_unwind(AssertUnwindSafe(|| self.run_in_context(engine, test)));
        match ran {
            Ok(Ok((looked_at, None))) => Ok(looked_at),
            Ok(Ok((_, Some(report)))) => Err(report),
            Ok(Err(error)) => Err(format!("  {error}\n")),
            Err(_) => Err("  panicked (see above)\n".into()),
        }
    }

    fn run_in_context(&self, engine: Engine, test: &Test) -> Result<(usize, Option<String>)> {
        if engine == Engine::WebKit {
            let mut is_made = self.copy.lock().unwrap_or_else(PoisonError::into_inner);
            if !*is_made {
                self.pages.make_copy()?;
                *is_made = true;
            }
        }
        let mut context = TestContext::new(engine, self.browsers, &self.pages, &self.out, test.name)?;
        let ended = match test.what {
            TestBody::Check(check) => check(&mut context),
            TestBody::Journey(steps) => journey::walk(&mut context, steps),
        };
        if let Err(Error { what, fix }) = ended {
            let address = context.session.url().unwrap_or_default();
            context.fail(&address, if fix.is_empty() { what } else { format!("{what}; {fix}") });
        }
        Ok((context.looked_at, context.report()))
    }
}

impl Suite<'_> {
    /// Removes WebKit's copy of the site; the last call.
    pub fn close(&self) {
        self.pages.remove_copy();
    }
}

/// Runs the selected tests on the built site. Prints a line for each, the findings, and a summary.
///
/// # Errors
/// The site or the display is unavailable, or no test is selected. Failed tests are not an error.
pub fn run(site: &Path, browsers: &Browsers, selection: Selection) -> Result<Summary> {
    let start = Instant::now();
    let suite = Suite::open(site, browsers)?;
    let mut summary = Summary::default();
    let mut jobs = VecDeque::new();
    for (engine, test) in Suite::tests() {
        if !suite.has(engine) {
            summary.left_out.extend((!summary.left_out.contains(&engine)).then_some(engine));
        } else if selection.contains(engine, test, |engine| suite.has(engine)) {
            jobs.push_back((engine, test));
        }
    }
    if jobs.is_empty() {
        let advice = "give --only a part of `engine/name` as the run prints them; see above which browsers are missing";
        return Err(Error::new("there is no browser test to run", advice));
    }
    let (jobs, sum) = (Mutex::new(jobs), Mutex::new(&mut summary));
    thread::scope(|scope| {
        for worker in 0..=WORKERS {
            let (jobs, sum, suite) = (&jobs, &sum, &suite);
            scope.spawn(move || {
                while let Some((engine, test)) = next(jobs, worker == WORKERS) {
                    let passed = report(suite, engine, test);
                    let mut sum = sum.lock().unwrap_or_else(PoisonError::into_inner);
                    *(if passed { &mut sum.passed } else { &mut sum.failed }) += 1;
                }
            });
        }
    });
    suite.close();
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

/// Runs a test and prints the result; whether it passed.
fn report(suite: &Suite, engine: Engine, test: &Test) -> bool {
    let start = Instant::now();
    let ran = suite.run(engine, test);
    let time = start.elapsed().as_secs_f32();
    // A single call, so that the lines of two tests are not interleaved.
    match &ran {
        Ok(looked_at) => println!("ok   {engine:<8} {} ({looked_at} looked at, {time:.1} s)\n", test.name),
        Err(report) => println!("FAIL {engine:<8} {} ({time:.1} s)\n{report}", test.name),
    }
    ran.is_ok()
}

#[cfg(test)]
mod selection {
    use super::*;

    #[test]
    fn shared_tests_run_once_each_and_in_every_engine() {
        let shared = |present: &dyn Fn(Engine) -> bool| -> Vec<(Engine, &'static str)> {
            let run = Suite::tests().filter(|(engine, test)| Selection::Shared.contains(*engine, test, present));
            run.filter(|(engine, _)| present(*engine)).map(|(engine, test)| (engine, test.name)).collect()
        };
        let (run, all) = (shared(&|_| true), tests::all());
        assert_eq!(run.len(), all.len());
        for engine in ENGINES {
            let share = run.iter().filter(|(one, _)| *one == engine).count();
            assert!(share * 6 > all.len(), "{engine} runs only {share} of {} tests", all.len());
        }
        // A test of several engines is not lost if one of them is missing.
        let without = shared(&|engine| engine != Engine::Firefox);
        let possible = all.iter().filter(|test| test.engines.iter().any(|engine| *engine != Engine::Firefox)).count();
        assert_eq!(without.len(), possible);
    }
}
