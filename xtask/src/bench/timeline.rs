//! The timeline compared with vis-timeline (six of thirty-six years visible) and TimelineJS (a thousand entries).

use super::plot::FLOOR;
use super::probe::{DESK, Probe, SLOWER};
use super::table::{OURS, Row, Series};
use super::{Bench, PEER_THERE};
use site::error::{Error, Result};

#[derive(Default)]
struct Measured {
    open: Series,
    step: Series,
    elements: Series,
    /// The number of steps, and of those that changed the page.
    steps: (usize, usize),
}

/// Measures opening, panning and zooming, and the number of elements.
pub fn measure(bench: &Bench) -> Result<Vec<Row>> {
    let mut all: Vec<(&'static str, Measured)> =
        [OURS, FLOOR, NARROW, VIS, JS].into_iter().map(|whose| (whose, Measured::default())).collect();
    for round in 0..bench.rounds {
        println!("timeline, round {} of {}", round + 1, bench.rounds);
        let [(_, whole), (_, floor), (_, narrow), ..] = &mut all[..] else { unreachable!("they are there") };
        ours(bench, "timeline?view=axis", whole, Some(floor))?;
        ours(bench, "timeline?view=axis&from=2005-01-01&to=2010-12-31", narrow, None)?;
        // Opening takes half a minute each.
        if round < 3 {
            peer(bench, "vis", &mut all[3].1)?;
            peer(bench, "timelinejs", &mut all[4].1)?;
        }
    }
    let mut rows = Vec::new();
    for (what, aim, unit, of) in FIGURES {
        for (whose, measured) in all.iter().filter(|(_, measured)| of(measured).len() > 0) {
            let row = Row::new(what, whose, of(measured), unit);
            let row = if whose.starts_with(OURS) { row.aim(aim) } else { row };
            let (steps, updates) = measured.steps;
            rows.push(if unit == "ms" && steps > 0 {
                row.note(format!("{updates} of {steps} steps changed the page"))
            } else {
                row
            });
        }
    }
    Ok(rows)
}

const NARROW: &str = "ours, six years in view";
const VIS: &str = "vis-timeline 8.5.4, six years in view";
const JS: &str = "TimelineJS 3.9.11, 1 000 entries";

type Metric = fn(&Measured) -> &Series;
const FIGURES: [(&str, f64, &str, Metric); 3] = [
    ("timeline of 10 000: from data to painted", 120.0, "ms", |of| &of.open),
    ("timeline of 10 000: a pan or zoom step, script, style and layout", 16.0, "ms", |of| &of.step),
    ("timeline of 10 000: elements", 600.0, "", |of| &of.elements),
];

/// The keys of the axis: zoom in, later, zoom in, earlier … and out again.
const KEYS: [(&str, bool); 12] = [
    ("+", false),
    ("ArrowRight", true),
    ("+", false),
    ("ArrowLeft", true),
    ("+", false),
    ("ArrowRight", true),
    ("-", false),
    ("ArrowRight", true),
    ("-", false),
    ("ArrowLeft", true),
    ("-", false),
    ("+", false),
];

fn ours(bench: &Bench, address: &str, measured: &mut Measured, floor: Option<&mut Measured>) -> Result<()> {
    let mut probe = Probe::start(bench.browsers, DESK)?;
    probe.open(&bench.ours(address), SLOWER, "window.opened")?;
    measured.open.push(probe.number("opened - dataThere")?);
    probe.eval("new Promise((done) => setTimeout(done, 800))")?;
    for (key, shift) in KEYS {
        let step = format!(
            "(async () => {{ const seen = () => document.querySelector('.scene svg').innerHTML.length + \
             document.querySelector('.overview rect').outerHTML; const before = seen(); \
             document.querySelector('.scene').dispatchEvent(new KeyboardEvent('keydown', \
             {{key: '{key}', shiftKey: {shift}, bubbles: true, cancelable: true}})); await painted(); \
             globalThis.changed = before; }})()"
        );
        let (cost, _) = probe.cost(&step)?;
        let changed = probe.eval(
            "document.querySelector('.scene svg').innerHTML.length + document.querySelector('.overview rect').outerHTML \
             !== changed",
        )?;
        measured.steps.0 += 1;
        measured.steps.1 += usize::from(changed == true);
        measured.step.push(cost.sum());
    }
    if measured.steps.1 * 2 < measured.steps.0 {
        return Err(Error::new("the axis does not move", "look at it: cargo xtask serve"));
    }
    measured.elements.push(probe.number("document.querySelector('.axis').getElementsByTagName('*').length")?);
    if let Some(floor) = floor {
        for _ in 0..5 {
            floor.step.push(probe.floor(".scene")?.cost);
        }
        probe.open(&bench.ours(address), SLOWER, "window.opened")?;
        floor.open.push(probe.floor("[data-island=timeline]")?.painted);
    }
    Ok(())
}

fn peer(bench: &Bench, page: &str, measured: &mut Measured) -> Result<()> {
    let mut probe = Probe::start(bench.browsers, DESK)?;
    probe.open(&bench.peer(page), SLOWER, PEER_THERE)?;
    measured.open.push(probe.number("bench.open()")?);
    for n in 0..KEYS.len() {
        let (cost, changed) = probe.cost(&format!("bench.step({n})"))?;
        measured.steps.0 += 1;
        measured.steps.1 += usize::from(changed == true);
        measured.step.push(cost.sum());
    }
    measured.elements.push(probe.number("bench.elements()")?);
    Ok(())
}
