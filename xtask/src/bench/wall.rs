//! The wall compared with react-photo-album and justified-layout: the layout alone, and ten thousand people in a page.

use super::plot::FLOOR;
use super::probe::{DESK, PHONE, Probe, SLOWER, Screen};
use super::table::{OURS, Row, Series};
use super::{Bench, PEER_THERE};
use serde_json::Value;
use site::error::{Error, Result};

/// Widths, each with the target height of rows.
const LAYOUTS: [(&str, u32, u32); 2] = [
    ("wall layout of 10 000, 1280 px, rows of 220", 1280, 220),
    ("wall layout of 10 000, 390 px, rows of 120", 390, 120),
];
const ALBUM: &str = "react-photo-album 3.6.1";

/// Measures the time, and how much rows deviate from the target height.
pub fn layout(bench: &Bench) -> Result<Vec<Row>> {
    println!("wall layout");
    let mut probe = Probe::start(bench.browsers, DESK)?;
    probe.open(&bench.peer("layout"), 1.0, PEER_THERE)?;
    let mut rows = Vec::new();
    for (what, width, target) in LAYOUTS {
        let run = probe.eval(&format!("bench.run({width}, {target}, {})", bench.rounds * 5))?;
        let series = |name: &str| Series::from(&run["times"][name]);
        let row = |whose, name: &str, unit| Row::new(what, whose, &series(name), unit).note(fit(&run["fit"][name]));
        let album = row(ALBUM, "album", "ms");
        rows.push(row(OURS, "ours", "ms").aim(album.median / 2.0));
        rows.push(album);
        rows.push(row("justified-layout 4.1.0", "flickr", "ms"));
    }
    Ok(rows)
}

fn fit(fit: &Value) -> String {
    let number = |name: &str| fit[name].as_f64().unwrap_or(f64::NAN);
    format!("fit error {:.1} px, {} of {} rows not flush", number("off"), number("ragged"), number("rows"))
}

#[derive(Default)]
struct Measured {
    open: Series,
    again: Series,
    elements: Series,
    frames: Series,
}

/// Measures changing a phone's width, and frames while scrolling by 120 px each.
pub fn page(bench: &Bench) -> Result<Vec<Row>> {
    let [mut ours, mut floor, mut album] = [(); 3].map(|()| Measured::default());
    for round in 0..bench.rounds {
        println!("wall, round {} of {}", round + 1, bench.rounds);
        measure_ours(bench, &mut ours, &mut floor)?;
        // With all rows in the page, a round takes minutes, and rounds differ little.
        if round < 3 {
            measure_album(bench, &mut album)?;
        }
    }
    let mut rows = Vec::new();
    for (what, aim, unit, of) in FIGURES {
        rows.push(Row::new(what, OURS, of(&ours), unit).aim(aim));
        if of(&floor).len() > 0 {
            rows.push(Row::new(what, FLOOR, of(&floor), unit));
        }
        rows.push(Row::new(what, ALBUM, of(&album), unit).note("all in the page"));
    }
    Ok(rows)
}

type Metric = fn(&Measured) -> &Series;
const FIGURES: [(&str, f64, &str, Metric); 4] = [
    ("wall of 10 000: from data to painted", 60.0, "ms", |of| &of.open),
    ("wall of 10 000: another width, script, style and layout", 8.0, "ms", |of| &of.again),
    ("wall of 10 000: elements", 600.0, "", |of| &of.elements),
    ("wall of 10 000: frames while scrolling, 95th percentile", 33.0, "ms", |of| &of.frames),
];

/// The 95th percentile of the time between frames while scrolling by 120 px each.
const SCROLL: &str = "(async () => { const frames = []; let last; \
    for (let n = 0; n < 90; n += 1) { await new Promise((done) => requestAnimationFrame((now) => { \
      if (last) frames.push(now - last); last = now; scrollBy(0, 120); done(); })); } \
    frames.sort((a, b) => a - b); return frames[Math.round(frames.length * 0.95)]; })()";

fn measure_ours(bench: &Bench, measured: &mut Measured, floor: &mut Measured) -> Result<()> {
    let mut probe = Probe::start(bench.browsers, PHONE)?;
    probe.open(&bench.ours("supporters"), SLOWER, "window.opened")?;
    measured.open.push(probe.number("opened - dataThere")?);
    measured.frames.push(probe.number(SCROLL)?);
    let tiles = "document.querySelectorAll('[data-supporter]')";
    let last = probe.eval(&format!("{tiles}[{tiles}.length - 1].dataset.supporter"))?;
    if last == "supporter-11" {
        return Err(Error::new("no tiles came into the page while scrolling", "look at it: cargo xtask serve"));
    }
    // Changes the list's own width: the other effects of turning a phone are the browser's, not the wall's.
    for n in 0..6 {
        let width = PHONE.width - (n + 1) % 2 * 14;
        let before = probe.number(&format!("{tiles}[20].getBoundingClientRect().width"))?;
        let (cost, _) = probe.cost(&format!(
            "(async () => {{ document.querySelector('.wall').style.width = '{}px'; dispatchEvent(new Event('resize')); \
             await painted(); }})()",
            width - 32
        ))?;
        let after = probe.number(&format!("{tiles}[20].getBoundingClientRect().width"))?;
        if before == after {
            return Err(Error::new("the wall did not follow its width", "look at it: cargo xtask serve"));
        }
        if n > 0 {
            measured.again.push(cost.sum());
        }
    }
    measured.elements.push(probe.number("document.querySelector('.wall').getElementsByTagName('*').length")?);
    for _ in 0..5 {
        floor.again.push(probe.floor(".tiles")?.cost);
    }
    probe.open(&bench.ours("supporters"), SLOWER, "window.opened")?;
    floor.open.push(probe.floor("[data-island=wall]")?.painted);
    Ok(())
}

fn measure_album(bench: &Bench, measured: &mut Measured) -> Result<()> {
    let mut probe = Probe::start(bench.browsers, Screen { ..PHONE })?;
    probe.open(&bench.peer("album"), SLOWER, PEER_THERE)?;
    measured.open.push(probe.number("bench.open()")?);
    for n in 0..3 {
        let (cost, _) = probe.cost(&format!("bench.step({n})"))?;
        if n > 0 {
            measured.again.push(cost.sum());
        }
    }
    measured.frames.push(probe.number(SCROLL)?);
    measured.elements.push(probe.number("bench.elements()")?);
    Ok(())
}
