//! Dates and times as people write them in tables.

use atbildiba::dates::Date;
use atbildiba::dates::edtf::Edtf;
use atbildiba::text::fold;

/// The order of day and month if it is ambiguous.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    DayFirst,
    MonthFirst,
}

/// Prefixes of month names in the program's languages, folded; the longest match counts.
#[rustfmt::skip]
const MONTHS: [&[&str]; 12] = [
    &["jan", "янв", "січ", "sty", "ene", "يناير"],
    &["feb", "февр", "фев", "лют", "lut", "fev", "فبراير"],
    &["mar", "мар", "бер", "maer", "مارس"],
    &["apr", "апр", "кві", "kwi", "abr", "avr", "أبريل"],
    &["mai", "maij", "may", "май", "мая", "тра", "maj", "مايو"],
    &["jun", "июн", "чер", "cze", "juin", "يونيو"],
    &["jul", "июл", "лип", "lip", "juil", "يوليو"],
    &["aug", "авг", "сер", "sie", "ago", "aou", "أغسطس"],
    &["sep", "сен", "вер", "wrz", "set", "سبتمبر"],
    &["okt", "oct", "окт", "жов", "paz", "out", "أكتوبر"],
    &["nov", "ноя", "лис", "lis", "نوفمبر"],
    &["dec", "дек", "гру", "gru", "dez", "dic", "ديسمبر"],
];

/// Words in dates that are ignored.
const FILLERS: [&str; 16] =
    ["gada", "gads", "g", "de", "of", "the", "r", "roku", "rok", "року", "р", "года", "год", "г", "del", "le"];
/// Words for “about”.
const ABOUT: [&str; 14] =
    ["ca", "circa", "c", "about", "approx", "ap", "apm", "um", "около", "близько", "vers", "cerca", "około", "env"];

/// The order of day and month in a column, determined by a date whose day is over 12; `None` if there is none.
pub fn order<'a>(dates: impl Iterator<Item = &'a str>) -> Option<Order> {
    let mut found = None;
    for written in dates {
        let day = day_and_clock(written).map_or_else(|| written.to_owned(), |(day, _)| day);
        let parts: Vec<u32> = day.split('/').map_while(|part| part.trim().parse().ok()).collect();
        let order = match parts[..] {
            [13..=31, 1..=12, _] => Order::DayFirst,
            [1..=12, 13..=31, _] => Order::MonthFirst,
            _ => continue,
        };
        if found.is_some_and(|other| other != order) {
            return None;
        }
        found = Some(order);
    }
    found
}

/// A date in EDTF, and a note on its interpretation if it was written otherwise.
///
/// # Errors
/// It is not a date; with advice on what to write.
pub fn date(written: &str, order: Option<Order>) -> Result<(String, Option<String>), String> {
    let text = written.trim();
    if let Some((date, _)) = of_serial(text) {
        let how = format!("the number {text} is read as the date {date}, as spreadsheets count days");
        return Ok((date.to_string(), Some(how)));
    }
    if Edtf::parse(text).is_ok() {
        return Ok((text.to_owned(), None));
    }
    for between in ["–", "—", " - ", " to ", " līdz ", " bis ", " до ", " do ", " hasta ", " até ", " à "] {
        if let Some((from, to)) = text.split_once(between) {
            let (from, to) = (single(from, order), single(to, order));
            if let (Some((from, _)), Some((to, _))) = (&from, &to) {
                return checked(text, format!("{from}/{to}"), "from, to");
            }
        }
    }
    match single(text, order) {
        Some((date, how)) => checked(text, date, how),
        None => {
            Err(format!("“{text}” is not a date; write it as 2019-05-15, 2019-05 or 2019 (or another form of EDTF)"))
        }
    }
}

fn checked(written: &str, date: String, how: &str) -> Result<(String, Option<String>), String> {
    match Edtf::parse(&date) {
        Ok(_) => {
            let how = if how.is_empty() { String::new() } else { format!(" ({how})") };
            Ok((date.clone(), Some(format!("the date “{written}” is read as {date}{how}"))))
        }
        Err(_) => Err(format!("there is no day {date}, which “{written}” says; correct it")),
    }
}

