//! Colours as `#rrggbb`, and contrast ratios (WCAG 2.2).

/// Red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Color([u8; 3]);

impl Color {
    /// `#rrggbb`
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        // `from_str_radix` accepts a sign, too.
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let channel = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        Some(Self([channel(0)?, channel(2)?, channel(4)?]))
    }

    /// `#rrggbb`
    pub fn css(self) -> String {
        let [red, green, blue] = self.0;
        format!("#{red:02x}{green:02x}{blue:02x}")
    }

    /// Mixes in another colour with a weight from 0 to 1, channel by channel.
    pub fn mixed(self, other: Self, much: f64) -> Self {
        let mix = |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * much).round() as u8;
        Self([0, 1, 2].map(|at| mix(self.0[at], other.0[at])))
    }

    /// WCAG's relative luminance, 0 to 1.
    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let part = f64::from(channel) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.0;
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// WCAG's contrast ratio, 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// Black or white, whichever has more contrast on this colour.
    pub fn ink(self) -> Self {
        if self.contrast(BLACK) > self.contrast(WHITE) { BLACK } else { WHITE }
    }

    /// The nearest shade with at least this contrast ratio to the other colour, whichever of them is the text.
    pub fn apart_from(self, other: Self, ratio: f64) -> Self {
        let towards = other.ink();
        let mut shades = (0..=20).map(|step| self.mixed(towards, f64::from(step) / 20.0));
        shades.find(|shade| shade.contrast(other) >= ratio).unwrap_or(towards)
    }
}

/// `#000000`
pub const BLACK: Color = Color([0; 3]);
/// `#ffffff`
pub const WHITE: Color = Color([255; 3]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_the_standard() {
        assert!((BLACK.contrast(WHITE) - 21.0).abs() < 0.001);
        let grey = Color::parse("#767676").unwrap();
        assert!((grey.contrast(WHITE) - 4.54).abs() < 0.01);
        assert_eq!(Color::parse("#+1+2+3"), None);
        assert_eq!((grey.css(), Color::parse("#76767"), Color::parse("red")), ("#767676".into(), None, None));
    }

    #[test]
    fn a_shade_is_made_readable_and_no_darker_than_need_be() {
        let yellow = Color::parse("#ffe000").unwrap();
        let shade = yellow.apart_from(WHITE, 4.5);
        assert!((4.5..6.5).contains(&shade.contrast(WHITE)), "{}", shade.contrast(WHITE));
        assert_eq!(BLACK.apart_from(WHITE, 4.5), BLACK);
        assert_eq!(yellow.ink(), BLACK);
    }
}
