//! The words and patterns of one language, as data.
//!
//! A `dates.json` is one flat object of strings. Lists are separated by `|`; patterns contain placeholders in braces:
//!
//! | placeholder | value |
//! |---|---|
//! | `{year}` `{day}` `{month:genitive}` `{season:locative}` | parts of the date; with a 2, of the later end of an interval: `{year2}` |
//! | `{decade}` `{last}` | first and last year of a decade or century: 2010, 2019 |
//! | `{century}` `{century:roman}` `{century:ordinal}` | 21, XXI, 21st (suffix from `ordinals`); also `{day:ordinal}` |
//! | `{mm}` `{dd}` `{hh}` `{min}` `{yyyy}` | with leading zeros |
//! | `{x}` `{y}` | the wrapped phrase; of two, the earlier and the later |
//!
//! A missing case of months or seasons falls back to the nominative. A missing pattern of a role falls back to that of
//! the next role: `through` → `before` → `after` → `label`, `about` → `after`, `when` → `label`.

use super::fill::is_placeholder;
use crate::dates::edtf::Value;
use std::fmt;

/// The grammatical cases of months and seasons. A language may use one for any form that its patterns need, such as the
/// Russian seasons "весной" under `instrumental`.
const CASES: usize = 6;
const UNITS: usize = 6;
const ROLES: usize = 6;
const LISTS: usize = 2 * CASES + 1;
const MOMENTS: usize = LISTS;
const WRAPS: usize = MOMENTS + ROLES * UNITS;
const COUNT: usize = WRAPS + Pattern::Time as usize + 1;

/// All keys of a `dates.json`, in the order in which [`DateWords`] stores them.
#[rustfmt::skip]
pub const KEYS: [&str; COUNT] = [
    "months.nominative", "months.genitive", "months.dative", "months.accusative", "months.locative",
    "months.instrumental", "seasons.nominative", "seasons.genitive", "seasons.dative",
    "seasons.accusative", "seasons.locative", "seasons.instrumental", "ordinals", "label.day",
    "label.month", "label.season", "label.year", "label.decade", "label.century", "when.day",
    "when.month", "when.season", "when.year", "when.decade", "when.century", "after.day",
    "after.month", "after.season", "after.year", "after.decade", "after.century", "before.day",
    "before.month", "before.season", "before.year", "before.decade", "before.century",
    "through.day", "through.month", "through.season", "through.year", "through.decade",
    "through.century", "about.day", "about.month", "about.season", "about.year", "about.decade",
    "about.century", "label.years", "label.months", "label.days-of-month", "label.days-of-year",
    "label.between", "when.years", "when.months", "when.days-of-month", "when.days-of-year",
    "when.between", "since", "from-unknown-end", "until", "start-unknown", "end-unknown",
    "month-unknown", "day-unknown", "about", "uncertain-mark", "possibly", "inside.approximate",
    "inside.uncertain", "before-era", "time",
];

/// The grammatical role of a date.
#[derive(Clone, Copy)]
pub(super) enum Role {
    Label,
    When,
    /// After "from" and "since".
    After,
    /// After "until".
    Before,
    /// After "to", as the later of two ends.
    Through,
    /// After "about".
    About,
}

#[derive(Clone, Copy)]
pub(super) enum Unit {
    Day,
    Month,
    Season,
    Year,
    Decade,
    Century,
}

impl Unit {
    pub(super) fn of(value: Value) -> Self {
        match value {
            Value::Century(_) => Self::Century,
            Value::Decade(_) => Self::Decade,
            Value::Year(_) | Value::SomeMonth(_) | Value::SomeDayOfYear(_) => Self::Year,
            Value::Season(..) => Self::Season,
            Value::Month(..) | Value::SomeDay(..) => Self::Month,
            Value::Day(..) | Value::Time(..) => Self::Day,
        }
    }
}

/// The patterns that do not concern a single date, in the order of [`KEYS`].
#[derive(Clone, Copy)]
pub(super) enum Pattern {
    LabelYears,
    LabelMonths,
    LabelDaysOfMonth,
    LabelDaysOfYear,
    LabelBetween,
    WhenYears,
    WhenMonths,
    WhenDaysOfMonth,
    WhenDaysOfYear,
    WhenBetween,
    Since,
    FromUnknownEnd,
    Until,
    StartUnknown,
    EndUnknown,
    MonthUnknown,
    DayUnknown,
    About,
    UncertainMark,
    Possibly,
    InsideApproximate,
    InsideUncertain,
    BeforeEra,
    Time,
}