/// A single date in EDTF, and a note on its interpretation.
fn single(text: &str, order: Option<Order>) -> Option<(String, &'static str)> {
    let text = fold(text);
    if Edtf::parse(&text).is_ok() {
        return Some((text, ""));
    }
    let (is_about, rest) = match text.strip_prefix('~') {
        Some(rest) => (true, rest),
        None => (false, text.as_str()),
    };
    let mut words: Vec<&str> = rest.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let about = words.iter().position(|word| ABOUT.iter().any(|about| fold(about) == *word));
    about.map(|at| words.remove(at));
    words.retain(|word| !FILLERS.contains(word));
    let (date, how) = of_words(&words, rest.contains('/'), order)?;
    Some(if is_about || about.is_some() { (format!("{date}~"), "about") } else { (date, how) })
}

fn of_words(words: &[&str], has_slashes: bool, order: Option<Order>) -> Option<(String, &'static str)> {
    let is_year = |word: &&&str| word.len() == 4 && word.parse::<u32>().is_ok();
    let year = words.iter().find(is_year)?;
    let first_is_year = words.first() == Some(year);
    let rest: Vec<&str> = words.iter().filter(|word| *word != year).copied().collect();
    let number = |word: &str| -> Option<u32> {
        let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
        digits.parse().ok().filter(|_| digits.len() <= 2 && word.len() - digits.len() <= 3)
    };
    let named = rest.iter().find_map(|word| Some((*word, month(word)?)));
    if let Some((name, month)) = named {
        let others: Vec<&str> = rest.iter().filter(|word| **word != name).copied().collect();
        return match others[..] {
            [] => Some((format!("{year}-{month:02}"), "")),
            [day] => Some((format!("{year}-{month:02}-{:02}", number(day)?), "")),
            _ => None,
        };
    }
    match rest[..] {
        [] => Some(((*year).to_owned(), "")),
        [month] => Some((format!("{year}-{:02}", number(month)?), "month and year")),
        [first, second] => {
            let (a, b) = (number(first)?, number(second)?);
            if first_is_year {
                return Some((format!("{year}-{a:02}-{b:02}"), "year, month, day"));
            }
            let (day, month, how) = match order {
                _ if !has_slashes || a > 12 => (a, b, "day first"),
                _ if b > 12 => (b, a, "month first"),
                Some(Order::MonthFirst) => (b, a, "month first, as others of this column"),
                Some(Order::DayFirst) => (a, b, "day first, as others of this column"),
                None => (a, b, "day first; it could be the month: write 2019-05-15 where that is wrong"),
            };
            Some((format!("{year}-{month:02}-{day:02}"), how))
        }
        _ => None,
    }
}

fn month(word: &str) -> Option<usize> {
    let fits = |names: &&[&str]| names.iter().filter(|name| word.starts_with(**name)).map(|name| name.len()).max();
    let best = MONTHS
        .iter()
        .enumerate()
        .filter_map(|(index, names)| Some((fits(names)?, index + 1)))
        .max_by_key(|best| best.0);
    best.map(|(_, month)| month)
}

/// Whether it is a single day.
pub fn is_day(written: &str) -> bool {
    date(written, None).is_ok_and(|(date, _)| date.parse::<Date>().is_ok())
}

/// Whether it is a single day, alone or with a time.
pub fn has_day(written: &str) -> bool {
    match day_and_clock(written) {
        Some((day, _)) => is_day(&day),
        None => is_day(written),
    }
}

