//! A JSON scanner (RFC 8259) that reports positions, with error messages for authors.
//!
//! The values are parsed by `serde_json`; this module finds syntax errors, duplicate names, and positions. It allocates
//! only what is requested, and its depth is bounded.

mod tokens;

use super::push_segment;
use std::collections::HashSet;

/// The maximum nesting depth.
const DEEPEST: usize = 64;

/// The maximum number of values.
const MAX_VALUES: usize = 2_000_000;

/// The maximum length of a property name in bytes; pointers consist of names, and many objects have many.
const LONGEST_NAME: usize = 500;

/// The maximum number of duplicate names reported.
const MAX_DUPLICATES: usize = 100;

/// A syntax error and its position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// The byte offset.
    pub at: usize,
    /// The pointer of the value that was being scanned.
    pub pointer: String,
    /// What is wrong, and how to correct it.
    pub message: String,
}

/// Called with every value: its pointer, the offset of its name if it is a property, and its own offset.
pub(crate) type Visit<'v> = dyn FnMut(&str, Option<usize>, usize) + 'v;

/// Scans a text. Returns the duplicate names.
///
/// # Errors
/// The first syntax error.
pub fn scan(text: &str, visit: &mut Visit<'_>) -> Result<Vec<SyntaxError>, SyntaxError> {
    let mut scanner = Scanner {
        text,
        bytes: text.as_bytes(),
        at: 0,
        pointer: String::new(),
        depth: 0,
        values: 0,
        duplicates: Vec::new(),
        visit,
    };
    scanner.blanks();
    scanner.value(None)?;
    scanner.blanks();
    if scanner.at < scanner.bytes.len() {
        let message = match scanner.peek() {
            Some(b'}' | b']') => "there is one closing bracket too many here; take it out",
            _ => "the file should end here, after its last bracket; take out what follows",
        };
        return Err(scanner.error(scanner.at, message));
    }
    Ok(scanner.duplicates)
}

struct Scanner<'t, 'v> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    pointer: String,
    depth: usize,
    values: usize,
    duplicates: Vec<SyntaxError>,
    visit: &'v mut Visit<'v>,
}

type Step<T = ()> = Result<T, SyntaxError>;

