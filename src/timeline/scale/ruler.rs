//! The ruler above the axis: which ticks are labelled, the current year, and the position of “today”.

use super::{Tick, TickLevel, View};
use crate::timeline::breakpoint::MARGINS_PX;
use crate::timeline::compact::within;

/// The offset of a label from its tick.
const BEHIND_PX: f64 = 6.0;
/// The space for the year at the left edge.
const YEAR_PX: f64 = 48.0;
/// Half the space for the word at today's line.
const TODAY_PX: f64 = 34.0;

/// The labels of the ruler.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ruler {
    /// For each tick, whether it is labelled.
    pub labels: Vec<bool>,
    /// The year at the left edge, unless a label names it.
    pub year: Option<i32>,
    /// The centre of the word for today; near the edges it is moved away from its line.
    pub today: Option<f64>,
}

/// Selects the labels of the ruler, and places the year and the word for today. `today` is the position of today's
/// line; `stretch`, how far the area between the margins may still be stretched; `label_px`, the width of a tick's
/// label.
pub fn ruler(
    ticks: &[Tick],
    level: TickLevel,
    view: View,
    today: Option<f64>,
    stretch: f64,
    label_px: &dyn Fn(&Tick) -> f64,
) -> Ruler {
    let is_in_view = |x: &f64| *x >= 0.0 && *x <= view.width_px;
    let word = today.filter(is_in_view).map(|x| within(x, TODAY_PX, view.width_px - TODAY_PX));
    let label = |tick: &Tick, free: f64| {
        let (left, right) = (tick.x + BEHIND_PX, tick.x + BEHIND_PX + label_px(tick));
        let (first, last) = (MARGINS_PX.0, view.width_px - MARGINS_PX.1);
        // Neither cut off at an edge nor covered by a word.
        left >= free
            && (first - tick.x) * stretch <= first + BEHIND_PX
            && (tick.x - last) * stretch + right - tick.x <= MARGINS_PX.1
            && word.is_none_or(|today| right < today - TODAY_PX || left > today + TODAY_PX)
    };
    let labels: Vec<bool> = ticks.iter().map(|tick| label(tick, 0.0)).collect();
    if matches!(level, TickLevel::Years(_)) && labels.contains(&true) {
        return Ruler { labels, year: None, today: word };
    }
    let year = super::day_of(view.day_at(YEAR_PX)).year();
    let labels = ticks.iter().map(|tick| label(tick, YEAR_PX)).collect();
    Ruler { labels, year: Some(year), today: word.filter(|word| word - TODAY_PX >= YEAR_PX) }
}

#[cfg(test)]
mod tests {
    use super::super::{Limits, YEAR_DAYS, ticks};
    use super::*;
    use crate::dates::Date;
    use proptest::prelude::*;

    fn ruler_of(view: View, today: Option<f64>) -> (Vec<Tick>, TickLevel, Ruler) {
        let found = ticks(view, 104.0);
        let ruler = ruler(&found.ticks, found.level, view, today, 1.0, &|_| 60.0);
        (found.ticks, found.level, ruler)
    }

    #[test]
    fn labels_are_neither_cut_off_nor_covered_by_today() {
        let day = |year| Date::from_ymd(year, 1, 1).unwrap();
        let view = View::fit(Limits::new(day(1992), day(2027)), 1200.0, (24.0, 130.0));
        let (ticks, _, ruler) = ruler_of(view, Some(1070.0));
        assert_eq!((ruler.labels.len(), ruler.year, ruler.today), (ticks.len(), None, Some(1070.0)));
        let labelled = ticks.iter().zip(&ruler.labels).filter(|(_, is)| **is).map(|(tick, _)| tick.year);
        assert_eq!(labelled.collect::<Vec<_>>(), [1995, 2000, 2005, 2010, 2015, 2020]);
        let pulled = super::ruler(&ticks, TickLevel::Years(5), view, None, 2.0, &|_| 60.0);
        assert!(!pulled.labels.last().unwrap(), "2025 is beyond the data and would be cut off");
        assert_eq!(ruler_of(view, Some(1199.0)).2.today, Some(1166.0));
        assert_eq!(ruler_of(view, Some(1201.0)).2.today, None);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_year_is_always_visible(
            start in -30_000f64..30_000.0, power in 0f64..1.0, width in 320f64..2600.0, today in -100f64..2700.0,
        ) {
            let span = 7.0 * (100.0 * YEAR_DAYS / 7.0).powf(power);
            let view = View { start_day: start, days_per_px: span / width, width_px: width };
            let (ticks, level, ruler) = ruler_of(view, Some(today));
            let is_year = |tick: &Tick| matches!(level, TickLevel::Years(_)) || tick.month == 1;
            let names_year = ticks.iter().zip(&ruler.labels).any(|(tick, is)| *is && is_year(tick));
            prop_assert!(names_year || ruler.year.is_some());
            for (tick, _) in ticks.iter().zip(&ruler.labels).filter(|(_, is)| **is) {
                let free = if ruler.year.is_some() { 48.0 } else { 0.0 };
                prop_assert!(tick.x + 6.0 >= free && tick.x + 66.0 <= width);
                prop_assert!(ruler.today.is_none_or(|word| tick.x + 66.0 < word - 34.0 || tick.x + 6.0 > word + 34.0));
            }
        }
    }
}