/// The date of a spreadsheet's serial number, in a cell without date format: `46157` is a day, `46157.75` has a time.
fn of_serial(text: &str) -> Option<(Date, Option<Clock>)> {
    let serial: f64 = text.parse().ok().filter(|serial| (20_000.0..80_000.0).contains(serial))?;
    let day = Date::from_ymd(1899, 12, 30)?.add_days(serial as i32);
    let minutes = (serial.fract() * 1_440.0).round() as u16;
    let clock = (minutes > 0).then_some(((minutes / 60) as u8, (minutes % 60) as u8));
    Some((day, clock.filter(|clock| clock.0 < 24)))
}

/// Hours and minutes, up to 24:00.
pub type Clock = (u8, u8);

/// The words that may follow a time.
const SUFFIXES: [&str; 5] = ["am", "pm", "a.m.", "p.m.", "uhr"];

/// A day and a time in one cell: `2026-05-15T18:00`, `15.05.2026 18:00`, `46157.75`. The second part of a range of days
/// (`01.05.2027 – 03.05`) is no time.
pub fn day_and_clock(written: &str) -> Option<(String, Clock)> {
    if let Some((day, Some(clock))) = of_serial(written) {
        return Some((day.to_string(), clock));
    }
    // The suffix belongs to the time: `5/15/2027 6:00 PM`.
    let suffixed = written.rsplit_once(' ').filter(|(_, suffix)| SUFFIXES.contains(&fold(suffix).as_str()));
    let (rest, suffix) = suffixed.unwrap_or((written, ""));
    let (day, time) = rest.rsplit_once(['T', ' '])?;
    let read = clock(&[time, suffix].concat()).filter(|_| !suffix.is_empty() || time.contains([':', '.', 'h']))?;
    let is_range = day.trim_end().ends_with(['-', '–', '—']);
    (!is_range && date(day, None).is_ok()).then(|| (day.to_owned(), read))
}

/// A time, or a range: `18:00–20:00`.
pub fn clocks(written: &str) -> Option<(Clock, Option<Clock>)> {
    match written.split_once(['–', '—', '-']) {
        Some((from, to)) => Some((clock(from)?, Some(clock(to)?))),
        None => Some((clock(written)?, None)),
    }
}

