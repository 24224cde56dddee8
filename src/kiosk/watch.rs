//! Time on a machine that runs for weeks: its clock may be wrong, jump, or stand still.
//!
//! Two clocks are compared: a monotonic one that counts from page load, and the system clock, which may be set.

use crate::dates::Date;

/// Both clocks at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockReading {
    /// Milliseconds since page load, monotonic.
    pub steady: u64,
    /// Milliseconds since 1970 by the system clock.
    pub wall: i64,
    /// Minutes since midnight by the system clock.
    pub minute: u16,
}

/// The reason why the attract loop must be reloaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReloadReason {
    /// The clock jumped: the date and everything that depends on it must be read again.
    Jumped,
    /// It is night, or the page is old.
    Night,
}

/// A larger difference is a jump; drift and slow ticks are smaller.
const JUMP: i64 = 90_000;
/// From half past three to half past four nobody is there.
const NIGHT: std::ops::Range<u16> = 210..270;
const HOUR: u64 = 3_600_000;
/// A page younger than this is not reloaded at night.
const YOUNG: u64 = 2 * HOUR;
/// A page this old is reloaded whatever the clock says, because it may never show night.
const OLD: u64 = 26 * HOUR;
/// No reload for this long after a load, so that a clock that jumps constantly does not cause a reload loop.
const SETTLE: u64 = 60_000;
/// A content age outside this range of days means that the clock is wrong.
const PLAUSIBLE: std::ops::RangeInclusive<i32> = -1..=730;

/// Compares each reading with the previous one.
#[derive(Clone, Copy, Debug)]
pub struct Watch {
    last: ClockReading,
}

impl Watch {
    /// Starts with the first reading.
    pub fn new(first: ClockReading) -> Self {
        Self { last: first }
    }

    /// The consequence of the next reading.
    pub fn read(&mut self, now: ClockReading) -> Option<ReloadReason> {
        let steady = now.steady.saturating_sub(self.last.steady) as i64;
        let jumped = (now.wall.saturating_sub(self.last.wall)).saturating_sub(steady).saturating_abs() > JUMP;
        if now.steady < SETTLE {
            // An early jump is remembered by keeping the previous reading.
            if !jumped {
                self.last = now;
            }
            return None;
        }
        self.last = now;
        match now.steady {
            _ if jumped => Some(ReloadReason::Jumped),
            age if age >= OLD || (age >= YOUNG && NIGHT.contains(&now.minute)) => Some(ReloadReason::Night),
            _ => None,
        }
    }
}

/// Whether the clock's date is plausible for a site built on that day. If not, nothing is shown that depends on
/// “today”.
pub fn plausible(today: Date, built: Date) -> bool {
    PLAUSIBLE.contains(&(today.days() - built.days()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(steady: u64, wall: i64, minute: u16) -> ClockReading {
        ClockReading { steady, wall, minute }
    }

    #[test]
    fn a_steady_clock_reloads_only_at_night() {
        let mut watch = Watch::new(at(0, 1_000_000, 600));
        for second in 1..=3_600 * 17 {
            let minute = (600 + second / 60) % 1_440;
            let news = watch.read(at(second * 1_000, 1_000_000 + second as i64 * 1_000, minute as u16));
            assert_eq!(news, None, "after {second} s, at minute {minute}");
        }
        assert_eq!(watch.read(at(HOUR * 18, 1_000_000 + HOUR as i64 * 18, 240)), Some(ReloadReason::Night));
    }

    #[test]
    fn jumps_are_detected_in_both_directions_and_after_sleep() {
        for jump in [-3_600_000, 3_600_000, 86_400_000 * 3_650, i64::MIN / 2] {
            let mut watch = Watch::new(at(70_000, 0, 0));
            assert_eq!(watch.read(at(71_000, 1_000_i64.saturating_add(jump), 0)), Some(ReloadReason::Jumped));
            let now = 1_000_i64.saturating_add(jump);
            assert_eq!(watch.read(at(72_000, now + 1_000, 0)), None, "once a jump");
        }
    }

    #[test]
    fn an_early_jump_causes_no_reload_loop() {
        let mut watch = Watch::new(at(0, 0, 0));
        assert_eq!(watch.read(at(1_000, 900_000_000, 0)), None);
        assert_eq!(watch.read(at(SETTLE, 900_059_000, 0)), Some(ReloadReason::Jumped), "but it is not forgotten");
    }

    #[test]
    fn an_old_page_is_reloaded_even_without_night() {
        let mut watch = Watch::new(at(OLD - 1, 0, 600));
        assert_eq!(watch.read(at(OLD, 1, 600)), Some(ReloadReason::Night));
        let mut young = Watch::new(at(SETTLE, 0, 240));
        assert_eq!(young.read(at(YOUNG - 1, (YOUNG - 1 - SETTLE) as i64, 240)), None, "a page of tonight stays");
    }

    #[test]
    fn a_date_before_the_build_is_implausible() {
        let built = Date::from_ymd(2026, 11, 24).unwrap();
        let day = |y, m, d| Date::from_ymd(y, m, d).unwrap();
        assert!(plausible(built, built) && plausible(day(2027, 12, 1), built));
        assert!(!plausible(day(1970, 1, 1), built) && !plausible(day(2030, 1, 1), built));
    }
}