/// The words and patterns of one language, built from pairs of [`KEYS`] and texts.
///
/// ```
/// use atbildiba::dates::edtf::Edtf;
/// use atbildiba::dates::words::{DateWords, label};
///
/// let words = DateWords::numeric();
/// assert_eq!(label(&Edtf::parse("2014~").unwrap(), &words), "~2014");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateWords {
    /// Parallel to [`KEYS`], with fallbacks filled in.
    texts: Vec<String>,
}

/// The reason why pairs are not valid [`DateWords`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordsError {
    /// The key concerned.
    pub key: String,
    /// The problem.
    pub problem: WordsProblem,
}

/// A problem with a key or its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WordsProblem {
    /// Not one of [`KEYS`].
    UnknownKey,
    /// A required key is missing.
    Missing,
    /// A list does not have this length.
    Length(usize),
    /// An unknown placeholder, or an unmatched brace.
    Placeholder(String),
}

impl fmt::Display for WordsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.key)?;
        match &self.problem {
            WordsProblem::UnknownKey => f.write_str("there is no such key; take it out or correct its spelling"),
            WordsProblem::Missing => f.write_str("is missing; add it"),
            WordsProblem::Length(wanted) => write!(f, "needs {wanted} texts, separated by |"),
            WordsProblem::Placeholder(name) => write!(f, "there is no placeholder {{{name}}}; correct its spelling"),
        }
    }
}

impl std::error::Error for WordsError {}

impl DateWords {
    /// Builds from keys and texts in any order, such as the members of a `dates.json`. Keys that begin with `$` are
    /// ignored.
    ///
    /// ```
    /// # use atbildiba::dates::words::{DateWords, WordsProblem};
    /// let error = DateWords::from_pairs([("no-such-key", "")]).unwrap_err();
    /// assert_eq!(error.problem, WordsProblem::UnknownKey);
    /// ```
    ///
    /// # Errors
    /// The first key that is unknown, missing, of the wrong length, or contains an unknown placeholder.
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, WordsError> {
        let mut texts = vec![String::new(); KEYS.len()];
        for (key, text) in pairs {
            match KEYS.iter().position(|known| *known == key) {
                Some(at) => texts[at] = text.to_string(),
                None if key.starts_with('$') => {}
                None => {
                    return Err(WordsError { key: key.to_string(), problem: WordsProblem::UnknownKey });
                }
            }
        }
        let mut words = Self { texts };
        words.fill_gaps();
        words.check()?;
        Ok(words)
    }

    /// Builds from texts in the order of [`KEYS`], empty where a key is absent. A build can ship this form without the
    /// keys.
    ///
    /// # Errors
    /// As [`DateWords::from_pairs`]; absent trailing texts count as missing, extra ones are ignored.
    pub fn from_texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> Result<Self, WordsError> {
        Self::from_pairs(KEYS.into_iter().zip(texts))
    }

    /// Builds from the texts of [`DateWords::texts`], which are not checked again; `None` if texts are missing.
    pub fn compiled(texts: Vec<String>) -> Option<Self> {
        (texts.len() == COUNT).then_some(Self { texts })
    }

