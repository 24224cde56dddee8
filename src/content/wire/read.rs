//! Reading: a small serde `Deserializer` over JSON that has arrays, but no objects.

use serde::de::{self, Deserialize, DeserializeSeed, EnumAccess, IntoDeserializer, SeqAccess, VariantAccess, Visitor};
use std::fmt;

/// How deep arrays may stand in each other.
const DEPTH: u8 = 64;

/// The text is not what this build wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WireError {
    /// Byte at which reading stopped.
    pub position: usize,
}

impl fmt::Display for WireError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the data file is damaged or of another version, at byte {}", self.position)
    }
}

impl std::error::Error for WireError {}

/// What was wrong is dropped on purpose: saying it would bring serde's messages into the wasm.
impl de::Error for WireError {
    fn custom<T: fmt::Display>(_: T) -> Self {
        WireError { position: 0 }
    }
    fn invalid_type(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        WireError { position: 0 }
    }
    fn invalid_value(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        WireError { position: 0 }
    }
    fn invalid_length(_: usize, _: &dyn de::Expected) -> Self {
        WireError { position: 0 }
    }
    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        WireError { position: 0 }
    }
}

/// Reads a value from the whole text.
///
/// # Errors
/// Where the text stops being what [`super::write()`] writes for the type.
pub fn read<'de, T: Deserialize<'de>>(text: &'de str) -> Result<T, WireError> {
    let mut reader = Reader { text, position: 0, depth: 0 };
    let value = T::deserialize(&mut reader).map_err(|_| reader.error())?;
    if reader.position == text.len() { Ok(value) } else { Err(reader.error()) }
}

struct Reader<'de> {
    text: &'de str,
    position: usize,
    depth: u8,
}

impl<'de> Reader<'de> {
    fn error(&self) -> WireError {
        WireError { position: self.position }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.position).copied()
    }

    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.position += usize::from(found);
        found
    }

    fn word(&mut self, word: &str) -> Result<(), WireError> {
        if self.text[self.position..].starts_with(word) {
            self.position += word.len();
            Ok(())
        } else {
            Err(self.error())
        }
    }

    fn integer(&mut self) -> Result<i64, WireError> {
        let start = self.position;
        self.eat(b'-');
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.position += 1;
        }
        self.text[start..self.position].parse().map_err(|_| self.error())
    }

    fn string(&mut self) -> Result<String, WireError> {
        if !self.eat(b'"') {
            return Err(self.error());
        }
        let mut out = String::new();
        loop {
            let rest = &self.text[self.position..];
            let stop = rest.find(['"', '\\']).ok_or_else(|| self.error())?;
            out.push_str(&rest[..stop]);
            self.position += stop + 1;
            if rest.as_bytes()[stop] == b'"' {
                return Ok(out);
            }
            out.push(self.escape()?);
        }
    }

    /// What stands behind a backslash (RFC 8259 section 7).
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

impl<'de> de::Deserializer<'de> for &mut Reader<'de> {
    type Error = WireError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, WireError> {
        match self.peek() {
            Some(b'"') => visitor.visit_string(self.string()?),
            Some(b'[') => self.deserialize_seq(visitor),
            Some(b't' | b'f') => self.deserialize_bool(visitor),
            Some(b'n') => self.deserialize_unit(visitor),
            Some(b'-' | b'0'..=b'9') => visitor.visit_i64(self.integer()?),
            _ => Err(self.error()),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, WireError> {
        let yes = self.peek() == Some(b't');
        self.word(if yes { "true" } else { "false" })?;
        visitor.visit_bool(yes)
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, WireError> {
        visitor.visit_i64(self.integer()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, WireError> {
        visitor.visit_string(self.string()?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, WireError> {
        if self.peek() == Some(b'n') {
            self.word("null")?;
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, WireError> {
        self.word("null")?;
        visitor.visit_unit()
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, WireError> {
        if self.depth == DEPTH || !self.eat(b'[') {
            return Err(self.error());
        }
        self.depth += 1;
        let value = visitor.visit_seq(Items { reader: self, first: true })?;
        self.depth -= 1;
        if self.eat(b']') { Ok(value) } else { Err(self.error()) }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, WireError> {
        visitor.visit_enum(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, WireError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, WireError> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, WireError> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, WireError> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, WireError> {
        self.deserialize_string(visitor)
    }

    fn deserialize_i8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, WireError> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_i16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, WireError> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_i32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, WireError> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, WireError> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, WireError> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, WireError> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, WireError> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, WireError> {
        self.deserialize_i64(visitor)
    }

    serde::forward_to_deserialize_any! { f32 f64 char bytes byte_buf unit_struct map ignored_any }
}

struct Items<'a, 'de> {
    reader: &'a mut Reader<'de>,
    first: bool,
}

impl<'de> SeqAccess<'de> for Items<'_, 'de> {
    type Error = WireError;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, WireError> {
        if self.reader.peek() == Some(b']') {
            return Ok(None);
        }
        if !self.first && !self.reader.eat(b',') {
            return Err(self.reader.error());
        }
        self.first = false;
        seed.deserialize(&mut *self.reader).map(Some)
    }
}

impl<'de> EnumAccess<'de> for &mut Reader<'de> {
    type Error = WireError;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), WireError> {
        let index = u64::try_from(self.integer()?).map_err(|_| self.error())?;
        Ok((seed.deserialize(IntoDeserializer::<WireError>::into_deserializer(index))?, self))
    }
}

/// Only enums without fields travel.
impl<'de> VariantAccess<'de> for &mut Reader<'de> {
    type Error = WireError;

    fn unit_variant(self) -> Result<(), WireError> {
        Ok(())
    }
    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, _: T) -> Result<T::Value, WireError> {
        Err(self.error())
    }
    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, WireError> {
        Err(self.error())
    }
    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], _: V) -> Result<V::Value, WireError> {
        Err(self.error())
    }
}
