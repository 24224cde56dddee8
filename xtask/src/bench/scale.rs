//! How opening, stepping and memory grow with the number of items.

use super::probe::{DESK, PHONE, Probe, SLOWER, Screen};
use super::table::{OURS, Row, Series, short};
use super::{Bench, content};
use crate::build;
use site::build::{Callbacks, Options};
use site::engine::Engine;
use site::error::{Error, Result};
use site::serve;

/// The numbers of items of each kind.
const COUNTS: [usize; 3] = [1_000, content::MANY, 100_000];

/// Steps after opening; the first, which V8 compiles, is not counted.
const STEPS: usize = 7;

/// A page, and a step in it: an expression that is fulfilled when the page has changed.
struct Page {
    open: &'static str,
    step_name: &'static str,
    memory: &'static str,
    screen: Screen,
    address: &'static str,
    step: &'static str,
}

const PAGES: [Page; 3] = [
    Page {
        open: "calendar: from data to painted month",
        step_name: "calendar: a step to the next month",
        memory: "calendar: memory",
        screen: DESK,
        address: "calendar/2026-01",
        step: "(async () => { document.querySelector('main [rel=next]').click(); await painted(); })()",
    },
    Page {
        open: "wall: from data to painted",
        step_name: "wall: scrolling by a screen",
        memory: "wall: memory",
        screen: PHONE,
        address: "supporters",
        step: "(async () => { scrollBy(0, 800); await painted(); await painted(); })()",
    },
    Page {
        open: "timeline: from data to painted",
        step_name: "timeline: a pan",
        memory: "timeline: memory",
        screen: DESK,
        address: "timeline?view=axis",
        step: "(async () => { document.querySelector('.scene').dispatchEvent(new KeyboardEvent('keydown', \
               { key: 'ArrowLeft', shiftKey: true, bubbles: true, cancelable: true })); await painted(); })()",
    },
];

/// The pause before a step, as when a person looks at the page.
const PAUSE: &str = "new Promise((done) => setTimeout(done, 700))";

/// The memory of the program and of its page in megabytes. The browser does not count the former, and tells the latter
/// because the site's pages are cross-origin isolated.
const MEMORY: &str =
    "performance.measureUserAgentSpecificMemory().then(({ bytes }) => (programMemory.buffer.byteLength + bytes) / 1e6)";

#[derive(Default)]
struct Measured {
    open: Series,
    step: Series,
    memory: Series,
}

/// Measures sites of [`COUNTS`] items. The note of the last row of a figure has the exponent: 1 if it grows as the
/// number of items does, 0 if it does not grow.
pub fn measure(bench: &Bench) -> Result<Vec<Row>> {
    let mut all: Vec<[Measured; 3]> = Vec::new();
    for count in COUNTS {
        println!("scale: a site of {count} items");
        let site = make(bench, count)?;
        let mut of_count = [(); 3].map(|()| Measured::default());
        for _ in 0..bench.rounds {
            for (page, measured) in PAGES.iter().zip(&mut of_count) {
                visit(bench, &site, page, measured)?;
            }
        }
        all.push(of_count);
    }
    let mut rows = Vec::new();
    for (at, page) in PAGES.iter().enumerate() {
        rows.extend(growth(page.open, "ms", &all, |of| &of[at].open, |before| Some(4.0 * before)));
        rows.extend(growth(page.step_name, "ms", &all, |of| &of[at].step, |_| None));
        rows.extend(growth(page.memory, "MB", &all, |of| &of[at].memory, |_| Some(200.0)));
    }
    Ok(rows)
}

/// A figure for each of [`COUNTS`]. `aim` is the last one's target, of the one before it.
fn growth<'a>(
    what: &'static str,
    unit: &'static str,
    all: &'a [[Measured; 3]],
    of: impl Fn(&'a [Measured; 3]) -> &'a Series,
    aim: impl Fn(f64) -> Option<f64>,
) -> Vec<Row> {
    let row = |(count, measured): (usize, &'a [Measured; 3])| {
        Row::new(what, OURS, of(measured), unit).note(count.to_string())
    };
    let mut rows: Vec<Row> = COUNTS.into_iter().zip(all).map(row).collect();
    if let [.., before, last] = &mut rows[..] {
        let exponent = (last.median / before.median).log10() / (COUNTS[2] as f64 / COUNTS[1] as f64).log10();
        last.note += &format!(", exponent {}", short(exponent));
        last.aim = aim(before.median);
    }
    rows
}

/// Builds a site from the compiled engine.
fn make(bench: &Bench, count: usize) -> Result<serve::Server> {
    let folder = bench.project.join(format!("target/bench/scale-{count}"));
    let (content, out) = (folder.join("content"), folder.join("site"));
    content::write(bench.project, &content, count)?;
    let engine = Engine::read(&build::engine_file(bench.project))?;
    let mut options = Options::new(&content, &out, &folder.join("photos"));
    options.is_sample = true;
    let callbacks = Callbacks { step: &|_| {}, warn: &|_| {}, photos: site::photos::FILL };
    site::build::build(&engine, &options, &callbacks)?;
    serve::spawn_for_tests(&out)
}

fn visit(bench: &Bench, site: &serve::Server, page: &Page, measured: &mut Measured) -> Result<()> {
    let mut probe = Probe::start(bench.browsers, page.screen)?;
    probe.open(&(site.url() + page.address), SLOWER, "window.opened")?;
    measured.open.push(probe.number("opened - dataThere")?);
    let before = probe.eval("document.querySelector('main').innerHTML")?;
    for n in 0..STEPS {
        probe.eval(PAUSE)?;
        let (cost, _) = probe.cost(page.step)?;
        if n > 0 {
            measured.step.push(cost.sum());
        }
    }
    if probe.eval("document.querySelector('main').innerHTML")? == before {
        return Err(Error::new(format!("{} did not change", page.address), "look at it: cargo xtask serve"));
    }
    measured.memory.push(probe.number(MEMORY)?);
    Ok(())
}
