//! EDTF dates in words, as people write and say them: `2017. gada februāris`, `on 29 June 2017`, `с 2016 по 2017 год`.
//!
//! The code contains no language: the words and patterns of one are a [`DateWords`], read from its `dates.json`. There
//! are three forms. [`label`] stands alone, as in a heading. [`when`] stands in a sentence. [`long`] is the label with
//! every unknown part in words, for details and speech. All of them preserve the precision: a month never becomes its
//! first day.
//!
//! ```
//! use atbildiba::dates::edtf::Edtf;
//! use atbildiba::dates::words::{DateWords, label};
//!
//! let date = Edtf::parse("2016/2017").unwrap();
//! assert_eq!(label(&date, &DateWords::numeric()), "2016–2017");
//! ```

mod fill;
mod patterns;

pub use patterns::{DateWords, KEYS, WordsError, WordsProblem};

use crate::dates::edtf::{Edtf, End, Moment, Qualification, Shift, Value};
use fill::{Facts, Slots, fill};
use patterns::{Pattern, Role, Unit};

/// The form for headings, in the nominative: "2014. gada 20. jūnijs", "2016.–2017. gads", "kopš 2017. gada februāra".
pub fn label(date: &Edtf, words: &DateWords) -> String {
    Speaker { words, form: Form::Label }.say(date)
}

/// The form for sentences that says when: "2017. gada 29. jūnijā", "no 2016. līdz 2017. gadam".
pub fn when(date: &Edtf, words: &DateWords) -> String {
    Speaker { words, form: Form::When }.say(date)
}

/// The label with every unknown part in words: "no 2018. gada septembra, beigas nav zināmas".
///
/// ```
/// # use atbildiba::dates::edtf::Edtf;
/// # use atbildiba::dates::words::{DateWords, long};
/// assert_eq!(long(&Edtf::parse("2017-02").unwrap(), &DateWords::numeric()), "2017-02");
/// ```
pub fn long(date: &Edtf, words: &DateWords) -> String {
    let mut text = Speaker { words, form: Form::Long }.say(date);
    let (start, end) = date.ends();
    let note = match (date, start, end) {
        (_, End::Unknown, _) => Some(Pattern::StartUnknown),
        (_, _, End::Unknown) => Some(Pattern::EndUnknown),
        (Edtf::Single(Moment { value: Value::SomeMonth(_), .. }), ..) => Some(Pattern::MonthUnknown),
        (Edtf::Single(Moment { value: Value::SomeDay(..) | Value::SomeDayOfYear(_), .. }), ..) => {
            Some(Pattern::DayUnknown)
        }
        _ => None,
    };
    if let Some(note) = note {
        text.push_str(", ");
        text.push_str(words.pattern(note));
    }
    text
}

#[derive(Clone, Copy, PartialEq)]
enum Form {
    Label,
    When,
    Long,
}

struct Speaker<'a> {
    words: &'a DateWords,
    form: Form,
}