    /// The texts in the order of [`KEYS`], with fallbacks filled in.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().map(String::as_str)
    }

    /// Digits only, for a language without words: "2017-02", "2016–2017", "~2014".
    pub fn numeric() -> Self {
        const PAIRS: [(&str, &str); 32] = [
            ("months.nominative", "01|02|03|04|05|06|07|08|09|10|11|12"),
            ("seasons.nominative", "03–05|06–08|09–11|12–02"),
            ("ordinals", "*="),
            ("label.day", "{yyyy}-{mm}-{dd}"),
            ("label.month", "{yyyy}-{mm}"),
            ("label.season", "{yyyy}-{season}"),
            ("label.year", "{yyyy}"),
            ("label.decade", "{decade}–{last}"),
            ("label.century", "{decade}–{last}"),
            ("label.years", "{yyyy}–{yyyy2}"),
            ("label.months", "{yyyy}-{mm} – {yyyy2}-{mm2}"),
            ("label.days-of-month", "{yyyy}-{mm}-{dd}–{dd2}"),
            ("label.days-of-year", "{yyyy}-{mm}-{dd} – {yyyy2}-{mm2}-{dd2}"),
            ("label.between", "{x} – {y}"),
            ("when.years", "{yyyy}–{yyyy2}"),
            ("when.months", "{yyyy}-{mm} – {yyyy2}-{mm2}"),
            ("when.days-of-month", "{yyyy}-{mm}-{dd}–{dd2}"),
            ("when.days-of-year", "{yyyy}-{mm}-{dd} – {yyyy2}-{mm2}-{dd2}"),
            ("when.between", "{x} – {y}"),
            ("since", "{x} –"),
            ("from-unknown-end", "{x} – ?"),
            ("until", "– {x}"),
            ("start-unknown", "? –"),
            ("end-unknown", "– ?"),
            ("month-unknown", "-??"),
            ("day-unknown", "-??"),
            ("about", "~{x}"),
            ("uncertain-mark", "{x} (?)"),
            ("possibly", "{x} (?)"),
            ("inside.approximate", "~{x}"),
            ("inside.uncertain", "{x} (?)"),
            ("before-era", "{x}"),
        ];
        let pairs = PAIRS.into_iter().chain([("time", "{x} {hh}:{min}")]);
        Self::from_pairs(pairs).unwrap_or_else(|_| Self { texts: vec![String::new(); KEYS.len()] })
    }

    fn fill_gaps(&mut self) {
        let mut copy = |to: usize, from: usize| {
            if self.texts[to].is_empty() {
                self.texts[to] = self.texts[from].clone();
            }
        };
        for case in 1..CASES {
            copy(case, 0);
            copy(CASES + case, CASES);
        }
        use Role::{About, After, Before, Label, Through, When};
        for (to, from) in [(When, Label), (After, Label), (Before, After), (Through, Before), (About, After)] {
            for unit in 0..UNITS {
                copy(MOMENTS + to as usize * UNITS + unit, MOMENTS + from as usize * UNITS + unit);
            }
        }
    }

    fn check(&self) -> Result<(), WordsError> {
        for (at, (key, text)) in KEYS.iter().zip(&self.texts).enumerate() {
            let wrong = |problem| Err(WordsError { key: (*key).to_string(), problem });
            let wanted = if at < CASES { 12 } else { 4 };
            if text.is_empty() {
                return wrong(WordsProblem::Missing);
            } else if at < 2 * CASES && text.split('|').count() != wanted {
                return wrong(WordsProblem::Length(wanted));
            }
            for (nth, piece) in text.split('{').enumerate() {
                // The piece before the first brace contains no placeholder; each further piece contains one, closed
                // once.
                let name = match (nth, piece.split_once('}')) {
                    (0, None) => continue,
                    (0, Some(_)) | (_, None) => "",
                    (_, Some((_, rest))) if rest.contains('}') => "",
                    (_, Some((name, _))) => name,
                };
                if !is_placeholder(name) {
                    return wrong(WordsProblem::Placeholder(name.to_string()));
                }
            }
        }
        Ok(())
    }

    pub(super) fn moment(&self, role: Role, unit: Unit) -> &str {
        &self.texts[MOMENTS + role as usize * UNITS + unit as usize]
    }

    pub(super) fn pattern(&self, pattern: Pattern) -> &str {
        &self.texts[WRAPS + pattern as usize]
    }

    /// Month 1–12 in a case; the nominative for an unknown case.
    pub(super) fn month(&self, month: u8, case: &str) -> &str {
        self.texts[case_index(case)].split('|').nth(usize::from(month.max(1)) - 1).unwrap_or("")
    }

    /// Season 0–3 in a case.
    pub(super) fn season(&self, season: usize, case: &str) -> &str {
        self.texts[CASES + case_index(case)].split('|').nth(season).unwrap_or("")
    }

    /// The suffix of an ordinal number, from the rules `11=th|1=st|*=th`: the first whose digits end the number.
    pub(super) fn ordinal_suffix(&self, number: &str) -> &str {
        let rules = self.texts[2 * CASES].split('|').filter_map(|rule| rule.split_once('='));
        rules
            .into_iter()
            .find(|(ending, _)| *ending == "*" || number.ends_with(ending))
            .map_or("", |(_, suffix)| suffix)
    }
}

pub(super) const CASE_NAMES: [&str; CASES] =
    ["nominative", "genitive", "dative", "accusative", "locative", "instrumental"];

fn case_index(case: &str) -> usize {
    CASE_NAMES.iter().position(|name| *name == case).unwrap_or(0)
}
