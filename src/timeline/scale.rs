//! The time scale: the visible part of time, how it moves, and the ticks of its axis.
//!
//! Days are counted from 1970-01-01 as in [`Date`], with fractions; day `d` begins at `d` and ends at `d + 1`. Pixels
//! are CSS pixels from the left edge of the axis. Gestures, wheel and keys arrive as numbers; the browser is not
//! involved.

pub mod ruler;
mod ticks;

pub use ticks::{MAX_TICKS, Tick, TickLevel, Ticks, day_of, ticks};

use super::compact::within;
use crate::dates::Date;

/// The mean year of the Gregorian calendar, in days.
pub const YEAR_DAYS: f64 = 365.2425;
/// The shortest visible span: a week.
pub const MIN_SPAN_DAYS: f64 = 7.0;
/// The longest visible span, unless the data are longer: a century.
pub const CENTURY_DAYS: f64 = 100.0 * YEAR_DAYS;
/// The longest span of all: what [`Date`] can count.
pub const MAX_SPAN_DAYS: f64 = 20_000.0 * YEAR_DAYS;

/// Anything that ends closer to the right edge than this counts as not visible.
const EDGE_PX: f64 = 40.0;
/// The maximum width of an axis.
const MAX_WIDTH_PX: f64 = 1e6;

/// The extent of the data in days, which limits what a view can show and how far it can be moved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    first: f64,
    last: f64,
}

impl Limits {
    /// From the first day to the last, inclusive; in any order.
    pub fn new(first: Date, last: Date) -> Self {
        let (first, last) = (first.min(last), first.max(last));
        Self { first: f64::from(first.days()), last: f64::from(last.days()) + 1.0 }
    }

    fn max_span(self) -> f64 {
        // Including the margins of the narrowest axis around all data.
        within((self.last - self.first) * 1.5, CENTURY_DAYS, MAX_SPAN_DAYS)
    }
}

/// The visible part of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// The day at the left edge.
    pub start_day: f64,
    /// The time per pixel.
    pub days_per_px: f64,
    /// The width of the axis.
    pub width_px: f64,
}

impl View {
    /// All data, with margins on the left and right for labels, which extend to the right, as far as the limits allow.
    pub fn fit(limits: Limits, width_px: f64, margins_px: (f64, f64)) -> Self {
        Self::framing(limits, width_px, margins_px).held(limits)
    }

    /// From the first day to the last, with the given margins: to show one entry or a cluster.
    pub fn show(self, first: Date, last: Date, margins_px: (f64, f64), limits: Limits) -> Self {
        Self::framing(Limits::new(first, last), self.width_px, margins_px).held(limits)
    }

    fn framing(part: Limits, width_px: f64, (left, right): (f64, f64)) -> Self {
        let width_px = within(width_px, 1.0, MAX_WIDTH_PX);
        // Margins never take more than half of the width.
        let share = (width_px / 2.0 / (left.max(0.0) + right.max(0.0))).min(1.0);
        let (left, right) = (left.max(0.0) * share, right.max(0.0) * share);
        let days_per_px = ((part.last - part.first) / (width_px - left - right)).max(MIN_SPAN_DAYS / width_px);
        let middle = (part.first + part.last) / 2.0 + (right - left) / 2.0 * days_per_px;
        Self::around(middle, days_per_px, width_px)
    }

    fn around(center: f64, days_per_px: f64, width_px: f64) -> Self {
        Self { start_day: center - days_per_px * width_px / 2.0, days_per_px, width_px }
    }

    /// The visible span.
    pub fn span_days(self) -> f64 {
        self.days_per_px * self.width_px
    }

    /// The time at the right edge.
    pub fn end_day(self) -> f64 {
        self.start_day + self.span_days()
    }

    /// The position of a time.
    pub fn x_of(self, day: f64) -> f64 {
        (day - self.start_day) / self.days_per_px
    }

    /// The time at `x`.
    pub fn day_at(self, x: f64) -> f64 {
        self.start_day + x * self.days_per_px
    }

    /// The view clamped to the limits: first the zoom, then the position, so that the centre stays within the data. An
    /// invalid number (NaN, infinite) results in the view that fits all data.
    pub fn held(self, limits: Limits) -> Self {
        let width_px = if self.width_px.is_finite() { within(self.width_px, 1.0, MAX_WIDTH_PX) } else { 1.0 };
        let (mut middle, mut span) = (self.start_day + self.span_days() / 2.0, self.span_days());
        if !middle.is_finite() || span.is_nan() || span <= 0.0 {
            (middle, span) = ((limits.first + limits.last) / 2.0, limits.last - limits.first);
        }
        let span = within(span, MIN_SPAN_DAYS, limits.max_span());
        Self::around(within(middle, limits.first, limits.last), span / width_px, width_px)
    }

