//! Opening hours in schema.org's format (`Mo-Fr 09:00-17:00`).

use crate::dates::LocalDateTime;

/// One line of opening hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hours {
    /// First weekday; Monday is 0.
    pub first: u8,
    /// Last weekday; Monday is 0.
    pub last: u8,
    /// Opening time in minutes from midnight.
    pub opens: u16,
    /// Closing time in minutes from midnight; 1440 at midnight.
    pub closes: u16,
}

const DAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

impl Hours {
    /// Parses `Mo-Su 12:00-22:00` or `Sa 10:00-14:00`.
    pub fn parse(text: &str) -> Option<Hours> {
        let (days, times) = text.split_once(' ')?;
        let day = |name: &str| DAYS.iter().position(|day| *day == name).map(|index| index as u8);
        let (first, last) = days.split_once('-').unwrap_or((days, days));
        let (opens, closes) = times.split_once('-')?;
        let hours = Hours { first: day(first)?, last: day(last)?, opens: minutes(opens)?, closes: minutes(closes)? };
        (hours.first <= hours.last && hours.opens < hours.closes).then_some(hours)
    }

    /// Whether it is open on a weekday (Monday is 0) at a minute of the day.
    pub fn open_at(self, weekday: u8, minute: u16) -> bool {
        (self.first..=self.last).contains(&weekday) && (self.opens..self.closes).contains(&minute)
    }

    /// Whether it never closes.
    pub fn always(self) -> bool {
        self == Hours { first: 0, last: 6, opens: 0, closes: 1440 }
    }
}

/// Whether any of the lines is open at a local time.
pub fn open_now(hours: impl IntoIterator<Item = Hours>, now: LocalDateTime) -> bool {
    let (weekday, minute) = (now.date().weekday().index(), (now.second_of_day() / 60) as u16);
    hours.into_iter().any(|hours| hours.open_at(weekday, minute))
}

fn minutes(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once(':')?;
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    (minute < 60 && hour * 60 + minute <= 1440).then_some(hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_parsed() {
        let hours = Hours::parse("Mo-Su 12:00-22:00").unwrap();
        assert!(hours.open_at(0, 720) && hours.open_at(6, 1319));
        assert!(!hours.open_at(0, 719) && !hours.open_at(0, 1320));
        assert!(Hours::parse("Mo-Su 00:00-24:00").unwrap().always());
        assert_eq!(Hours::parse("Sa 10:00-14:00").unwrap().first, 5);
    }

    #[test]
    fn open_now_by_a_clock_elsewhere() {
        let is_open = |line, now: &str| open_now(Hours::parse(line), now.parse().unwrap());
        // A Tuesday and a Sunday.
        assert!(is_open("Mo-Su 12:00-22:00", "2026-11-24T16:45:03"));
        assert!(!is_open("Mo-Su 12:00-22:00", "2026-11-24T11:59:59"));
        assert!(is_open("Su 00:00-24:00", "2026-11-22T00:00:00"));
        assert!(!is_open("Mo-Sa 00:00-24:00", "2026-11-22T00:00:00"));
        assert!(!is_open("", "2026-11-24T16:45:03"));
    }

    #[test]
    fn invalid_hours_are_rejected() {
        for text in [
            "",
            "Mo",
            "Mo-Fr",
            "Xx 10:00-12:00",
            "Fr-Mo 10:00-12:00",
            "Mo 12:00-10:00",
            "Mo 10:60-12:00",
            "Mo 10:00-24:01",
        ] {
            assert_eq!(Hours::parse(text), None, "{text}");
        }
    }
}
