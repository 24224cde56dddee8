//! Frames while something moves under a finger for ten seconds, with ten thousand entries and the CPU throttled by four:
//! the time between two frames, and the work in one.

use super::Bench;
use super::probe::{DESK, PHONE, Probe, SLOWER, Screen};
use super::table::{OURS, Row, Series};
use site::error::{Error, Result};

/// A movement: its name, screen and page, the script that begins it, and the one that continues it in frame `n`.
struct Movement {
    name: &'static str,
    screen: Screen,
    page: &'static str,
    begin: &'static str,
    step: &'static str,
}

const MOVEMENTS: [Movement; 4] = [
    Movement {
        name: "pan of the timeline",
        screen: DESK,
        page: "timeline?view=axis&from=2005-01-01&to=2010-12-31",
        begin: "touch('.scene', 'pointerdown', 1, 640)",
        step: "touch('.scene', 'pointermove', 1, 640 + 300 * Math.sin(n / 20))",
    },
    Movement {
        name: "pinch of the timeline",
        screen: DESK,
        page: "timeline?view=axis&from=2005-01-01&to=2010-12-31",
        begin: "touch('.scene', 'pointerdown', 1, 500); touch('.scene', 'pointerdown', 2, 780)",
        step: "touch('.scene', 'pointermove', 2, 780 + 60 * Math.sin(n / 20))",
    },
    Movement {
        name: "swipe of a month",
        screen: PHONE,
        page: "calendar/2026-10",
        begin: "touch('.month td', 'pointerdown', 1, 200)",
        step: "touch('.month td', 'pointermove', 1, 200 + 120 * Math.sin(n / 20))",
    },
    Movement { name: "scrolling of the wall", screen: PHONE, page: "supporters", begin: "", step: "scrollBy(0, 40)" },
];

/// A script that returns the 95th percentile and the maximum of the times between frames in milliseconds, their number,
/// and whether the page was changed.
fn script(movement: &Movement) -> String {
    let Movement { begin, step, .. } = movement;
    format!(
        "(async () => {{
  const touch = (selector, type, pointerId, x) => {{
    const element = document.querySelector(selector);
    const box = element.getBoundingClientRect();
    element.dispatchEvent(new PointerEvent(type, {{
      pointerType: 'touch', pointerId, isPrimary: pointerId === 1, bubbles: true, cancelable: true,
      clientX: x, clientY: box.top + box.height / 2,
    }}));
  }};
  const seen = () => document.querySelector('main').innerHTML + scrollY;
  const before = seen();
  {begin};
  const times = [];
  let last;
  const end = performance.now() + 1e4;
  for (let n = 1; performance.now() < end; n += 1) await new Promise((done) => requestAnimationFrame((now) => {{
    if (last) times.push(now - last);
    last = now;
    {step};
    done();
  }}));
  times.sort((a, b) => a - b);
  return [times[Math.floor(times.length * 0.95)], times.at(-1), times.length, seen() !== before];
}})()"
    )
}

/// Measures all movements.
pub fn measure(bench: &Bench) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for movement in &MOVEMENTS {
        let [mut frames, mut longest, mut work] = [(); 3].map(|()| Series::default());
        for round in 0..bench.rounds {
            println!("{}, round {} of {}", movement.name, round + 1, bench.rounds);
            let mut probe = Probe::start(bench.browsers, movement.screen)?;
            probe.allow_motion()?;
            probe.open(&bench.ours(movement.page), SLOWER, "window.opened")?;
            probe.eval("new Promise((done) => setTimeout(done, 2000))")?;
            let (cost, found) = probe.cost(&script(movement))?;
            if found[3] != true {
                return Err(Error::new(format!("{}: nothing moved", movement.name), "look at it: cargo xtask serve"));
            }
            let number = |at: usize| found[at].as_f64().unwrap_or(f64::NAN);
            frames.push(number(0));
            longest.push(number(1));
            work.push(cost.sum() / number(2));
        }
        rows.push(Row::new(movement.name, OURS, &frames, "ms").aim(16.7).note("between frames, 95th percentile"));
        rows.push(Row::new(movement.name, OURS, &longest, "ms").aim(33.4).note("between frames, longest"));
        rows.push(Row::new(movement.name, OURS, &work, "ms").aim(8.0).note("work per frame, mean"));
    }
    Ok(rows)
}