    /// The view after dragging the content by `dx` pixels; to the right shows earlier times.
    pub fn pan(self, dx: f64, limits: Limits) -> Self {
        Self { start_day: self.start_day - dx * self.days_per_px, ..self }.held_or(self, limits)
    }

    /// The view zoomed by `factor` (2 shows half as much time), with the time at `x` kept in place.
    pub fn zoom(self, factor: f64, x: f64, limits: Limits) -> Self {
        if factor.is_nan() || factor <= 0.0 {
            return self;
        }
        // The span is clamped before the position, so that the point stays under the finger at the last step, too.
        let span = within(self.span_days() / factor, MIN_SPAN_DAYS, limits.max_span());
        let days_per_px = span / self.width_px;
        Self { start_day: self.day_at(x) - x * days_per_px, days_per_px, ..self }.held_or(self, limits)
    }

    /// The same centre and scale in another width, for example after rotating a phone.
    pub fn resized(self, width_px: f64, limits: Limits) -> Self {
        let middle = self.start_day + self.span_days() / 2.0;
        let width_px = within(width_px, 1.0, MAX_WIDTH_PX);
        Self::around(middle, self.days_per_px, width_px).held_or(self, limits)
    }

    /// A keyboard step: a quarter of the width later (`steps` > 0) or earlier.
    pub fn pan_steps(self, steps: i32, limits: Limits) -> Self {
        self.pan(-self.width_px / 4.0 * f64::from(steps), limits)
    }

    /// A keyboard or button step: zoom by √2 in (`steps` > 0) or out, about the centre.
    pub fn zoom_steps(self, steps: i32, limits: Limits) -> Self {
        self.zoom_steps_about(steps, self.width_px / 2.0, limits)
    }

    /// As [`View::zoom_steps`], about `x`; if `x` is not visible, about the centre.
    pub fn zoom_steps_about(self, steps: i32, x: f64, limits: Limits) -> Self {
        let x = if x >= 0.0 && x <= self.width_px { x } else { self.width_px / 2.0 };
        self.zoom(std::f64::consts::SQRT_2.powi(steps.clamp(-60, 60)), x, limits)
    }

    /// The view centred on a time.
    pub fn centered(self, day: f64, limits: Limits) -> Self {
        self.pan(self.width_px / 2.0 - self.x_of(day), limits)
    }

    /// Moves no more than necessary to make these days visible; zooms out only if they are too long. The start is then
    /// at a third of the width, leaving space for the label.
    pub fn revealing(self, first: Date, last: Date, margins_px: (f64, f64), limits: Limits) -> Self {
        let (left, right) = (self.x_of(f64::from(first.days())), self.x_of(f64::from(last.days()) + 1.0));
        if left >= 0.0 && right <= self.width_px - EDGE_PX {
            self
        } else if right - left > self.width_px - margins_px.0 - margins_px.1 {
            self.show(first, last, margins_px, limits)
        } else {
            self.pan(self.width_px / 3.0 - left, limits)
        }
    }

    /// Zoomed in by 2, with this time at a third of the width.
    pub fn closer(self, day: f64, limits: Limits) -> Self {
        let view = self.zoom(2.0, self.x_of(day), limits);
        view.pan(view.width_px / 3.0 - view.x_of(day), limits)
    }

    /// An intermediate view on the way to another one; `part` is the fraction of the time, 0 to 1, with easing. The
    /// scale changes geometrically, and the point that has the same position in both stays there.
    pub fn towards(self, to: Self, part: f64) -> Self {
        let part = within(part, 0.0, 1.0);
        let eased = 1.0 - (1.0 - part) * (1.0 - part) * (1.0 - part);
        // `powf` would do the same with five times the code.
        let days_per_px = self.days_per_px * ((to.days_per_px / self.days_per_px).ln() * eased).exp();
        // The completed fraction of the change in scale also applies to the position, so that the fixed point stays
        // fixed.
        let change = to.days_per_px - self.days_per_px;
        let done =
            if change.abs() < 1e-9 * self.days_per_px { eased } else { (days_per_px - self.days_per_px) / change };
        Self { start_day: self.start_day + (to.start_day - self.start_day) * done, days_per_px, ..to }
    }

    fn held_or(self, before: Self, limits: Limits) -> Self {
        if self.start_day.is_finite() && self.days_per_px.is_finite() { self.held(limits) } else { before }
    }
}

