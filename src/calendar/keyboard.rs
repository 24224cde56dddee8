//! Keyboard navigation among days: the grid pattern of the WAI-ARIA Authoring Practices Guide, as in its date grid
//! (<https://www.w3.org/WAI/ARIA/apg/patterns/grid/>).

use crate::dates::{Date, Weekday, days_in_month};
use crate::text::BaseDirection;

/// The focused day, and the day of the month to return to after a shorter month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// The day.
    pub date: Date,
    wanted: u8,
}

/// What a key requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Move the focus to this day, or keep it.
    Move(Cursor),
    /// Open the day.
    Open,
}

impl Cursor {
    /// A cursor on a day.
    pub fn new(date: Date) -> Self {
        Self { date, wanted: date.day() }
    }

    /// The same day number in another month, or the last day of a shorter one.
    pub fn in_month(self, year: i32, month: u8) -> Self {
        let day = self.wanted.clamp(1, days_in_month(year, month).max(1));
        Date::from_ymd(year, month, day).map_or(self, |date| Self { date, ..self })
    }

    /// The request of a key (`KeyboardEvent.key` of UI Events); `None` for keys that the grid does not handle. Weeks
    /// begin with `first`, on the side where lines begin.
    pub fn press(
        self,
        key: &str,
        (shift, control): (bool, bool),
        first: Weekday,
        direction: BaseDirection,
    ) -> Option<Action> {
        let days = |days: i32| Cursor::new(self.date.add_days(days));
        let months = |months: i32| {
            let to = self.date.first_of_month().add_months(months);
            self.in_month(to.year(), to.month())
        };
        let week = i32::from(self.date.weekday().days_after(first));
        if let (Some(is_forward), false) = (direction.is_forward(key), control) {
            return Some(Action::Move(days(if is_forward { 1 } else { -1 })));
        }
        Some(Action::Move(match (key, control) {
            ("ArrowUp", false) => days(-7),
            ("ArrowDown", false) => days(7),
            ("Home", false) => days(-week),
            ("End", false) => days(6 - week),
            ("Home", true) => Cursor::new(self.date.first_of_month()),
            ("End", true) => Cursor::new(self.date.first_of_month().add_months(1).add_days(-1)),
            ("PageUp", false) => months(if shift { -12 } else { -1 }),
            ("PageDown", false) => months(if shift { 12 } else { 1 }),
            ("Enter" | " ", false) => return Some(Action::Open),
            _ => return None,
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(from: &str, keys: &[&str]) -> String {
        let mut cursor = Cursor::new(from.parse().unwrap());
        for key in keys {
            let (shift, name) = key.strip_prefix("Shift+").map_or((false, *key), |name| (true, name));
            let (control, name) = name.strip_prefix("Control+").map_or((false, name), |name| (true, name));
            if let Some(Action::Move(to)) = cursor.press(name, (shift, control), Weekday::Monday, BaseDirection::Ltr) {
                cursor = to;
            }
        }
        cursor.date.to_string()
    }

    #[test]
    fn arrows_go_by_day_and_week_across_months() {
        assert_eq!(press("2026-12-31", &["ArrowRight"]), "2027-01-01");
        assert_eq!(press("2026-12-01", &["ArrowLeft"]), "2026-11-30");
        assert_eq!(press("2026-12-02", &["ArrowUp"]), "2026-11-25");
        assert_eq!(press("2026-12-02", &["ArrowDown", "ArrowDown"]), "2026-12-16");
    }

    #[test]
    fn in_right_to_left_languages_left_is_the_next_day() {
        let cursor = Cursor::new("2026-12-10".parse().unwrap());
        for (key, to) in [
            ("ArrowLeft", "2026-12-11"),
            ("ArrowRight", "2026-12-09"),
            ("ArrowDown", "2026-12-17"),
            ("Home", "2026-12-07"),
        ] {
            let wanted = Action::Move(Cursor::new(to.parse().unwrap()));
            assert_eq!(cursor.press(key, (false, false), Weekday::Monday, BaseDirection::Rtl), Some(wanted), "{key}");
        }
    }

    #[test]
    fn home_and_end_go_to_the_ends_of_the_week_and_with_control_of_the_month() {
        assert_eq!(press("2026-12-10", &["Home"]), "2026-12-07");
        assert_eq!(press("2026-12-07", &["Home"]), "2026-12-07");
        assert_eq!(press("2026-12-10", &["End"]), "2026-12-13");
        assert_eq!(press("2026-12-10", &["Control+Home"]), "2026-12-01");
        assert_eq!(press("2026-02-10", &["Control+End"]), "2026-02-28");
        let sunday = Cursor::new("2026-12-10".parse().unwrap()).press(
            "Home",
            (false, false),
            Weekday::Sunday,
            BaseDirection::Ltr,
        );
        assert_eq!(sunday, Some(Action::Move(Cursor::new("2026-12-06".parse().unwrap()))));
    }

    #[test]
    fn page_keys_keep_the_day_number_across_shorter_months() {
        assert_eq!(press("2026-12-10", &["PageUp"]), "2026-11-10");
        assert_eq!(press("2027-01-31", &["PageDown"]), "2027-02-28");
        assert_eq!(press("2027-01-31", &["PageDown", "PageDown"]), "2027-03-31");
        assert_eq!(press("2028-02-29", &["Shift+PageDown"]), "2029-02-28");
        assert_eq!(press("2028-02-29", &["Shift+PageUp", "Shift+PageDown"]), "2028-02-29");
        assert_eq!(press("2027-01-31", &["PageDown", "ArrowLeft", "PageDown"]), "2027-03-27", "a step by day forgets");
    }

    #[test]
    fn enter_and_space_open_and_other_keys_are_ignored() {
        let cursor = Cursor::new("2026-12-10".parse().unwrap());
        for key in ["Enter", " "] {
            assert_eq!(cursor.press(key, (false, false), Weekday::Monday, BaseDirection::Ltr), Some(Action::Open));
        }
        for (key, control) in [("Tab", false), ("a", false), ("PageUp", true), ("ArrowLeft", true), ("Escape", false)] {
            assert_eq!(cursor.press(key, (false, control), Weekday::Monday, BaseDirection::Ltr), None, "{key}");
        }
    }

    #[test]
    fn the_range_of_dates_is_respected() {
        assert_eq!(press("9999-12-31", &["ArrowRight", "PageDown", "Shift+PageDown"]), "9999-12-31");
        assert_eq!(press("-9999-01-01", &["ArrowUp", "PageUp"]), "-9999-01-01");
    }
}