impl Scanner<'_, '_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn error(&self, at: usize, message: impl Into<String>) -> SyntaxError {
        SyntaxError { at, pointer: self.pointer.clone(), message: message.into() }
    }

    /// The line of an offset, from 1.
    fn line(&self, at: usize) -> usize {
        self.bytes[..at].iter().filter(|&&byte| byte == b'\n').count() + 1
    }

    fn value(&mut self, key: Option<usize>) -> Step {
        self.values += 1;
        if self.values > MAX_VALUES {
            return Err(self.error(self.at, "the file holds more than 2 000 000 values; split the campaign"));
        }
        (self.visit)(&self.pointer, key, self.at);
        match self.peek() {
            Some(open @ (b'{' | b'[')) => {
                self.depth += 1;
                if self.depth > DEEPEST {
                    return Err(
                        self.error(self.at, "brackets are nested deeper than 64 levels here; no content needs that")
                    );
                }
                if open == b'{' {
                    self.object()?
                } else {
                    self.array()?
                }
                self.depth -= 1;
                Ok(())
            }
            Some(b'"') => self.string().map(|_| ()),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => self.word(),
        }
    }

    fn object(&mut self) -> Step {
        let open = self.at;
        let mut names: HashSet<String> = HashSet::new();
        self.at += 1;
        self.blanks();
        if self.peek() == Some(b'}') {
            self.at += 1;
            return Ok(());
        }
        loop {
            let key = self.at;
            if self.peek() != Some(b'"') {
                return Err(self.no_name(open));
            }
            let name = self.string()?;
            if name.len() > LONGEST_NAME {
                return Err(self.error(key, "this property's name is longer than any; shorten it"));
            }
            // What the scanner accepts as a string, `serde_json` accepts, too.
            let name: String = serde_json::from_str(name).unwrap_or_default();
            let length = self.pointer.len();
            self.pointer.push('/');
            push_segment(&mut self.pointer, &name);
            if !names.insert(name) && self.duplicates.len() < MAX_DUPLICATES {
                self.duplicates.push(
                    self.error(key, "this property stands here twice, and only one of the two counts; take one out"),
                );
            }
            self.blanks();
            if self.peek() != Some(b':') {
                return Err(self.error(self.at, "a colon is missing here, between the property's name and its value"));
            }
            self.at += 1;
            self.blanks();
            self.value(Some(key))?;
            self.pointer.truncate(length);
            if self.ends(open, b'}')? {
                return Ok(());
            }
        }
    }

    fn array(&mut self) -> Step {
        let open = self.at;
        self.at += 1;
        self.blanks();
        if self.peek() == Some(b']') {
            self.at += 1;
            return Ok(());
        }
        for index in 0usize.. {
            let length = self.pointer.len();
            self.pointer.push('/');
            self.pointer.push_str(&index.to_string());
            self.value(None)?;
            self.pointer.truncate(length);
            if self.ends(open, b']')? {
                break;
            }
        }
        Ok(())
    }

    /// After a value: skips the comma or the closing bracket.
    fn ends(&mut self, open: usize, close: u8) -> Step<bool> {
        let end = self.at;
        self.blanks();
        match self.peek() {
            Some(b',') => {
                let comma = self.at;
                self.at += 1;
                self.blanks();
                match self.peek() {
                    Some(b'}' | b']') => {
                        Err(self.error(comma, "this comma is one too many, nothing follows it; take it out"))
                    }
                    Some(b',') => Err(self.error(self.at, "this comma is one too many; take it out")),
                    None => Err(self.cut_off(open)),
                    Some(_) => Ok(false),
                }
            }
            Some(byte) if byte == close => {
                self.at += 1;
                Ok(true)
            }
            None => Err(self.cut_off(open)),
            Some(byte) => Err(self.no_comma(open, close, end, byte)),
        }
    }

    fn cut_off(&self, open: usize) -> SyntaxError {
        let close = if self.bytes[open] == b'{' { '}' } else { ']' };
        let message = format!(
            "the file ends here, but the {} of line {} is not closed; add {close}, or get the whole file if it was cut off",
            self.bytes[open] as char,
            self.line(open)
        );
        self.error(self.bytes.len(), message)
    }

    /// The error of a missing comma between two values.
    fn no_comma(&self, open: usize, close: u8, end: usize, found: u8) -> SyntaxError {
        let close = close as char;
        match found {
            b'}' | b']' => {
                let open = format!("the {} of line {}", self.bytes[open] as char, self.line(open));
                self.error(self.at, format!("found {} where {open} should be closed with {close}", found as char))
            }
            b'"' | b'{' | b'[' | b'-' | b'0'..=b'9' if self.at > end || found != b'"' => {
                self.error(end, "a comma is missing here, after the value before")
            }
            _ if self.bytes[end - 1] == b'"' && end == self.at => {
                let advice = "the text ends at this quotation mark, but goes on behind it; write \\\" (or “ and ”) for a quotation mark within a text";
                self.error(end - 1, advice)
            }
            b'/' | b'#' => self.error(self.at, "JSON has no comments; take it out"),
            _ => self.error(self.at, format!("a comma or {close} should stand here, found {}", self.found())),
        }
    }

    /// The error of something else in the place of a property's name.
    fn no_name(&self, open: usize) -> SyntaxError {
        match self.peek() {
            None => self.cut_off(open),
            Some(b'\'') => {
                self.error(self.at, "a property's name stands in double quotation marks (\"), not in single ones")
            }
            Some(b'/' | b'#') => self.error(self.at, "JSON has no comments; take it out"),
            Some(b',') => self.error(self.at, "this comma is one too many; take it out"),
            Some(b']') => self
                .error(self.at, format!("found ] where the {{ of line {} should be closed with }}", self.line(open))),
            _ => self.error(
                self.at,
                format!("a property's name in double quotation marks should stand here, found {}", self.found()),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str) -> String {
        match scan(text, &mut |_, _, _| {}) {
            Ok(duplicates) => {
                duplicates.first().map_or(String::new(), |error| format!("{}: {}", error.at, error.message))
            }
            Err(error) => format!("{} {}: {}", error.at, error.pointer, error.message),
        }
    }

    #[test]
    fn what_serde_json_reads_is_read_and_what_it_refuses_is_refused() {
        for text in [
            "{}",
            "[]",
            " 1 ",
            "-0.5e+3",
            "\"\\u0101\\n\"",
            "\"\\ud83d\\ude00\"",
            "[1,2,[3]]",
            "{\"a\":{\"b\":null}}",
            "true",
            "0",
            "",
            "{",
            "[1",
            "[1,]",
            "{\"a\":1,}",
            "{a:1}",
            "01",
            "1.",
            "-",
            "1e",
            ".5",
            "\"\\x\"",
            "\"\\ud83d\"",
            "\"\\ude00\"",
            "\"a\nb\"",
            "tru",
            "True",
            "nul",
            "[1 2]",
            "{\"a\" 1}",
            "1 1",
            "\"a",
            "\"a\\",
            "'a'",
            "// x\n1",
            "[,1]",
            "+1",
            "1a",
            "\u{feff}1",
            "\"\\u12\"",
        ] {
            let ours = scan(text, &mut |_, _, _| {}).is_ok();
            assert_eq!(ours, serde_json::from_str::<serde_json::Value>(text).is_ok(), "{text:?}");
        }
    }

    #[test]
    fn mistakes_are_told_where_they_are() {
        for (text, told) in [
            ("{\"a\": 1\n \"b\": 2}", "7 : a comma is missing"),
            ("[1, 2,]", "5 : this comma is one too many"),
            ("{\"a\": \"say \"hi\" now\"}", "11 : the text ends at this quotation mark"),
            ("{\"a\": [1, 2}", "11 /a: found } where the [ of line 1 should be closed with ]"),
            ("{\"a\": {\"b\": tru", "12 /a/b: a value should stand here, found “tru”"),
            ("{\"a\":\n[1", "8 /a: the file ends here, but the [ of line 2"),
            ("{\"a\": “b”}", "6 /a: a text begins with the straight"),
            ("{\"a\": 1, \"a\": 2}", "9: this property stands here twice"),
            ("{\"a\": 0112}", "6 /a: this is not a number"),
            ("{\"a\": \"b}\n", "6 /a: the text that begins here is not closed"),
        ] {
            assert!(first(text).starts_with(told), "{text}: {}", first(text));
        }
        assert!(first(&"[".repeat(100_000)).contains("deeper than 64"));
    }
}
