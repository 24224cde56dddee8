//! JSON strings (RFC 8259 section 7).

use super::{Reader, WireError};
use std::borrow::Cow;

impl<'de> Reader<'de> {
    /// Reads a string. It is borrowed if it has no escapes, as most.
    pub(super) fn string(&mut self) -> Result<Cow<'de, str>, WireError> {
        if self.is_missing {
            return Ok("".into());
        }
        if !self.eat(b'"') {
            return Err(self.error());
        }
        let mut out = String::new();
        loop {
            let rest = &self.text[self.position..];
            let stop = stop(rest.as_bytes()).ok_or_else(|| self.error())?;
            let part = &rest[..stop];
            self.position += stop + 1;
            let is_end = rest.as_bytes()[stop] == b'"';
            if is_end && out.is_empty() {
                return Ok(part.into());
            }
            out.push_str(part);
            if is_end {
                return Ok(out.into());
            }
            out.push(self.escape()?);
        }
    }

    /// Reads what follows a backslash.
    fn escape(&mut self) -> Result<char, WireError> {
        let byte = self.peek().ok_or_else(|| self.error())?;
        self.position += 1;
        Ok(match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'n' => '\n',
            b't' => '\t',
            b'r' => '\r',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'u' => {
                let high = self.hex()?;
                let code = if (0xd800..0xdc00).contains(&high) {
                    self.word("\\u")?;
                    let low = self.hex()?;
                    0x10000 + ((high - 0xd800) << 10) + low.checked_sub(0xdc00).ok_or_else(|| self.error())?
                } else {
                    high
                };
                char::from_u32(code).ok_or_else(|| self.error())?
            }
            _ => return Err(self.error()),
        })
    }

    fn hex(&mut self) -> Result<u32, WireError> {
        let digits = self.text.get(self.position..self.position + 4).ok_or_else(|| self.error())?;
        self.position += 4;
        u32::from_str_radix(digits, 16).map_err(|_| self.error())
    }
}

/// The position of the first quotation mark or backslash. Eight bytes at a time, because the browser's baseline code
/// for wasm is slow.
fn stop(text: &[u8]) -> Option<usize> {
    const ONES: u64 = u64::MAX / 255;
    // The highest bit of each byte that is 0, and possibly of bytes above one.
    let zeros = |word: u64| word.wrapping_sub(ONES) & !word & ONES << 7;
    let (eights, rest) = text.as_chunks::<8>();
    for (nth, eight) in eights.iter().enumerate() {
        let word = u64::from_le_bytes(*eight);
        let found = zeros(word ^ (ONES * u64::from(b'"'))) | zeros(word ^ (ONES * u64::from(b'\\')));
        if found != 0 {
            return Some(nth * 8 + found.trailing_zeros() as usize / 8);
        }
    }
    let last = rest.iter().position(|byte| matches!(byte, b'"' | b'\\'))?;
    Some(eights.len() * 8 + last)
}