impl Speaker<'_> {
    fn say(&self, date: &Edtf) -> String {
        match *date {
            Edtf::Single(moment) => self.single(moment),
            Edtf::Interval { start: End::Date(from), end: End::Date(to) } => self.closed(from, to),
            Edtf::Interval { start: End::Date(from), end } => {
                let pattern = if end == End::Open { Pattern::Since } else { Pattern::FromUnknownEnd };
                self.wrap(pattern, &self.inside(Role::After, from))
            }
            Edtf::Interval { end: End::Date(to), .. } => self.wrap(Pattern::Until, &self.inside(Role::Before, to)),
            // The parser accepts no interval without a date.
            Edtf::Interval { .. } => String::new(),
        }
    }

    fn role(&self) -> Role {
        if self.form == Form::When { Role::When } else { Role::Label }
    }

    /// Fills `text` into `{x}`.
    fn wrap(&self, pattern: Pattern, text: &str) -> String {
        fill(self.words.pattern(pattern), &Slots { words: self.words, x: text, y: "", a: None, b: None })
    }

    /// A date outside an interval, with its qualifier.
    fn single(&self, moment: Moment) -> String {
        let plain = if moment.qualification.is_approximate() {
            self.wrap(Pattern::About, &self.bare(Role::About, moment.value))
        } else {
            self.bare(self.role(), moment.value)
        };
        match (moment.qualification.is_uncertain(), self.form) {
            (false, _) => plain,
            (true, Form::Label) => self.wrap(Pattern::UncertainMark, &plain),
            (true, _) => self.wrap(Pattern::Possibly, &plain),
        }
    }

    /// A date as the end of an interval, with its qualifier.
    fn inside(&self, role: Role, moment: Moment) -> String {
        let mut text = self.bare(role, moment.value);
        if moment.qualification.is_approximate() {
            text = self.wrap(Pattern::InsideApproximate, &text);
        }
        if moment.qualification.is_uncertain() {
            text = self.wrap(Pattern::InsideUncertain, &text);
        }
        text
    }

    /// A date without its qualifier.
    fn bare(&self, role: Role, value: Value) -> String {
        let unit = Unit::of(value);
        let facts = Facts::of(value);
        let slots = Slots { words: self.words, x: "", y: "", a: Some(&facts), b: None };
        let mut text = fill(self.words.moment(role, unit), &slots);
        if facts.before_era {
            text = self.wrap(Pattern::BeforeEra, &text);
        }
        if let Value::Time(.., clock) = value {
            let slots = Slots { words: self.words, x: &text, y: "", a: Some(&facts), b: None };
            text = fill(self.words.pattern(Pattern::Time), &slots);
            push_shift(&mut text, clock.shift);
        }
        text
    }

    fn closed(&self, from: Moment, to: Moment) -> String {
        if from == to {
            return self.single(from);
        }
        let is_when = self.form == Form::When;
        let unqualified = from.qualification == Qualification::None && to.qualification == Qualification::None;
        let (a, b) = (Facts::of(from.value), Facts::of(to.value));
        if unqualified
            && !a.before_era
            && let Some(pattern) = shared(from.value, to.value, is_when)
        {
            return fill(
                self.words.pattern(pattern),
                &Slots { words: self.words, x: "", y: "", a: Some(&a), b: Some(&b) },
            );
        }
        let (pattern, first, second) = if is_when {
            (Pattern::WhenBetween, Role::After, Role::Through)
        } else {
            (Pattern::LabelBetween, Role::Label, Role::Label)
        };
        let (x, y) = (self.inside(first, from), self.inside(second, to));
        fill(self.words.pattern(pattern), &Slots { words: self.words, x: &x, y: &y, a: None, b: None })
    }
}

/// The pattern that states only once what both ends share, if there is one.
fn shared(from: Value, to: Value, is_when: bool) -> Option<Pattern> {
    let pick = |label, when| Some(if is_when { when } else { label });
    match (from, to) {
        (Value::Year(_), Value::Year(_)) => pick(Pattern::LabelYears, Pattern::WhenYears),
        (Value::Month(year, _), Value::Month(year2, _)) if year == year2 => {
            pick(Pattern::LabelMonths, Pattern::WhenMonths)
        }
        (Value::Day(year, month, _), Value::Day(year2, month2, _)) if (year, month) == (year2, month2) => {
            pick(Pattern::LabelDaysOfMonth, Pattern::WhenDaysOfMonth)
        }
        (Value::Day(year, ..), Value::Day(year2, ..)) if year == year2 => {
            pick(Pattern::LabelDaysOfYear, Pattern::WhenDaysOfYear)
        }
        _ => None,
    }
}

fn push_shift(text: &mut String, shift: Shift) {
    let minutes = match shift {
        Shift::Local => return,
        Shift::Utc => 0,
        Shift::Hours(hours) => i16::from(hours) * 60,
        Shift::Minutes(minutes) => minutes,
    };
    text.push_str(" (UTC");
    if minutes != 0 {
        text.push(if minutes < 0 { '−' } else { '+' });
        text.push_str(&(minutes.unsigned_abs() / 60).to_string());
        if minutes % 60 != 0 {
            text.push(':');
            fill::push_two(text, minutes.unsigned_abs() % 60);
        }
    }
    text.push(')');
}

#[cfg(test)]
mod tests;