/// One step of gliding after a finger is released, with friction: the velocity falls to a third in 357 ms. Velocity in
/// px/ms, `dt` in ms. Returns the distance in px and the new velocity, 0 at rest. Exact for any step, so the distance
/// does not depend on the frame rate.
pub fn glide(velocity: f64, dt: f64) -> (f64, f64) {
    const TAU_MS: f64 = 325.0;
    const REST: f64 = 0.02;
    if !velocity.is_finite() || dt.is_nan() || dt <= 0.0 {
        return (0.0, if velocity.is_finite() { velocity } else { 0.0 });
    }
    let next = velocity * (-dt / TAU_MS).exp();
    let way = (velocity - next) * TAU_MS;
    (way, if next.abs() < REST { 0.0 } else { next })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(y: i32, m: u8, d: u8) -> Date {
        Date::from_ymd(y, m, d).unwrap()
    }

    fn data() -> Limits {
        Limits::new(day(1992, 3, 5), day(2021, 8, 31))
    }

    #[test]
    fn fits_the_data_with_a_margin() {
        let view = View::fit(data(), 1200.0, (40.0, 200.0));
        assert!((view.x_of(f64::from(day(1992, 3, 5).days())) - 40.0).abs() < 1e-6);
        assert!((view.x_of(f64::from(day(2021, 9, 1).days())) - 1000.0).abs() < 1e-6);
        let one = View::fit(Limits::new(day(2017, 6, 29), day(2017, 6, 29)), 1200.0, (40.0, 40.0));
        assert!((one.span_days() - MIN_SPAN_DAYS).abs() < 1e-9);
        let shown = view.show(day(2016, 1, 1), day(2017, 12, 31), (100.0, 100.0), data());
        assert!((shown.x_of(f64::from(day(2016, 1, 1).days())) - 100.0).abs() < 1e-6);
    }

    #[test]
    fn revealing_moves_no_more_than_necessary() {
        let margins = (80.0, 240.0);
        let view = View::fit(data(), 1000.0, (0.0, 0.0)).zoom(4.0, 500.0, data());
        let x = |view: View, date: Date| view.x_of(f64::from(date.days()));
        let (there, aside) = (day(2007, 1, 1), day(2019, 1, 1));
        assert_eq!(view.revealing(there, there, margins, data()), view);
        let moved = view.revealing(aside, aside, margins, data());
        assert_eq!(moved.days_per_px, view.days_per_px);
        assert!((x(moved, aside) - 1000.0 / 3.0).abs() < 1e-6);
        let long = view.revealing(day(1993, 1, 1), day(2020, 12, 31), margins, data());
        assert!(long.days_per_px > view.days_per_px && x(long, day(1993, 1, 1)) >= 79.0);
        assert!((view.centered(14_000.0, data()).x_of(14_000.0) - 500.0).abs() < 1e-6);
        let closer = view.closer(14_000.0, data());
        assert!((closer.span_days() * 2.0 - view.span_days()).abs() < 1e-6);
        assert!((closer.x_of(14_000.0) - 1000.0 / 3.0).abs() < 1e-6);
        let kept = view.zoom_steps_about(2, 200.0, data());
        assert!((kept.x_of(view.day_at(200.0)) - 200.0).abs() < 1e-6);
        assert_eq!(view.zoom_steps_about(2, -1.0, data()), view.zoom_steps(2, data()));
    }

    #[test]
    fn zooms_from_a_century_to_a_week_and_to_the_span_of_longer_data() {
        let view = View::fit(data(), 1000.0, (0.0, 0.0));
        assert!((view.zoom(1e-9, 500.0, data()).span_days() - CENTURY_DAYS).abs() < 1e-3);
        assert!((view.zoom(1e9, 500.0, data()).span_days() - 7.0).abs() < 1e-9);
        let long = Limits::new(day(-9999, 1, 1), day(9999, 12, 31));
        assert!(View::fit(long, 1000.0, (0.0, 0.0)).span_days() > 19_000.0 * YEAR_DAYS);
        assert!((view.zoom_steps(2, data()).span_days() * 2.0 - view.span_days()).abs() < 1e-6);
    }

    #[test]
    fn ticks_of_a_day_a_year_and_a_century() {
        let at = |from: Date, days: f64| View {
            start_day: f64::from(from.days()),
            days_per_px: days / 1200.0,
            width_px: 1200.0,
        };
        let level = |days| ticks(at(day(2017, 1, 1), days), 56.0).level;
        assert_eq!(level(7.0), TickLevel::Day);
        assert_eq!(level(100.0), TickLevel::Week);
        assert_eq!(level(366.0), TickLevel::Month);
        assert_eq!(level(3.0 * 366.0), TickLevel::Quarter);
        assert_eq!(level(15.0 * 366.0), TickLevel::Years(1));
        assert_eq!(level(100.0 * 366.0), TickLevel::Years(5));
        assert_eq!(level(MAX_SPAN_DAYS), TickLevel::Years(1000));
        let year = ticks(at(day(2017, 1, 1), 366.0), 56.0).ticks;
        assert_eq!(year.len(), 13);
        assert_eq!((year[0].x, year[0].month, year[0].major), (0.0, 1, true));
        assert_eq!((year[1].year, year[1].month, year[1].day, year[1].major), (2017, 2, 1, false));
        let week = ticks(at(day(2017, 6, 29), 100.0), 56.0).ticks;
        assert_eq!((week[0].date, week[1].date), (day(2017, 6, 26), day(2017, 7, 3)));
        assert!(!week[0].major && week[1].major);
    }

    #[test]
    fn flights_keep_the_fixed_point_fixed() {
        let from = View::fit(data(), 1000.0, (40.0, 40.0));
        let to = from.zoom(8.0, 300.0, data());
        let day = from.day_at(300.0);
        for part in [0.0, 0.3, 0.7, 1.0] {
            assert!((from.towards(to, part).x_of(day) - 300.0).abs() < 1e-6, "{part}");
        }
        let aside = from.pan(-200.0, data());
        assert!((from.towards(aside, 1.0).start_day - aside.start_day).abs() < 1e-6);
        assert_eq!(from.towards(aside, f64::NAN).start_day, from.start_day);
    }

    #[test]
    fn gliding_is_independent_of_the_frame_rate_and_comes_to_rest() {
        let run = |dt: f64| {
            let (mut x, mut v, mut steps) = (0.0, 2.0, 0);
            while v != 0.0 {
                let (way, next) = glide(v, dt);
                (x, v, steps) = (x + way, next, steps + 1);
                assert!(steps < 10_000);
            }
            x
        };
        assert!((run(16.0) - run(4.0)).abs() < 10.0);
        assert!((run(16.0) - 650.0).abs() < 10.0);
        assert_eq!(glide(f64::NAN, 16.0), (0.0, 0.0));
        assert_eq!(glide(1.0, 0.0), (0.0, 1.0));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn ticks_are_few_ordered_and_spaced(
            start in -3_700_000f64..2_900_000.0, span in 7f64..MAX_SPAN_DAYS, width in 200f64..8000.0, min in 20f64..120.0
        ) {
            let view = View { start_day: start, days_per_px: span / width, width_px: width };
            let Ticks { level, ticks } = ticks(view, min);
            prop_assert!(ticks.len() <= MAX_TICKS);
            for pair in ticks.windows(2) {
                // February is shorter than the ladder's month; nothing is coarser than 1000 years.
                let coarsest = level == TickLevel::Years(1000);
                prop_assert!(coarsest || pair[1].x - pair[0].x >= min * 0.9, "{:?} {:?}", level, pair);
            }
            if let [first, .., last] = ticks[..] {
                prop_assert!(last.x <= width);
                let edge = start <= f64::from(Date::MIN.days()) || start + span >= f64::from(Date::MAX.days()) - 366_000.0;
                prop_assert!(first.x <= 0.0 || edge);
                prop_assert!(edge || view.x_of(f64::from(ticks::next(last.date, level).unwrap().days())) > width);
            }
        }

        #[test]
        fn the_point_under_the_finger_stays(factor in 0.2f64..5.0, x in 0f64..1000.0) {
            let wide = Limits::new(day(1000, 1, 1), day(3000, 12, 31));
            let view = View::fit(wide, 1000.0, (0.0, 0.0)).zoom(40.0, 500.0, wide);
            let zoomed = view.zoom(factor, x, wide);
            prop_assert!((zoomed.x_of(view.day_at(x)) - x).abs() < 1e-3);
        }

        #[test]
        fn any_number_results_in_a_valid_view(a in any::<f64>(), b in any::<f64>(), c in any::<f64>()) {
            let limits = data();
            let ok = |view: View| view.start_day.is_finite() && view.days_per_px > 0.0
                && view.span_days() >= 6.999 && view.span_days() <= CENTURY_DAYS * 1.001;
            let view = View { start_day: a, days_per_px: b, width_px: c }.held(limits);
            prop_assert!(view.start_day.is_finite() && view.days_per_px > 0.0, "{view:?}");
            ticks(view, a);
            let view = View::fit(limits, 1000.0, (20.0, 20.0));
            prop_assert!(ok(view.pan(a, limits)) && ok(view.zoom(a, b, limits)) && ok(view.zoom(2.0, c, limits)));
            prop_assert!(ok(view.resized(a, limits)));
        }
    }
}
