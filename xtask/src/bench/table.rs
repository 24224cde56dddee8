//! Figures and the table of them.

/// The values of repeated measurements.
#[derive(Debug, Clone, Default)]
pub struct Series(Vec<f64>);

impl Series {
    pub fn push(&mut self, value: f64) {
        self.0.push(value);
    }

    /// A single value.
    pub fn of(value: f64) -> Self {
        Self(vec![value])
    }

    /// The quantile at `part` (0 to 1); NaN without values.
    pub fn at(&self, part: f64) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let last = sorted.len().saturating_sub(1);
        sorted.get((part * last as f64).round() as usize).copied().unwrap_or(f64::NAN)
    }

    pub fn median(&self) -> f64 {
        self.at(0.5)
    }

    pub fn p95(&self) -> f64 {
        self.at(0.95)
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }
}

impl From<&serde_json::Value> for Series {
    fn from(list: &serde_json::Value) -> Self {
        Self(list.as_array().into_iter().flatten().filter_map(serde_json::Value::as_f64).collect())
    }
}

/// A row: what was measured, of which site, the values and the target.
#[derive(Debug, Clone)]
pub struct Row {
    pub what: &'static str,
    pub whose: &'static str,
    pub median: f64,
    pub p95: f64,
    /// The number of measurements.
    pub count: usize,
    pub unit: &'static str,
    /// The target, for our site.
    pub aim: Option<f64>,
    /// Set if the target applies to each measurement instead of the median: whether each met it.
    pub each_met: Option<bool>,
    pub note: String,
}

impl Row {
    pub fn new(what: &'static str, whose: &'static str, series: &Series, unit: &'static str) -> Self {
        let (median, p95, count) = (series.median(), series.p95(), series.len());
        Self { what, whose, median, p95, count, unit, aim: None, each_met: None, note: String::new() }
    }

    pub fn aim(mut self, aim: f64) -> Self {
        self.aim = Some(aim);
        self
    }

    pub fn aim_for_each(self, aim: f64, met: bool) -> Self {
        Self { each_met: Some(met), ..self.aim(aim) }
    }

    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }
}

/// The rows as a Markdown table. A peer's ratio is relative to our row of the same name.
pub fn table(rows: &[Row]) -> String {
    let mut out =
        String::from("| what | whose | median | p95 | n | aim | to ours | note |\n|---|---|--:|--:|--:|--:|--:|---|\n");
    for row in rows {
        let ours = rows.iter().find(|other| other.what == row.what && other.whose == OURS).map(|ours| ours.median);
        let ratio = match ours.filter(|ours| *ours > 0.0 && row.whose != OURS) {
            Some(ours) => format!("{} ×", short(row.median / ours)),
            None => String::new(),
        };
        let aim = row.aim.map_or(String::new(), |aim| {
            format!("≤ {} {}", short(aim), if row.each_met.unwrap_or(row.median <= aim) { "✓" } else { "✗" })
        });
        let (median, p95) = (short(row.median), short(row.p95));
        let Row { what, whose, count, unit, note, .. } = row;
        out += &format!("| {what} | {whose} | {median} {unit} | {p95} | {count} | {aim} | {ratio} | {note} |\n");
    }
    out
}

/// The name of our site, to which targets apply.
pub const OURS: &str = "ours";

/// Three significant digits.
pub fn short(value: f64) -> String {
    match value.abs() {
        small if small < 10.0 => format!("{value:.2}"),
        middle if middle < 100.0 => format!("{value:.1}"),
        _ => format!("{value:.0}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn medians_ratios_and_aims() {
        let series = Series((1..=21).map(f64::from).collect());
        assert_eq!((series.median(), series.p95(), series.len()), (11.0, 20.0, 21));
        let twice = Series(vec![22.0]);
        let rows = [Row::new("step", OURS, &series, "ms").aim(16.0), Row::new("step", "peer", &twice, "ms")];
        let text = table(&rows);
        assert!(text.contains("| step | ours | 11.0 ms | 20.0 | 21 | ≤ 16.0 ✓ |  |  |"), "{text}");
        assert!(text.contains("| step | peer | 22.0 ms | 22.0 | 1 |  | 2.00 × |  |"), "{text}");
        let missed = [Row::new("step", OURS, &series, "ms").aim_for_each(16.0, false)];
        assert!(table(&missed).contains("| ≤ 16.0 ✗ |"), "the median says nothing about each");
        assert!(Series::default().median().is_nan());
    }
}
