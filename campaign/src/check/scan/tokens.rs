//! Strings, numbers and literals: tokens other than brackets.

use super::{Scanner, Step};

impl<'t> Scanner<'t, '_> {
    /// The token at the current position, for a message.
    pub(super) fn found(&self) -> String {
        let rest = self.text.get(self.at..).unwrap_or("");
        let word: String = rest.chars().take_while(|c| c.is_alphanumeric()).take(20).collect();
        match (word.is_empty(), rest.chars().next()) {
            (false, _) => format!("“{word}”"),
            (true, Some(c)) if c.is_control() || c.is_whitespace() => {
                format!("the invisible character U+{:04X}", u32::from(c))
            }
            (true, Some(c)) => format!("“{c}”"),
            (true, None) => "the end of the file".into(),
        }
    }

    /// Skips a string and returns it with its quotation marks.
    pub(super) fn string(&mut self) -> Step<&'t str> {
        let start = self.at;
        self.at += 1;
        loop {
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(&self.text[start..self.at]);
                }
                Some(b'\\') => self.escape()?,
                Some(b'\n' | b'\r') => {
                    let advice = "the text that begins here is not closed on its line; add the closing quotation mark, or write \\n for a line break";
                    return Err(self.error(start, advice));
                }
                Some(byte @ 0..0x20) => {
                    let advice = if byte == b'\t' { "write \\t, or a blank," } else { "take it out:" };
                    return Err(self.error(self.at, format!("{advice} a text can't hold the control character U+{byte:04X} as it is")));
                }
                Some(_) => self.at += 1,
                None => return Err(self.error(start, "the text that begins here is never closed; add the closing quotation mark, or get the whole file if it was cut off")),
            }
        }
    }

    fn escape(&mut self) -> Step {
        let start = self.at;
        match self.bytes.get(start + 1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => self.at += 2,
            Some(b'u') => {
                let unit = self
                    .hex(start + 2)
                    .ok_or_else(|| self.error(start, "after \\u stand four digits from 0 to F, such as \\u0101"))?;
                self.at += 6;
                if (0xD800..0xE000).contains(&unit) {
                    let low = if self.bytes[self.at..].starts_with(b"\\u") { self.hex(self.at + 2) } else { None };
                    if unit >= 0xDC00 || !low.is_some_and(|low| (0xDC00..0xE000).contains(&low)) {
                        return Err(self.error(start, "this is half of a character only; write the character itself"));
                    }
                    self.at += 6;
                }
            }
            // The string's own loop reports the end of the file.
            None => self.at += 1,
            Some(_) => {
                return Err(self.error(start, "a backslash alone means nothing here; write \\\\ for a backslash"));
            }
        }
        Ok(())
    }

    fn hex(&self, at: usize) -> Option<u32> {
        let digits = self.bytes.get(at..at + 4)?;
        digits.iter().try_fold(0, |sum, &digit| Some(sum * 16 + (digit as char).to_digit(16)?))
    }

    fn digits(&mut self) -> usize {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        self.at - start
    }

    pub(super) fn number(&mut self) -> Step {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        let zero = self.peek() == Some(b'0');
        let whole = self.digits();
        let mut fine = whole == 1 || (whole > 1 && !zero);
        if self.peek() == Some(b'.') {
            self.at += 1;
            fine &= self.digits() > 0;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            fine &= self.digits() > 0;
        }
        let goes_on = self
            .peek()
            .is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'+' | b':' | b'_'));
        if fine && !goes_on {
            return Ok(());
        }
        Err(self.error(start, "this is not a number as JSON writes them; if it is a text (a date, a phone number), put it in double quotation marks"))
    }

    /// Skips `true`, `false` or `null`; an error for any other word.
    pub(super) fn word(&mut self) -> Step {
        let rest = self.text.get(self.at..).unwrap_or("");
        let word: &str = &rest[..rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len())];
        if matches!(word, "true" | "false" | "null") {
            self.at += word.len();
            return Ok(());
        }
        let message = match (rest.chars().next(), word.to_lowercase().as_str()) {
            (None, _) => "the file ends here, where a value should stand; get the whole file if it was cut off".into(),
            (_, "true" | "false" | "null") => format!("write {} in small letters", word.to_lowercase()),
            (_, "none" | "nan" | "undefined" | "nil" | "infinity") => format!("“{word}” is not a value in JSON; write null, or take the property out"),
            (Some('\''), _) => "texts stand in double quotation marks (\"), not in single ones".into(),
            (Some('“' | '”' | '„' | '«' | '»' | '‘' | '’'), _) => "a text begins with the straight quotation mark (\"), not with a typographic one; some editors change it".into(),
            (Some('/' | '#'), _) => "JSON has no comments; take it out".into(),
            (Some(',' | '}' | ']'), _) => format!("a value is missing here, before {}", self.found()),
            _ => format!("a value should stand here, found {}; put texts in double quotation marks", self.found()),
        };
        Err(self.error(self.at, message))
    }
}
