//! `timeline.json`: dates, countries, importance.

use super::problems::{Problems, quoted};
use super::{Context, Node, countries};
use atbildiba::dates::edtf::{Edtf, End, Value as Written};
use std::collections::BTreeSet;

/// Checks all entries.
pub(super) fn check(context: &Context<'_>, problems: &mut Problems) {
    let Some(root) = context.files.timeline() else { return };
    for entry in root.list("entries") {
        if let (Some(at), Some(date)) = (entry.get("date"), entry.text("date")) {
            check_date(&at, date, problems);
        }
        if let Some(at) = entry.get("importance")
            && at.value.as_i64().is_some_and(|importance| !(1..=3).contains(&importance))
        {
            problems.error(&at, "must be 1 (shown first), 2 or 3 (shown last)");
        }
        let mut seen = BTreeSet::new();
        for at in &entry.list("countries") {
            if let Some(code) = at.value.as_str() {
                check_country(at, code, problems);
                if !seen.insert(code) {
                    problems.warning(at, format!("{} is in this list twice; take one out", quoted(code)));
                }
            }
        }
    }
}

fn check_country(node: &Node<'_>, code: &str, problems: &mut Problems) {
    if countries::exists(code) {
        return;
    }
    let upper = code.to_ascii_uppercase();
    let advice = match upper.as_str() {
        "UK" => "did you mean “GB”?".into(),
        "EU" => "name its member states one by one".into(),
        _ if countries::exists(&upper) => format!("did you mean “{upper}”?"),
        _ => "write two capital letters as ISO 3166 has them, such as “LV”".into(),
    };
    problems.error(node, format!("there is no country {}; {advice}", quoted(code)));
}

/// Checks that a date is valid EDTF and within the years that a calendar can show.
pub(super) fn check_date(node: &Node<'_>, text: &str, problems: &mut Problems) {
    let date = match Edtf::parse(text) {
        Ok(date) => date,
        Err(error) => return problems.error(node, format!("{} is not a date in EDTF, {error}", quoted(text))),
    };
    let (start, end) = date.ends();
    for end in [start, end] {
        if let End::Date(moment) = end
            && !(-9999..=9999).contains(&year(moment.value))
        {
            return problems.error(node, format!("{} is too far away; years go from -9999 to 9999", quoted(text)));
        }
    }
}

fn year(value: Written) -> i64 {
    match value {
        Written::Year(year) => year,
        Written::Century(year)
        | Written::Decade(year)
        | Written::Season(year, _)
        | Written::Month(year, _)
        | Written::SomeMonth(year)
        | Written::Day(year, ..)
        | Written::SomeDay(year, _)
        | Written::SomeDayOfYear(year)
        | Written::Time(year, ..) => i64::from(year),
    }
}
