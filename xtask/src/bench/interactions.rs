//! Interaction to next paint: a sequence of interactions on a phone (the timeline's axis on a wide screen), with the
//! CPU throttled by four, measured with the browser's own event timing (W3C Event Timing, which rounds durations to 8
//! ms).

use super::Bench;
use super::probe::{DESK, PHONE, Probe, SLOWER, Screen};
use super::table::{OURS, Row, Series};
use crate::browser::key;

use site::error::{Error, Result};
use site::serve;
use std::collections::BTreeMap;
use std::thread::sleep;
use std::time::Duration;

/// Interactions that event timing does not report took less than this, in milliseconds.
const LEAST_MS: f64 = 16.0;

/// The pause before each interaction, in milliseconds.
const LOOK_MS: u64 = 600;

/// The pause after a preparation, in milliseconds.
const PREPARED_MS: u64 = 4000;

/// An interaction.
enum Interaction {
    /// Touches an element.
    Touch(&'static str),
    /// Presses a key or types a letter.
    Press(&'static str),
    /// Prepares the next interactions by script; not measured. May lead to another document.
    Prepare(&'static str),
}
use Interaction::{Prepare, Press, Touch};

/// Chooses a photo of 3 megapixels for the supporter picture.
const CHOOSE_PHOTO: &str = r"
(async () => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 1500, height: 2000 });
  const paint = canvas.getContext('2d');
  for (let y = 0; y < 2000; y += 50) {
    paint.fillStyle = `hsl(${y / 8} 60% 50%)`;
    paint.fillRect(0, y, 1500, 50);
  }
  const blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.9));
  const chosen = new DataTransfer();
  chosen.items.add(new File([blob], 'photo.jpg', { type: 'image/jpeg' }));
  const field = document.querySelector('#join-file');
  field.files = chosen.files;
  field.dispatchEvent(new Event('change', { bubbles: true }));
  while (!document.querySelector('.sliders')?.checkVisibility()) await new Promise((done) => setTimeout(done, 50));
})()";

/// Begins a kiosk's session, which loads a document.
const BEGIN_SESSION: &str = "setTimeout(() => document.querySelector('main').click())";

