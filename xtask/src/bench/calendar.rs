//! The calendar beside FullCalendar and EventCalendar, all with the same ten thousand events.

use super::probe::{DESK, Probe, SLOWER};
use super::table::{OURS, Row, Series};
use super::{Bench, PEER_THERE};
use site::error::{Error, Result};

/// Steps of a round; the first is not counted.
const STEPS: usize = 13;

/// Opening, stepping from month to month, elements.
pub fn measure(bench: &Bench) -> Result<Vec<Row>> {
    let peers = [("FullCalendar 7.1.0", "fullcalendar"), ("EventCalendar 5.15.0", "eventcalendar")];
    let mut all = vec![(OURS, Measured::default())];
    all.extend(peers.map(|(whose, _)| (whose, Measured::default())));
    let mut floor = Series::default();
    for round in 0..bench.rounds {
        println!("calendar, round {} of {}", round + 1, bench.rounds);
        ours(bench, &mut all[0].1, &mut floor)?;
        for ((_, page), (_, measured)) in peers.iter().zip(&mut all[1..]) {
            peer(bench, page, measured)?;
        }
    }
    let mut rows = Vec::new();
    for (what, aim, unit, of) in FIGURES {
        for (whose, measured) in &all {
            let row = Row::new(what, whose, of(measured), unit);
            rows.push(if *whose == OURS { aim.map_or(row.clone(), |aim| row.aim(aim)) } else { row });
        }
    }
    rows.push(Row::new("nothing at all: what measuring itself costs", "–", &floor, "ms"));
    Ok(rows)
}

type Of = fn(&Measured) -> &Series;
const FIGURES: [(&str, Option<f64>, &str, Of); 3] = [
    ("month switch: script, style and layout", Some(16.0), "ms", |of| &of.step),
    ("calendar: from data to painted month", Some(120.0), "ms", |of| &of.open),
    ("calendar: elements", None, "", |of| &of.elements),
];

#[derive(Default)]
struct Measured {
    open: Series,
    step: Series,
    elements: Series,
}

fn ours(bench: &Bench, measured: &mut Measured, floor: &mut Series) -> Result<()> {
    let mut probe = Probe::start(bench.browsers, DESK)?;
    probe.open(&bench.ours("calendar/2026-01"), SLOWER, "window.opened")?;
    measured.open.push(probe.number("opened - dataThere")?);
    let step = "(async () => { const at = () => document.querySelector('td[data-date]').dataset.date; const before = at(); \
                document.querySelector('main [rel=next]').click(); await painted(); return at() !== before; })()";
    for n in 0..STEPS {
        let (cost, moved) = probe.cost(step)?;
        if moved != true {
            return Err(Error::new("the calendar did not go to the next month", "look at it: cargo xtask serve"));
        }
        if n > 0 {
            measured.step.push(cost.sum());
            floor.push(probe.cost("painted()")?.0.sum());
        }
    }
    measured
        .elements
        .push(probe.number("document.querySelector('[data-island=calendar]').getElementsByTagName('*').length")?);
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
