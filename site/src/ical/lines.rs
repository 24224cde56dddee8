//! Content lines (RFC 5545 §3.1): unfolding, and splitting into name, parameters and value.

/// A file's text with unfolded lines.
pub struct Unfolded {
    text: String,
    /// The offset of each line in `text`, and its line number in the file, from 1.
    starts: Vec<(usize, usize)>,
}

/// One content line.
#[derive(Debug, Clone, Copy)]
pub struct Line<'a> {
    /// Its first line in the file, from 1.
    pub number: usize,
    /// As written; names are case-insensitive.
    pub name: &'a str,
    /// `;TZID=Europe/Riga`, not yet split.
    parameters: &'a str,
    /// As written, with its escapes.
    pub value: &'a str,
}

impl Unfolded {
    /// Accepts UTF-8 with any line ends, with or without a byte order mark, and UTF-16 with one. Invalid bytes become
    /// U+FFFD. A fold may be within a character.
    pub fn new(bytes: &[u8]) -> Unfolded {
        match bytes {
            [0xff, 0xfe, rest @ ..] => return Unfolded::new(utf16(rest, u16::from_le_bytes).as_bytes()),
            [0xfe, 0xff, rest @ ..] => return Unfolded::new(utf16(rest, u16::from_be_bytes).as_bytes()),
            _ => {}
        }
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let mut joined: Vec<u8> = Vec::with_capacity(bytes.len());
        let mut numbers = Vec::new();
        let mut rest = bytes;
        let mut number = 0;
        while !rest.is_empty() {
            number += 1;
            let end = rest.iter().position(|byte| matches!(byte, b'\r' | b'\n')).unwrap_or(rest.len());
            let line = &rest[..end];
            rest = &rest[end..];
            rest = rest.strip_prefix(b"\r\n").or_else(|| rest.get(1..)).unwrap_or(b"");
            match line {
                [b' ' | b'\t', more @ ..] if !numbers.is_empty() => joined.extend_from_slice(more),
                [] => {}
                _ => {
                    if !numbers.is_empty() {
                        joined.push(b'\n');
                    }
                    numbers.push(number);
                    joined.extend_from_slice(line);
                }
            }
        }
        let text = match String::from_utf8(joined) {
            Ok(text) => text,
            Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
        };
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        let starts = std::iter::once(0).chain(ends).zip(numbers).collect();
        Unfolded { text, starts }
    }

    /// The content lines; for an invalid one, its number and text.
    pub fn lines(&self) -> impl Iterator<Item = Result<Line<'_>, (usize, &str)>> {
        let ends = self.starts.iter().skip(1).map(|start| start.0 - 1).chain([self.text.len()]);
        self.starts.iter().zip(ends).map(|(&(start, number), end)| {
            let text = &self.text[start..end];
            split(text, number).ok_or((number, text))
        })
    }
}

fn utf16(bytes: &[u8], read: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| read([pair[0], pair[1]]));
    char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

fn split(text: &str, number: usize) -> Option<Line<'_>> {
    let name_end = text.find([';', ':'])?;
    let name = text[..name_end].trim();
    let known = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'/');
    if name.is_empty() || !name.bytes().all(known) {
        return None;
    }
    let mut is_quoted = false;
    let colon = text.bytes().enumerate().skip(name_end).find(|&(_, byte)| {
        is_quoted ^= byte == b'"';
        byte == b':' && !is_quoted
    });
    // An odd number of quotes: use the first colon.
    let colon = colon.map_or_else(|| text[name_end..].find(':').map(|at| at + name_end), |(at, _)| Some(at))?;
    Some(Line { number, name, parameters: &text[name_end..colon], value: &text[colon + 1..] })
}

impl<'a> Line<'a> {
    /// Whether the property has this name.
    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// The parameters in order: name, and value without quotes.
    pub fn parameters(&self) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
        let mut is_quoted = false;
        let parts = self.parameters.split(move |letter| {
            is_quoted ^= letter == '"';
            letter == ';' && !is_quoted
        });
        parts.filter_map(|part| part.split_once('=')).map(|(name, value)| {
            let value = value.trim();
            (name.trim(), value.strip_prefix('"').and_then(|value| value.strip_suffix('"')).unwrap_or(value))
        })
    }

    /// A parameter's value.
    pub fn parameter(&self, name: &str) -> Option<&'a str> {
        self.parameters().find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// A parameter's decoded value: `^'` is a quotation mark (RFC 6868). `None` if it is empty.
    pub fn parameter_text(&self, name: &str) -> Option<String> {
        let written = self.parameter(name).filter(|value| !value.is_empty())?;
        let mut out = String::with_capacity(written.len());
        let mut letters = written.chars().peekable();
        while let Some(letter) = letters.next() {
            let meant = match letters.peek().filter(|_| letter == '^') {
                Some('n') => Some('\n'),
                Some('\'') => Some('"'),
                Some('^') => Some('^'),
                _ => None,
            };
            if meant.is_some() {
                letters.next();
            }
            out.push(meant.unwrap_or(letter));
        }
        Some(out)
    }

    /// The unescaped value of type `TEXT` (RFC 5545 §3.3.11).
    pub fn text(&self) -> String {
        unescape(self.value)
    }

    /// A list of texts, split at unescaped commas.
    pub fn texts(&self) -> Vec<String> {
        let mut list = Vec::new();
        let (mut start, mut is_escaped) = (0, false);
        for (at, byte) in self.value.bytes().enumerate() {
            if byte == b',' && !is_escaped {
                list.push(unescape(&self.value[start..at]));
                start = at + 1;
            }
            is_escaped = byte == b'\\' && !is_escaped;
        }
        list.push(unescape(&self.value[start..]));
        list
    }
}

fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(escaped @ ('\\' | ';' | ',' | ':' | '"')) => out.push(escaped),
                Some(other) => out.extend(['\\', other]),
                None => out.push('\\'),
            },
            _ => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &[u8]) -> Vec<(usize, String, String)> {
        let unfolded = Unfolded::new(text);
        unfolded.lines().map(|line| line.unwrap()).map(|line| (line.number, line.name.into(), line.text())).collect()
    }

    #[test]
    fn folded_lines_are_one_even_within_a_character() {
        let found = lines(b"\xef\xbb\xbfA:on\r\n e\r\n\tx\n\nB:\xc4\r\n \x81\rC:3");
        let wanted = [(1, "A", "onex"), (5, "B", "ā"), (7, "C", "3")];
        assert_eq!(found, wanted.map(|(number, name, value)| (number, name.to_owned(), value.to_owned())));
    }

    #[test]
    fn quotes_and_escapes_are_decoded() {
        let text = Unfolded::new(br#"X;CN="a;b:c";TZID=R:one\, two,th\nree\\"#);
        let line = text.lines().next().unwrap().unwrap();
        assert_eq!((line.parameter("cn"), line.parameter("TZID")), (Some("a;b:c"), Some("R")));
        assert_eq!(line.texts(), ["one, two", "th\nree\\"]);
    }

    #[test]
    fn parameters_are_decoded_as_in_rfc_6868() {
        let text = Unfolded::new(br#"X;LABEL="a ^'b^' ^^n^n^x":c"#);
        let line = text.lines().next().unwrap().unwrap();
        assert_eq!(line.parameter_text("label").unwrap(), "a \"b\" ^n\n^x");
        assert_eq!(line.parameter_text("Y"), None);
    }

    #[test]
    fn a_line_without_a_colon_is_invalid() {
        assert!(Unfolded::new(b"nothing here").lines().next().unwrap().is_err());
        assert!(Unfolded::new(b"").lines().next().is_none());
    }
}
