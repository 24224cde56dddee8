//! Line breaking: as few lines as the width requires, of similar length, and at most as many as fit.

use super::faces::Measure;

/// Marks a truncated text.
const ELLIPSIS: &str = "…";

/// A text broken into lines of one size.
#[derive(Clone, Debug, PartialEq)]
pub struct Lines {
    /// Each line.
    pub lines: Vec<String>,
    /// The font size in pixels.
    pub size: f32,
}

/// The space available to a text.
pub struct TextBox<'a> {
    /// In pixels.
    pub width: f32,
    /// Font sizes, the largest first, each with its maximum number of lines.
    pub sizes: &'a [(f32, usize)],
    /// The font weight.
    pub weight: u16,
}

impl TextBox<'_> {
    /// The text at the largest size at which it fits completely; truncated at the smallest size if it fits at none.
    pub fn fill(&self, text: &str, measure: &Measure) -> Lines {
        let words = words(text);
        for (size, most) in self.sizes {
            let em = self.width / size;
            let Some(lines) = self.wrap(&words, em, measure).filter(|lines| lines.len() <= *most) else { continue };
            return Lines { lines: self.balanced(&words, em, lines, measure), size: *size };
        }
        let (size, most) = self.sizes.last().copied().unwrap_or((1.0, 0));
        Lines { lines: self.cut(text, self.width / size, most, measure), size }
    }

    /// Lines no wider than this many ems; `None` if a word is wider.
    fn wrap(&self, words: &[String], em: f32, measure: &Measure) -> Option<Vec<String>> {
        // Each font has its own space; the wider one is safe for both.
        let space = |beside: &str| {
            measure.width(&[beside, beside].join(" "), self.weight) - 2.0 * measure.width(beside, self.weight)
        };
        let space = space("n").max(space("ن"));
        let (mut lines, mut width) = (Vec::<String>::new(), 0.0);
        for word in words {
            let own = measure.width(word, self.weight);
            if own > em {
                return None;
            }
            match lines.last_mut() {
                Some(line) if width + space + own <= em => {
                    line.push(' ');
                    line.push_str(word);
                    width += space + own;
                }
                _ => {
                    lines.push(word.clone());
                    width = own;
                }
            }
        }
        Some(lines)
    }

    /// The narrowest lines of the same number, so that no word is alone in the last one.
    fn balanced(&self, words: &[String], em: f32, lines: Vec<String>, measure: &Measure) -> Vec<String> {
        let (mut best, mut narrow, mut wide) = (lines, em / 2.0, em);
        for _ in 0..8 {
            let between = (narrow + wide) / 2.0;
            match self.wrap(words, between, measure).filter(|found| found.len() <= best.len()) {
                Some(found) => (best, wide) = (found, between),
                None => narrow = between,
            }
        }
        best
    }

    /// As much of the text as this many lines hold, followed by an ellipsis. A word wider than a line is broken.
    fn cut(&self, text: &str, em: f32, most: usize, measure: &Measure) -> Vec<String> {
        let broken: Vec<String> = words(text).into_iter().flat_map(|word| self.broken(&word, em, measure)).collect();
        let mut kept = broken.len();
        while kept > 0 {
            let mut some = broken[..kept].to_vec();
            if kept < broken.len() {
                let last = some[kept - 1].trim_end_matches([',', ';', ':', '.', '–', '،', '\u{a0}']).to_owned();
                some[kept - 1] = last + ELLIPSIS;
            }
            if let Some(lines) = self.wrap(&some, em, measure).filter(|lines| lines.len() <= most) {
                return lines;
            }
            kept -= 1;
        }
        Vec::new()
    }

    fn broken(&self, word: &str, em: f32, measure: &Measure) -> Vec<String> {
        // Leaving space for an ellipsis after the last piece.
        let fits = |piece: &str| measure.width(&[piece, ELLIPSIS].concat(), self.weight) <= em;
        let mut pieces = vec![String::new()];
        for letter in word.chars() {
            let last = pieces.last_mut().expect("there is one");
            last.push(letter);
            if !fits(last) && last.chars().count() > 1 {
                last.pop();
                pieces.push(letter.into());
            }
        }
        pieces
    }
}

/// The words of a text. A dash stays with the preceding word, so that no line begins with one.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text.split([' ', '\n', '\t']).filter(|word| !word.is_empty()) {
        match words.last_mut() {
            Some(before) if matches!(word, "–" | "—" | "-" | "·") => {
                before.push('\u{a0}');
                before.push_str(word);
            }
            _ => words.push(word.into()),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::super::faces::HEADING;
    use super::*;

    const ROOM: TextBox = TextBox { width: 1000.0, sizes: &[(80.0, 2), (60.0, 3)], weight: HEADING };

    #[test]
    fn text_is_as_large_as_possible_with_balanced_lines() {
        let measure = Measure::default();
        let short = ROOM.fill("Europe Day", &measure);
        assert_eq!((short.lines, short.size), (vec!["Europe Day".to_owned()], 80.0));
        let long = ROOM.fill("Human trafficking – a crime that is all of our responsibility", &measure);
        assert_eq!(long.size, 60.0);
        let widths: Vec<f32> = long.lines.iter().map(|line| measure.width(line, HEADING) * long.size).collect();
        assert!(widths.iter().all(|width| *width <= 1000.0 && *width > 500.0), "{long:?} {widths:?}");
        assert!(long.lines.iter().all(|line| !line.starts_with('–')), "{long:?}");
    }

    #[test]
    fn text_that_does_not_fit_is_truncated_with_an_ellipsis() {
        let measure = Measure::default();
        for text in ["word ".repeat(60), "ā".repeat(200), "слово, ".repeat(60), "كلمة ".repeat(90)] {
            let cut = ROOM.fill(&text, &measure);
            assert_eq!((cut.lines.len(), cut.size), (3, 60.0), "{cut:?}");
            assert!(cut.lines[2].ends_with('…') && !cut.lines[2].ends_with(",…"), "{cut:?}");
            let widest = cut.lines.iter().map(|line| measure.width(line, HEADING) * 60.0).fold(0.0, f32::max);
            assert!(widest <= 1000.0, "{cut:?}");
        }
        assert_eq!(ROOM.fill("", &measure).lines, Vec::<String>::new());
    }
}
