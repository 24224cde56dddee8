//! Content lines (RFC 5545 §3.1): escaping, folding, line ends.

#[cfg(not(target_arch = "wasm32"))]
use crate::dates::push_number;

/// The maximum length of a line in octets, without its end.
const WIDTH: usize = 75;

/// A file being written.
#[derive(Default)]
pub(super) struct Lines {
    out: String,
}

impl Lines {
    /// Writes a line whose value needs no escaping. `name` may include parameters.
    pub fn plain(&mut self, name: &str, value: &str) {
        let mut line = String::with_capacity(name.len() + value.len() + 1);
        line.push_str(name);
        line.push(':');
        // Characters that would end the line are not allowed in a value.
        line.extend(value.chars().filter(|letter| !letter.is_control()));
        self.fold(&line);
    }

    /// Writes a number.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn number(&mut self, name: &str, value: i64) {
        let mut text = String::new();
        push_number(&mut text, value, 1);
        self.plain(name, &text);
    }

    /// Writes a text in a language (not stated if empty). An empty text is omitted.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn text(&mut self, name: &str, lang: &str, value: &str) {
        if value.is_empty() {
            return;
        }
        let mut line = String::from(name);
        if !lang.is_empty() {
            line.push_str(";LANGUAGE=");
            line.push_str(lang);
        }
        line.push(':');
        escape(&mut line, value);
        self.fold(&line);
    }

    /// Writes a list of texts; omitted if empty.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn texts<'a>(&mut self, name: &str, values: impl Iterator<Item = &'a str>) {
        let mut line = String::from(name);
        let before = line.len();
        for value in values {
            line.push(if line.len() == before { ':' } else { ',' });
            escape(&mut line, value);
        }
        if line.len() > before {
            self.fold(&line);
        }
    }

    /// Appends lines that are already escaped and folded.
    pub fn raw(&mut self, lines: &str) {
        self.out.push_str(lines);
    }

    pub fn finish(self) -> String {
        self.out
    }

    /// Writes a line, folding it; `line` has no end.
    pub fn fold(&mut self, line: &str) {
        let mut rest = line;
        let mut width = WIDTH;
        while rest.len() > width {
            let mut end = width;
            while !rest.is_char_boundary(end) {
                end -= 1;
            }
            let (head, tail) = rest.split_at(end);
            self.out.push_str(head);
            self.out.push_str("\r\n ");
            rest = tail;
            // The leading space counts.
            width = WIDTH - 1;
        }
        self.out.push_str(rest);
        self.out.push_str("\r\n");
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn escape(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(letter);
            }
            '\n' => out.push_str("\\n"),
            _ if letter.is_control() => {}
            _ => out.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_at_most_75_octets_and_fold_between_characters() {
        let mut lines = Lines::default();
        let text = "ā€🙂".repeat(100);
        lines.text("SUMMARY", "lv", &text);
        let out = lines.finish();
        assert!(out.split("\r\n").all(|line| line.len() <= 75), "{out}");
        assert_eq!(out.replace("\r\n ", ""), format!("SUMMARY;LANGUAGE=lv:{text}\r\n"));
    }

    #[test]
    fn special_characters_are_escaped() {
        let mut lines = Lines::default();
        lines.text("X", "", "a,b;c\\d\r\ne");
        lines.texts("Y", ["a,b", "c"].into_iter());
        lines.texts("Z", [].into_iter());
        assert_eq!(lines.finish(), "X:a\\,b\\;c\\\\d\\ne\r\nY:a\\,b,c\r\n");
    }
}
