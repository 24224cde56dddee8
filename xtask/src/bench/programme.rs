//! The programme of a day with three hundred events, compared with the same elements inserted by plain JavaScript: the
//! browser's own cost.

use super::Bench;
use super::content::{FESTIVAL, ON_FESTIVAL};
use super::plot::FLOOR;
use super::probe::{DESK, Probe, SLOWER};
use super::table::{OURS, Row, Series};
use site::error::{Error, Result};

/// How often it is opened again in a round, after the first time.
const AGAIN: usize = 4;

/// Measures opening it from its month, the first time and again, and its number of elements. Each round has a new
/// browser.
pub fn measure(bench: &Bench) -> Result<Vec<Row>> {
    let [mut first, mut again, mut plain, mut elements] = [(); 4].map(|()| Series::default());
    for round in 0..bench.rounds {
        println!("programme, round {} of {}", round + 1, bench.rounds);
        let mut probe = Probe::start(bench.browsers, DESK)?;
        let month = &FESTIVAL[..7];
        probe.open(&bench.ours(&format!("calendar/{month}")), SLOWER, LOADED)?;
        first.push(probe.number(&format!("({OPENED})('{FESTIVAL}')"))?);
        for _ in 0..AGAIN {
            probe.eval(TO_MONTH)?;
            again.push(probe.number(&format!("({OPENED})('{FESTIVAL}')"))?);
        }
        let items = probe.number("document.querySelectorAll('.column li').length")?;
        if items != ON_FESTIVAL as f64 {
            return Err(Error::new(format!("{items} events are on the day"), "look at it: cargo xtask serve"));
        }
        elements.push(probe.number("document.querySelector('.programme').getElementsByTagName('*').length")?);
        plain.push(probe.number(PLAIN)?);
    }
    let opened = "programme of 300 events: from its month to painted";
    Ok(vec![
        Row::new("programme of 300 events: the first time", OURS, &first, "ms").aim(150.0),
        Row::new(opened, OURS, &again, "ms").aim(150.0),
        Row::new(opened, FLOOR, &plain, "ms"),
        Row::new("programme of 300 events: elements", OURS, &elements, ""),
    ])
}

/// True when the page is hydrated and the program's part has been loaded in idle time.
const LOADED: &str = "window.opened && performance.getEntriesByType('resource').some((file) => file.name.includes('/parts/programme.') && file.responseEnd)";

/// Measured from a press on the day.
const OPENED: &str = r#"async (day) => {
  const began = performance.now();
  document.querySelector(`td[data-date="${day}"] .number`).click();
  do await painted(); while (!document.querySelector('.column li'));
  return performance.now() - began;
}"#;

/// Back to the month.
const TO_MONTH: &str = "(async () => {
  document.querySelector('.views a:nth-child(3)').click();
  do await painted(); while (!document.querySelector('td[data-date]'));
})()";

/// Reads the page's HTML, removes it and inserts it again.
const PLAIN: &str = r"(async () => {
  const read = (node) => node.nodeType === Node.TEXT_NODE ? node.data : node.nodeType !== Node.ELEMENT_NODE ? '' :
    { name: node.localName, attributes: [...node.attributes].map(({ name, value }) => [name, value]), children: [...node.childNodes].map(read) };
  const make = (node) => {
    if (typeof node === 'string') return node;
    const element = document.createElement(node.name);
    for (const [name, value] of node.attributes) element.setAttribute(name, value);
    element.append(...node.children.map(make));
    return element;
  };
  const programme = document.querySelector('.programme');
  const all = read(programme);
  const place = programme.parentElement;
  programme.remove();
  await painted();
  const began = performance.now();
  place.append(make(all));
  await painted();
  return performance.now() - began;
})()";
