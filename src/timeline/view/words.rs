//! Short texts of the timeline.

use crate::dates::Date;
use crate::timeline::scale::{Tick, TickLevel};
use crate::ui::Context;

/// The name of a country in a list `DK:Dānija|EE:Igaunija`; its code if it is not in the list.
pub(super) fn country(list: &'static str, code: &'static str) -> &'static str {
    let named = list.split('|').filter_map(|one| one.split_once(':'));
    named.into_iter().find(|(known, _)| *known == code).map_or(code, |(_, name)| name)
}

/// The label of a tick.
pub(super) fn tick(context: Context, level: TickLevel, tick: &Tick) -> String {
    match level {
        TickLevel::Years(_) => tick.year.to_string(),
        TickLevel::Quarter | TickLevel::Month if tick.month == 1 => tick.year.to_string(),
        TickLevel::Quarter | TickLevel::Month => context.month_name(tick.month).into(),
        TickLevel::Week | TickLevel::Day => context.day_month(tick.date),
    }
}

/// “1992–2026”, “2017”
pub(super) fn years((first, last): (Date, Date)) -> String {
    let (from, to) = (first.year(), last.year());
    if from == to { from.to_string() } else { [from.to_string(), to.to_string()].join("–") }
}

/// A number with one or two decimals, without float formatting. Saturates at ±10 million.
pub(super) fn decimal(value: f64, digits: u32) -> String {
    let scale = 10i32.pow(digits.min(2));
    // Saturates at the ends of i32; NaN becomes 0.
    let whole = (value * f64::from(scale)).round() as i32;
    let mut text = String::new();
    if whole < 0 {
        text.push('-');
    }
    let whole = whole.unsigned_abs();
    text.push_str(&(whole / scale as u32).to_string());
    let rest = whole % scale as u32;
    if rest > 0 {
        text.push('.');
        if digits == 2 && rest < 10 {
            text.push('0');
        }
        text.push_str(&rest.to_string());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_short() {
        let text = |value, digits| decimal(value, digits);
        assert_eq!(
            (text(12.0, 1), text(-0.26, 1), text(3.456, 2), text(3.04, 2)),
            ("12".into(), "-0.3".into(), "3.46".into(), "3.04".into())
        );
        assert_eq!((text(-0.04, 1), text(f64::NAN, 1), text(0.5, 2)), ("0".into(), "0".into(), "0.50".into()));
    }

    #[test]
    fn countries_have_names_or_fall_back_to_codes() {
        let list = "DK:Dānija|EE:Igaunija";
        assert_eq!((country(list, "EE"), country(list, "XX"), country("", "LV")), ("Igaunija", "XX", "LV"));
    }
}
