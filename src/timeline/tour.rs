//! The tour: one entry after another, each for its reading time. A state machine without clock or drawing; the caller
//! reports elapsed time and shows the entry.

/// Reading while standing, in a second language: about 150 words a minute.
const CHARS_PER_SECOND: u32 = 14;
/// Time for finding the position and looking at the picture.
const LOOK_MS: u32 = 2_000;
/// The minimum and maximum duration.
const STAY_MS: (u32, u32) = (4_000, 30_000);

/// The duration for a text of this many characters, in milliseconds.
pub fn dwell_ms(chars: usize) -> u32 {
    let chars = u32::try_from(chars).unwrap_or(u32::MAX);
    LOOK_MS.saturating_add(chars.saturating_mul(1000) / CHARS_PER_SECOND).clamp(STAY_MS.0, STAY_MS.1)
}

/// What happens after the last entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AtEnd {
    /// The tour ends.
    Stop,
    /// It starts over: on a kiosk.
    Loop,
}

/// The state of a tour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TourState {
    /// Time passes.
    Playing,
    /// Time stands still.
    Paused,
    /// The last entry was shown completely; playing starts over.
    Ended,
}

/// A tour through entries identified by index, from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tour {
    dwell: Vec<u32>,
    at_end: AtEnd,
    at: usize,
    passed_ms: u32,
    state: TourState,
}

impl Tour {
    /// A paused tour at the first entry, given the length of each entry's text in characters, in display order.
    pub fn new(chars: impl IntoIterator<Item = usize>, at_end: AtEnd) -> Self {
        let dwell = chars.into_iter().map(dwell_ms).collect();
        Self { dwell, at_end, at: 0, passed_ms: 0, state: TourState::Paused }
    }

    /// The current entry; `None` only if there are none.
    pub fn current(&self) -> Option<usize> {
        (self.at < self.dwell.len()).then_some(self.at)
    }

    /// The state.
    pub fn state(&self) -> TourState {
        self.state
    }

    /// The elapsed fraction of the current entry's duration, 0 to 1.
    pub fn progress(&self) -> f64 {
        self.dwell.get(self.at).map_or(0.0, |&stay| f64::from(self.passed_ms) / f64::from(stay))
    }

    /// Plays; from the start if the tour had ended. A tour without entries is not changed.
    pub fn play(&mut self) {
        if self.state == TourState::Ended {
            (self.at, self.passed_ms) = (0, 0);
        }
        if !self.dwell.is_empty() {
            self.state = TourState::Playing;
        }
    }

    /// Pauses, keeping the elapsed time of the current entry.
    pub fn pause(&mut self) {
        if self.state == TourState::Playing {
            self.state = TourState::Paused;
        }
    }

    /// Plays or pauses.
    pub fn toggle(&mut self) {
        if self.state == TourState::Playing { self.pause() } else { self.play() }
    }

    /// Goes to the next entry, in any state. At the last one the tour ends or starts over.
    pub fn next(&mut self) {
        if self.at + 1 < self.dwell.len() {
            self.go(self.at + 1);
        } else if self.at_end == AtEnd::Loop {
            self.go(0);
        } else if !self.dwell.is_empty() {
            self.passed_ms = self.dwell[self.at];
            self.state = TourState::Ended;
        }
    }

    /// Goes to the previous entry, in any state. At the first one, restarts it or goes to the last.
    pub fn previous(&mut self) {
        match (self.at, self.at_end) {
            (0, AtEnd::Loop) => self.go(self.dwell.len().saturating_sub(1)),
            (at, _) => self.go(at.saturating_sub(1)),
        }
    }

    /// Goes to an entry that the visitor chose. An index beyond the last means the last.
    pub fn go(&mut self, entry: usize) {
        self.at = entry.min(self.dwell.len().saturating_sub(1));
        self.passed_ms = 0;
        if self.state == TourState::Ended {
            self.state = TourState::Paused;
        }
    }

    /// Time has passed. Returns the entry to show if it changes. A long sleep (a hidden tab) advances by one entry
    /// only, because nobody has read those between.
    pub fn tick(&mut self, ms: u32) -> Option<usize> {
        let stay = *self.dwell.get(self.at)?;
        if self.state != TourState::Playing {
            return None;
        }
        self.passed_ms = self.passed_ms.saturating_add(ms);
        if self.passed_ms < stay {
            return None;
        }
        self.next();
        (self.state == TourState::Playing).then_some(self.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn duration_depends_on_the_length_of_the_text() {
        assert_eq!(dwell_ms(0), 4_000);
        assert_eq!(dwell_ms(140), 12_000);
        assert_eq!(dwell_ms(100_000), 30_000);
        assert_eq!(dwell_ms(usize::MAX), 30_000);
    }

    #[test]
    fn a_tour_plays_to_the_end_and_restarts() {
        let mut tour = Tour::new([0, 140], AtEnd::Stop);
        assert_eq!((tour.tick(9_000), tour.state()), (None, TourState::Paused));
        tour.play();
        assert_eq!((tour.tick(3_999), tour.tick(1)), (None, Some(1)));
        assert_eq!(tour.tick(6_000), None);
        assert!((tour.progress() - 0.5).abs() < 1e-9);
        tour.pause();
        assert_eq!(tour.tick(60_000), None);
        assert!((tour.progress() - 0.5).abs() < 1e-9);
        tour.toggle();
        assert_eq!((tour.tick(6_000), tour.state(), tour.current()), (None, TourState::Ended, Some(1)));
        assert_eq!(tour.tick(6_000), None);
        tour.toggle();
        assert_eq!((tour.state(), tour.current(), tour.progress()), (TourState::Playing, Some(0), 0.0));
    }

    #[test]
    fn a_kiosk_tour_loops_and_does_not_skip_after_sleep() {
        let mut tour = Tour::new([10, 10, 10], AtEnd::Loop);
        tour.play();
        let shown: Vec<_> = (0..7).filter_map(|_| tour.tick(u32::MAX)).collect();
        assert_eq!(shown, [1, 2, 0, 1, 2, 0, 1]);
        assert_eq!(tour.state(), TourState::Playing);
    }

    #[test]
    fn a_tour_can_be_stepped_manually() {
        let mut tour = Tour::new([10, 10, 10], AtEnd::Stop);
        tour.next();
        tour.next();
        assert_eq!((tour.current(), tour.state()), (Some(2), TourState::Paused));
        tour.next();
        assert_eq!((tour.current(), tour.state()), (Some(2), TourState::Ended));
        tour.previous();
        assert_eq!((tour.current(), tour.state()), (Some(1), TourState::Paused));
        tour.go(99);
        assert_eq!(tour.current(), Some(2));
        tour.go(0);
        tour.previous();
        assert_eq!(tour.current(), Some(0));
        let mut ring = Tour::new([10, 10, 10], AtEnd::Loop);
        ring.previous();
        assert_eq!(ring.current(), Some(2));
    }

    #[test]
    fn an_empty_tour_does_nothing() {
        let mut tour = Tour::new([], AtEnd::Loop);
        tour.play();
        tour.next();
        tour.previous();
        tour.go(3);
        assert_eq!((tour.tick(99_999), tour.current(), tour.state()), (None, None, TourState::Paused));
        assert_eq!(tour.progress(), 0.0);
    }
}
