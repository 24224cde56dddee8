//! The calendar compared with FullCalendar and EventCalendar, all with the same ten thousand events.

use super::plot::FLOOR;
use super::probe::{DESK, Floor, Probe, SLOWER};
use super::table::{OURS, Row, Series};
use super::{Bench, PEER_THERE};
use site::error::{Error, Result};

/// Steps per round; the first is not counted.
const STEPS: usize = 13;

/// Measures opening, stepping by month and by year, and the number of elements; and plain JavaScript that creates the
/// same elements.
pub fn measure(bench: &Bench) -> Result<Vec<Row>> {
    let peers = [("FullCalendar 7.1.0", "fullcalendar"), ("EventCalendar 5.15.0", "eventcalendar")];
    let mut all = vec![(OURS, Measured::default()), (FLOOR, Measured::default())];
    all.extend(peers.map(|(whose, _)| (whose, Measured::default())));
    let mut nothing = Series::default();
    for round in 0..bench.rounds {
        println!("calendar, round {} of {}", round + 1, bench.rounds);
        let [(_, measured), (_, floor), ..] = &mut all[..] else { unreachable!("both are there") };
        ours(bench, measured, floor, &mut nothing)?;
        for ((_, page), (_, measured)) in peers.iter().zip(&mut all[2..]) {
            peer(bench, page, measured)?;
        }
    }
    let mut rows = Vec::new();
    for (what, aim, unit, of) in FIGURES {
        for (whose, measured) in all.iter().filter(|(_, measured)| of(measured).len() > 0) {
            let row = Row::new(what, whose, of(measured), unit);
            rows.push(if *whose == OURS { aim.map_or(row.clone(), |aim| row.aim(aim)) } else { row });
        }
    }
    rows.push(Row::new("nothing at all: what measuring itself costs", "–", &nothing, "ms"));
    Ok(rows)
}

type Metric = fn(&Measured) -> &Series;
const FIGURES: [(&str, Option<f64>, &str, Metric); 5] = [
    ("month switch: script, style and layout", Some(16.0), "ms", |of| &of.step),
    ("month switch, one right after the other", Some(33.0), "ms", |of| &of.held),
    ("year switch", Some(16.0), "ms", |of| &of.year),
    ("calendar: from data to painted month", Some(100.0), "ms", |of| &of.open),
    ("calendar: elements", None, "", |of| &of.elements),
];

#[derive(Default)]
struct Measured {
    open: Series,
    step: Series,
    held: Series,
    year: Series,
    elements: Series,
}

/// The shown sheet of the calendar.
const SHEET: &str = ".sheets > :first-child";

/// Steps to the next month or year. A visitor looks at one before going on.
const STEP: &str = "(async () => { const at = () => document.querySelector('.sheets').firstElementChild; const before = at(); \
                    const text = before.textContent; document.querySelector('main [rel=next]').click(); await painted(); \
                    return at() !== before || at().textContent !== text; })()";
const LOOK: &str = "new Promise((done) => setTimeout(done, 700))";

fn ours(bench: &Bench, measured: &mut Measured, floor: &mut Measured, nothing: &mut Series) -> Result<()> {
    let mut probe = Probe::start(bench.browsers, DESK)?;
    probe.open(&bench.ours("calendar/2026-01"), SLOWER, "window.opened")?;
    measured.open.push(probe.number("opened - dataThere")?);
    steps(&mut probe, true, &mut measured.step)?;
    nothing.push(probe.cost("painted()")?.0.sum());
    steps(&mut probe, false, &mut measured.held)?;
    measured
        .elements
        .push(probe.number("document.querySelector('[data-island=calendar]').getElementsByTagName('*').length")?);
    probe.eval("(async () => { document.querySelector('.views a:nth-child(4)').click(); await painted(); })()")?;
    steps(&mut probe, true, &mut measured.year)?;
    floor.year.push(probe.floor(SHEET)?.cost);
    probe.open(&bench.ours("calendar/2026-01"), SLOWER, "window.opened")?;
    for _ in 0..5 {
        let Floor { cost, .. } = probe.floor(SHEET)?;
        floor.step.push(cost);
        floor.held.push(cost);
    }
    floor.open.push(probe.floor("[data-island=calendar]")?.painted);
    Ok(())
}

/// Takes the steps of a round; the first is not counted.
fn steps(probe: &mut Probe, looks: bool, series: &mut Series) -> Result<()> {
    for n in 0..STEPS {
        if looks {
            probe.eval(LOOK)?;
        }
        let (cost, moved) = probe.cost(STEP)?;
        if moved != true {
            return Err(Error::new("the calendar did not go on", "look at it: cargo xtask serve"));
        }
        if n > 0 {
            series.push(cost.sum());
        }
    }
    Ok(())
}

fn peer(bench: &Bench, page: &str, measured: &mut Measured) -> Result<()> {
    let mut probe = Probe::start(bench.browsers, DESK)?;
    probe.open(&bench.peer(page), SLOWER, PEER_THERE)?;
    measured.open.push(probe.number("bench.open()")?);
    for n in 0..STEPS {
        let (cost, moved) = probe.cost(&format!("bench.step({n})"))?;
        if moved != true {
            return Err(Error::new(format!("{page} did not go to the next month"), "look at its script in bench/"));
        }
        if n > 0 {
            measured.step.push(cost.sum());
        }
    }
    measured.elements.push(probe.number("bench.elements()")?);
    Ok(())
}
