//! Days of the week.

/// A day of the week. The order and the numbers are those of ISO 8601, starting with Monday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Weekday {
    /// `MO`.
    Monday,
    /// `TU`.
    Tuesday,
    /// `WE`.
    Wednesday,
    /// `TH`.
    Thursday,
    /// `FR`.
    Friday,
    /// `SA`.
    Saturday,
    /// `SU`.
    Sunday,
}

impl Weekday {
    /// All seven days, starting with Monday.
    pub const ALL: [Weekday; 7] = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
        Weekday::Sunday,
    ];

    /// Days after Monday, 0 to 6.
    pub const fn index(self) -> u8 {
        self as u8
    }

    /// The weekday `index` days after Monday. Any number is accepted and taken modulo 7.
    ///
    /// ```
    /// # use atbildiba::dates::Weekday;
    /// assert_eq!(Weekday::from_index(-1), Weekday::Sunday);
    /// ```
    pub const fn from_index(index: i32) -> Weekday {
        Weekday::ALL[index.rem_euclid(7) as usize]
    }

    /// Days from `first` to this day in a week that begins with `first`, 0 to 6.
    ///
    /// ```
    /// # use atbildiba::dates::Weekday;
    /// assert_eq!(Weekday::Monday.days_after(Weekday::Sunday), 1);
    /// ```
    pub const fn days_after(self, first: Weekday) -> u8 {
        (self as u8 + 7 - first as u8) % 7
    }

    /// The iCalendar code, `MO` to `SU` (RFC 5545 §3.3.10).
    ///
    /// ```
    /// # use atbildiba::dates::Weekday;
    /// assert_eq!(Weekday::Sunday.code(), "SU");
    /// ```
    pub const fn code(self) -> &'static str {
        ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][self as usize]
    }

    /// The weekday of an iCalendar or JSCalendar code, ignoring case.
    ///
    /// ```
    /// # use atbildiba::dates::Weekday;
    /// assert_eq!(Weekday::from_code("fr"), Some(Weekday::Friday));
    /// assert_eq!(Weekday::from_code("friday"), None);
    /// ```
    pub fn from_code(code: &str) -> Option<Weekday> {
        Weekday::ALL.into_iter().find(|day| code.eq_ignore_ascii_case(day.code()))
    }
}