/// A page on a screen and the interactions with it: each with its kind.
type Visit = (Screen, &'static str, &'static [(&'static str, Interaction)]);

const VISITS: &[Visit] = &[
    (
        PHONE,
        "/calendar/2026-10",
        &[
            ("step to a month", Touch("main [rel=next]")),
            ("step to a month", Touch("main [rel=next]")),
            ("step to a month", Touch("main [rel=prev]")),
            ("step to a month", Touch("main [rel=prev]")),
            ("open a day", Touch("td[data-date='2026-10-18'] .number")),
            ("close", Press(key::ESCAPE)),
            ("move among days", Press(key::RIGHT)),
            ("move among days", Press(key::DOWN)),
            ("step to a month", Press(key::PAGE_DOWN)),
            ("step to a month", Press(key::PAGE_UP)),
            ("fold out controls", Touch(".tool.find summary")),
            ("type", Press("d")),
            ("type", Press("i")),
            ("type", Press("e")),
            ("type", Press(key::BACKSPACE)),
            ("type", Press(key::BACKSPACE)),
            ("type", Press(key::BACKSPACE)),
            ("fold out controls", Touch(".tool.filter summary")),
            ("filter", Touch(".categories a")),
            ("fold out controls", Touch(".tool.filter summary")),
            ("filter", Touch(".categories a")),
            ("fold out controls", Touch(".tool.view summary")),
            ("another view", Touch(".views a:nth-child(4)")),
            ("step to a year", Touch("main [rel=next]")),
            ("step to a year", Touch("main [rel=prev]")),
            ("fold out controls", Touch(".tool.view summary")),
            ("another view", Touch(".views a:nth-child(5)")),
            ("fold out controls", Touch(".tool.view summary")),
            ("another view", Touch(".views a:nth-child(2)")),
            ("fold out controls", Touch(".tool.view summary")),
            ("another view", Touch(".views a:nth-child(3)")),
        ],
    ),
    (
        PHONE,
        "/calendar/2026-10",
        &[("open an event", Touch(".month-list .happenings li:nth-child(2) a")), ("go back", Touch("main .back a"))],
    ),
    (
        PHONE,
        "/supporters",
        &[
            ("open a supporter", Touch("[data-supporter] a")),
            ("next supporter", Press(key::RIGHT)),
            ("next supporter", Press(key::RIGHT)),
            ("next supporter", Press(key::LEFT)),
            ("close", Press(key::ESCAPE)),
            ("fold out controls", Touch(".tool.filter summary")),
            ("filter", Touch("#tool-filter li:nth-child(2) a")),
            ("fold out controls", Touch(".tool.filter summary")),
            ("filter", Touch("#tool-filter li:nth-child(1) a")),
            ("fold out controls", Touch(".tool.find summary")),
            ("type", Press("s")),
            ("type", Press("i")),
            ("type", Press("l")),
            ("type", Press(key::BACKSPACE)),
            ("type", Press(key::BACKSPACE)),
            ("type", Press(key::BACKSPACE)),
        ],
    ),
    (
        PHONE,
        "/timeline",
        &[
            ("open an entry", Touch("ol.years li a")),
            ("close", Press(key::ESCAPE)),
            ("fold out controls", Touch(".tool.filter summary")),
            ("filter", Touch(".kinds button")),
            ("fold out controls", Touch(".tool.filter summary")),
            ("filter", Touch(".kinds button")),
            ("fold out controls", Touch(".tool.find summary")),
            ("type", Press("e")),
            ("type", Press("u")),
            ("type", Press(key::BACKSPACE)),
            ("type", Press(key::BACKSPACE)),
        ],
    ),
    (
        DESK,
        "/timeline",
        &[
            ("zoom", Touch(".zoom button:nth-child(4)")),
            ("zoom", Touch(".zoom button:nth-child(4)")),
            ("zoom", Touch(".zoom button:nth-child(5)")),
            ("open an entry", Touch(".marks [data-entry] circle")),
            ("close", Press(key::ESCAPE)),
            ("move among entries", Press(key::RIGHT)),
            ("move among entries", Press(key::RIGHT)),
            ("begin and end the tour", Touch(".tour")),
            ("begin and end the tour", Touch(".tour")),
        ],
    ),
    (
        PHONE,
        "/join",
        &[
            ("crop", Prepare(CHOOSE_PHOTO)),
            ("crop", Touch(".sliders label:nth-of-type(1) input")),
            ("crop", Press(key::RIGHT)),
            ("crop", Press(key::RIGHT)),
            ("crop", Touch(".sliders label:nth-of-type(2) input")),
            ("crop", Press(key::LEFT)),
            ("crop", Touch("canvas.result")),
            ("crop", Touch(".sliders .chip")),
        ],
    ),
    (
        DESK,
        "/kiosk",
        &[
            ("touch in a kiosk", Prepare(BEGIN_SESSION)),
            ("touch in a kiosk", Touch(".kiosk-bar [data-state=size]")),
            ("touch in a kiosk", Touch(".kiosk-bar [data-state=contrast]")),
            ("touch in a kiosk", Touch(".kiosk-bar [data-state=low]")),
            ("touch in a kiosk", Touch(".kiosk-bar a[href='/timeline']")),
            ("touch in a kiosk", Touch(".kiosk-bar a[href='/calendar']")),
            ("touch in a kiosk", Touch("main [rel=next]")),
            ("touch in a kiosk", Touch(".kiosk-bar a[href='/search']")),
            ("touch in a kiosk", Touch(".kiosk-keys div:nth-child(2) button:nth-child(5)")),
            ("touch in a kiosk", Touch(".kiosk-keys div:nth-child(2) button:nth-child(8)")),
        ],
    ),
    (
        PHONE,
        "/",
        &[
            ("another section", Touch(".main-nav [data-page=calendar]")),
            ("another section", Touch(".main-nav [data-page=supporters]")),
            ("another section", Touch(".main-nav [data-page=timeline]")),
            ("another section", Touch(".main-nav [data-page=help]")),
            ("another section", Touch(".main-nav [data-page=search]")),
            ("another section", Touch(".brand")),
        ],
    ),
];

/// Records interactions from event timing: the longest event of each.
const OBSERVE: &str = r"
globalThis.longest = 0;
globalThis.observer ??= new PerformanceObserver((list) => {
  for (const { interactionId, duration } of list.getEntries()) if (interactionId) longest = Math.max(longest, duration);
});
observer.observe({ type: 'event', durationThreshold: 16 });
";

/// Measures all interactions and the slowest kinds, except those that load a document (another language) and the
/// camera.
pub fn measure(bench: &Bench) -> Result<Vec<Row>> {
    let site = serve::spawn_for_tests(bench.project.join("dist"))?;
    let (mut all, mut kinds) = (Series::default(), BTreeMap::<&str, Series>::new());
    for round in 0..bench.rounds {
        println!("interactions, round {} of {}", round + 1, bench.rounds);
        for (screen, page, acts) in VISITS {
            let mut probe = Probe::start(bench.browsers, *screen)?;
            probe.open(&format!("{}{page}", site.url().trim_end_matches('/')), SLOWER, "window.opened")?;
            probe.eval(OBSERVE)?;
            sleep(Duration::from_millis(2 * LOOK_MS));
            for (kind, act) in *acts {
                let took = took(&mut probe, act).map_err(|error| Error::new(format!("{page}, {kind}: {error}"), ""))?;
                if let Some(took) = took {
                    all.push(took);
                    kinds.entry(kind).or_default().push(took);
                }
            }
        }
    }
    let slowest = kinds.iter().max_by(|(_, a), (_, b)| a.at(0.98).total_cmp(&b.at(0.98)));
    let note = slowest.map(|(kind, series)| format!("slowest: {kind}, {:.0} ms", series.at(0.98)));
    let mut rows = vec![
        Row::new("interaction to next paint, 75th percentile", OURS, &Series::of(all.at(0.75)), "ms").aim(50.0),
        Row::new("interaction to next paint, 98th percentile", OURS, &Series::of(all.at(0.98)), "ms")
            .aim(100.0)
            .note(note.unwrap_or_default()),
        Row::new("interaction to next paint, longest", OURS, &Series::of(all.at(1.0)), "ms").aim(200.0),
    ];
    rows.extend(kinds.iter().map(|(kind, series)| Row::new(kind, OURS, series, "ms")));
    Ok(rows)
}

/// The milliseconds until the page was painted with the change; `None` after a preparation.
fn took(probe: &mut Probe, act: &Interaction) -> Result<Option<f64>> {
    probe.eval("longest = 0")?;
    match act {
        Touch(selector) => probe.touch(selector)?,
        Press(key) => probe.press(key)?,
        Prepare(script) => {
            probe.eval(script)?;
            sleep(Duration::from_millis(PREPARED_MS));
            probe.eval(OBSERVE)?;
            return Ok(None);
        }
    }
    sleep(Duration::from_millis(LOOK_MS));
    let longest = probe.eval("painted().then(() => longest)")?;
    Ok(Some(longest.as_f64().filter(|longest| *longest > 0.0).unwrap_or(LEAST_MS)))
}
