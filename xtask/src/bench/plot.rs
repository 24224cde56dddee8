//! A bar chart of the results: for each figure a bar for our site, the floor and each peer, on one logarithmic scale.

use super::table::{OURS, Row, short};
use std::fmt::Write;

const WIDTH: f64 = 760.0;
/// The horizontal position at which bars start.
const LEFT: f64 = 300.0;
/// The space for the number after the longest bar.
const RIGHT: f64 = 80.0;
const BAR: f64 = 18.0;
const HEADING: f64 = 30.0;
const FIRST_MS: f64 = 1.0;

/// An SVG of the rows in milliseconds that have a peer; `None` if there are none.
pub fn plot(title: &str, rows: &[Row]) -> Option<String> {
    let is_compared = |row: &&Row| {
        row.unit == "ms"
            && row.median > 0.0
            && rows.iter().any(|other| other.what == row.what && other.whose != row.whose)
    };
    let rows: Vec<&Row> = rows.iter().filter(is_compared).collect();
    let longest = rows.iter().map(|row| row.median).fold(FIRST_MS * 10.0, f64::max);
    let length = |ms: f64| (ms.max(FIRST_MS) / FIRST_MS).log10() / longest.log10() * (WIDTH - LEFT - RIGHT);
    let (mut body, mut y, mut what) = (String::new(), HEADING, "");
    for row in &rows {
        if row.what != what {
            what = row.what;
            y += 24.0;
            let _ = write!(body, "<text x=\"8\" y=\"{y}\" font-weight=\"700\">{}</text>", escape(what));
            y += 8.0;
        }
        let fill = match row.whose {
            whose if whose.starts_with(OURS) => "#0b6e7f",
            floor if floor.starts_with(FLOOR) => "#8fa3a8",
            _ => "#d99a2b",
        };
        let (end, middle) = (LEFT + length(row.median), y + 13.0);
        let _ = write!(
            body,
            "<text x=\"{}\" y=\"{middle}\" text-anchor=\"end\">{}</text>\
             <rect x=\"{LEFT}\" y=\"{y}\" width=\"{:.1}\" height=\"{}\" fill=\"{fill}\"/>\
             <text x=\"{:.1}\" y=\"{middle}\">{} ms</text>",
            LEFT - 8.0,
            escape(row.whose),
            end - LEFT,
            BAR - 4.0,
            end + 6.0,
            short(row.median),
        );
        y += BAR;
    }
    let height = y + 12.0;
    (!rows.is_empty()).then(|| {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" font-family=\"sans-serif\" font-size=\"13\" role=\"img\">\
             <title>{title}</title><rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#fff\"/>\
             <text x=\"8\" y=\"22\" font-size=\"16\" font-weight=\"700\">{title}</text>\
             <text x=\"{}\" y=\"22\" text-anchor=\"end\" fill=\"#555\">median, logarithmic scale, shorter is better</text>{body}</svg>\n",
            WIDTH - 8.0
        )
    })
}

/// The name of rows with the browser's own cost.
pub const FLOOR: &str = "plain JavaScript, the same elements";

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench::table::Series;

    #[test]
    fn bars_are_as_long_as_their_logarithms_and_what_stands_alone_is_left_out() {
        let row = |what, whose, ms| Row::new(what, whose, &Series::of(ms), "ms");
        let rows = [row("step", OURS, 10.0), row("step", "peer & co", 100.0), row("alone", OURS, 5.0)];
        let svg = plot("calendar", &rows).unwrap();
        assert!(svg.contains("width=\"190.0\"") && svg.contains("width=\"380.0\""), "{svg}");
        assert!(svg.contains("peer &amp; co") && !svg.contains("alone"), "{svg}");
        assert_eq!(plot("calendar", &rows[2..]), None);
    }
}