/// Hours and minutes: `18:00`, `18.00`, `18h30`, `18 Uhr`, `6 pm`. Seconds are ignored: `18:00:00`.
fn clock(written: &str) -> Option<Clock> {
    let text = fold(written);
    let ending = |ends: [&str; 2]| ends.iter().find_map(|end| text.strip_suffix(end));
    let (text, shift) = match (ending(["pm", "p.m."]), ending(["am", "a.m."])) {
        (Some(rest), _) => (rest, Some(12)),
        (_, Some(rest)) => (rest, Some(0)),
        _ => (text.as_str(), None),
    };
    let text = text.trim().trim_end_matches("uhr").trim().trim_end_matches('h');
    let mut parts = text.split([':', '.', 'h']).map(str::trim);
    let sixtieths = |part: &str| part.parse::<u8>().ok().filter(|number| part.len() == 2 && *number < 60);
    let hour: u8 = parts.next()?.parse().ok()?;
    let minute = parts.next().map_or(Some(0), sixtieths)?;
    parts.next().map_or(Some(0), sixtieths)?;
    // `03.05.2027` and `03.05.27` are dates.
    if parts.next().is_some() || text.matches('.').count() > 1 {
        return None;
    }
    let hour = shift.map_or(hour, |shift| hour % 12 + shift);
    // 24:00 is the end of the day (ISO 8601).
    (hour < 24 || (hour == 24 && minute == 0 && shift.is_none())).then_some((hour, minute))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_date_formats_are_parsed() {
        let cases = [
            ("2019", "2019"),
            ("2018-09/..", "2018-09/.."),
            ("May 2019", "2019-05"),
            ("15.05.2019", "2019-05-15"),
            ("15. 5. 2019", "2019-05-15"),
            ("05/15/2019", "2019-05-15"),
            ("15/05/2019", "2019-05-15"),
            ("05/06/2019", "2019-06-05"),
            ("2019/5/3", "2019-05-03"),
            ("5.2019", "2019-05"),
            ("2019. gada 15. maijs", "2019-05-15"),
            ("15 мая 2019 г.", "2019-05-15"),
            ("15 травня 2019", "2019-05-15"),
            ("3. März 2019", "2019-03-03"),
            ("1er août 2019", "2019-08-01"),
            ("15 de maio de 2019", "2019-05-15"),
            ("15 października 2019", "2019-10-15"),
            ("15th October 2019", "2019-10-15"),
            ("ca. 2014", "2014~"),
            ("2019–2021", "2019/2021"),
            ("1.5.2019 – 3.5.2019", "2019-05-01/2019-05-03"),
            ("01.05.2019 - 03.05.2019", "2019-05-01/2019-05-03"),
        ];
        for (written, edtf) in cases {
            let read = date(written, None);
            assert_eq!(read.as_ref().map(|read| read.0.as_str()), Ok(edtf), "{written}");
            assert_eq!(read.unwrap().1.is_some(), written != edtf, "{written}");
        }
        for wrong in ["soon", "31.02.2019", "15.05.19", "", "13/13/2019", "2019 2020"] {
            assert!(date(wrong, None).is_err(), "{wrong}");
        }
    }

    #[test]
    fn one_date_determines_the_order_for_its_column() {
        let order = order(["05/06/2019", "05/15/2019"].into_iter());
        assert_eq!(order, Some(Order::MonthFirst));
        assert_eq!(date("05/06/2019", order).unwrap().0, "2019-05-06");
        let order = super::order(["05/06/2019 18:00", "05/15/2019 18:00:00"].into_iter());
        assert_eq!(order, Some(Order::MonthFirst), "whatever times are beside them");
    }

    #[test]
    fn common_time_formats_are_parsed() {
        for written in ["18:30", "18.30", "18h30", "6:30 pm", "18:30:00", "18:30 Uhr"] {
            assert_eq!(clocks(written), Some(((18, 30), None)), "{written}");
        }
        assert_eq!((clock("18 Uhr"), clock("12 am"), clock("12 p.m.")), (Some((18, 0)), Some((0, 0)), Some((12, 0))));
        assert_eq!(clocks("18:00 – 20.30"), Some(((18, 0), Some((20, 30)))));
        assert_eq!(clocks("18:00–24:00"), Some(((18, 0), Some((24, 0)))));
        let dates = ["03.05.2027", "03.05.27", "3.5.2027", "18:00–03.05.2027"];
        let seconds = ["18:00:60", "18:00:5", "18:00:00:00", "18:00:00Z"];
        for wrong in
            ["25:00", "24:01", "noon", "0.5", "18:60", "", "18:00–late"].into_iter().chain(dates).chain(seconds)
        {
            assert_eq!(clocks(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_cell_may_contain_a_day_and_a_time() {
        let written = ["2026-05-15T18:00", "2026-05-15 18:00:00", "15.05.2026, 18.00", "46157.75"];
        for written in written.into_iter().chain(["5/15/2026 6:00 PM", "5/15/2026 6 p.m.", "15.05.2026 18 Uhr"]) {
            let (day, clock) = day_and_clock(written).unwrap();
            assert_eq!((date(&day, None).unwrap().0.as_str(), clock), ("2026-05-15", (18, 0)), "{written}");
        }
        for none in ["2026-05-15", "15 May 2026", "46157", "May 2026", "18:00"] {
            assert_eq!(day_and_clock(none), None, "{none}");
        }
        for range in ["01.05.2027 – 03.05.2027", "01.05.2027 – 03.05", "01.05.2027 - 03.05", "01.05.2027 —  03.05"]
        {
            assert_eq!(day_and_clock(range), None, "{range}");
        }
        assert_eq!(date("46157", None).unwrap().0, "2026-05-15");
        assert!(is_day("46157") && is_day("15.05.2026") && !is_day("2026-05") && !is_day("soon"));
        assert!(
            has_day("15.05.2026") && has_day("15.05.2026 18:00") && !has_day("May 2026 18:00") && !has_day("18:00")
        );
    }
}
