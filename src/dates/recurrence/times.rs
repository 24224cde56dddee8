//! A set of times of day, as bits: each hour combined with each minute and each second.

/// Hours, minutes and seconds to combine. None of the three is empty.
#[derive(Debug, Clone, Copy)]
pub(super) struct Times {
    pub hours: u32,
    pub minutes: u64,
    pub seconds: u64,
}

/// The nth set bit (from 0), or the highest if there are fewer.
pub(super) fn nth_bit(mut bits: u64, nth: u32) -> u32 {
    for _ in 0..nth {
        bits &= bits - 1;
    }
    bits.trailing_zeros()
}

/// The number of bits set below a bit.
pub(super) fn bits_below(bits: u64, bit: u32) -> u32 {
    (bits & ((1 << bit) - 1)).count_ones()
}

impl Times {
    /// The number of times, 1 to 86 400.
    pub fn count(self) -> u32 {
        self.hours.count_ones() * self.per_hour()
    }

    fn per_hour(self) -> u32 {
        self.minutes.count_ones() * self.seconds.count_ones()
    }

    /// The nth time (from 0, less than [`Times::count`]) in seconds of the day.
    pub fn nth(self, nth: u32) -> u32 {
        let (per_hour, per_minute) = (self.per_hour(), self.seconds.count_ones());
        let hour = nth_bit(self.hours as u64, nth / per_hour);
        let minute = nth_bit(self.minutes, nth % per_hour / per_minute);
        hour * 3600 + minute * 60 + nth_bit(self.seconds, nth % per_minute)
    }

    /// The number of times before a second of the day.
    pub fn before(self, second: u32) -> u32 {
        let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
        let mut count = bits_below(self.hours as u64, hour) * self.per_hour();
        if self.hours >> hour & 1 == 1 {
            count += bits_below(self.minutes, minute) * self.seconds.count_ones();
            if self.minutes >> minute & 1 == 1 {
                count += bits_below(self.seconds, second);
            }
        }
        count
    }
}
