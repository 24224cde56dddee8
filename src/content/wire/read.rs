//! Reading: a small serde `Deserializer` for JSON with arrays and without objects. Strings are in `text`.

mod text;

use serde::de::{self, Deserialize, DeserializeSeed, EnumAccess, IntoDeserializer, SeqAccess, VariantAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

/// The maximum nesting depth of arrays.
const DEPTH: u8 = 64;

/// The text was not written by this build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WireError {
    /// The byte offset of the error.
    pub position: usize,
}

impl fmt::Display for WireError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the data file is damaged or of another version, at byte {}", self.position)
    }
}

impl std::error::Error for WireError {}

/// The message is dropped on purpose: it would include serde's messages in the wasm.
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
/// The position at which the text differs from what [`super::write()`] writes for the type.
pub fn read<'de, T: Deserialize<'de>>(text: &'de str) -> Result<T, WireError> {
    let mut reader = Reader { text, position: 0, depth: 0, is_missing: false };
    let value = T::deserialize(&mut reader).map_err(|_| reader.error())?;
    if reader.position == text.len() { Ok(value) } else { Err(reader.error()) }
}

struct Reader<'de> {
    text: &'de str,
    position: usize,
    depth: u8,
    /// Whether the requested value was omitted and has its default.
    is_missing: bool,
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

    fn boolean(&mut self) -> Result<bool, WireError> {
        let yes = !self.is_missing && self.peek() == Some(b't');
        if !self.is_missing {
            self.word(if yes { "true" } else { "false" })?;
        }
        Ok(yes)
    }

    /// Whether the value is `null` or was omitted.
    #[inline(never)]
    fn is_null(&mut self) -> Result<bool, WireError> {
        if !self.is_missing {
            if self.peek() != Some(b'n') {
                return Ok(false);
            }
            self.word("null")?;
        }
        Ok(true)
    }

    fn integer(&mut self) -> Result<i64, WireError> {
        if self.is_missing {
            return Ok(0);
        }
        // Parsed by hand: parsing a slice takes several times as long, and long lists consist mostly of numbers.
        let sign = if self.eat(b'-') { -1 } else { 1 };
        let start = self.position;
        let mut value = 0i64;
        while let Some(digit) = self.peek().map(|byte| byte.wrapping_sub(b'0')).filter(|digit| *digit < 10) {
            let longer = value.checked_mul(10).and_then(|value| value.checked_add(sign * i64::from(digit)));
            value = longer.ok_or(self.error())?;
            self.position += 1;
        }
        if self.position == start { Err(self.error()) } else { Ok(value) }
    }

    /// Reads the start of an array; returns whether the array was omitted. Separate from [`Self::list`], which is
    /// compiled for each type.
    #[inline(never)]
    fn begin(&mut self) -> Result<bool, WireError> {
        if !self.is_missing {
            if self.depth == DEPTH || !self.eat(b'[') {
                return Err(self.error());
            }
            self.depth += 1;
        }
        Ok(self.is_missing)
    }

    /// Reads the end of an array.
    #[inline(never)]
    fn end(&mut self, was_missing: bool) -> Result<(), WireError> {
        self.is_missing = was_missing;
        if !was_missing {
            self.depth -= 1;
            if !self.eat(b']') {
                return Err(self.error());
            }
        }
        Ok(())
    }

    /// Reads an array. Of a struct with this many fields, trailing ones may be omitted.
    fn list<V: Visitor<'de>>(&mut self, fields: usize, visitor: V) -> Result<V::Value, WireError> {
        let is_missing = self.begin()?;
        let value = visitor.visit_seq(Items { reader: self, first: true, fields })?;
        self.end(is_missing)?;
        Ok(value)
    }

    /// The unparsed text of a value, preceded by its length.
    fn raw(&mut self) -> Result<&'de str, WireError> {
        let is_missing = self.begin()?;
        let length = usize::try_from(self.integer()?).map_err(|_| self.error())?;
        if is_missing {
            return Ok("");
        }
        if !self.eat(b',') {
            return Err(self.error());
        }
        let start = self.position;
        let end = start.checked_add(length).ok_or(self.error())?;
        let text = self.text.get(start..end).ok_or(self.error())?;
        self.position = end;
        self.end(false)?;
        Ok(text)
    }

    fn visit_string<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, WireError> {
        match self.string()? {
            Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
            // What borrows from the data lives as long as the page, so an unescaped copy must, too.
            Cow::Owned(text) => visitor.visit_borrowed_str(text.leak()),
        }
    }
}

impl<'de> de::Deserializer<'de> for &mut Reader<'de> {
    type Error = WireError;

    fn is_human_readable(&self) -> bool {
        false
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, WireError> {
        match self.peek() {
            _ if self.is_missing => self.visit_string(visitor),
            Some(b'"') => self.visit_string(visitor),
            Some(b'[') => self.deserialize_seq(visitor),
            Some(b't' | b'f') => self.deserialize_bool(visitor),
            Some(b'n') => self.deserialize_unit(visitor),
            Some(b'-' | b'0'..=b'9') => visitor.visit_i64(self.integer()?),
            _ => Err(self.error()),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, WireError> {
        visitor.visit_bool(self.boolean()?)
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, WireError> {
        visitor.visit_i64(self.integer()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, WireError> {
        self.visit_string(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, WireError> {
        if self.is_null()? { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, WireError> {
        if self.is_null()? { visitor.visit_unit() } else { Err(self.error()) }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, WireError> {
        self.list(0, visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, WireError> {
        visitor.visit_enum(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, WireError> {
        if name == super::RAW {
            return visitor.visit_borrowed_str(self.raw()?);
        }
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
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, WireError> {
        self.list(fields.len(), visitor)
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
    /// The number of remaining fields, omitted or not.
    fields: usize,
}

impl Items<'_, '_> {
    /// Whether there is another element: in the text, or omitted from here on.
    #[inline(never)]
    fn has_next(&mut self) -> Result<bool, WireError> {
        let reader = &mut *self.reader;
        let is_over = reader.is_missing || reader.peek() == Some(b']');
        if is_over && self.fields == 0 {
            return Ok(false);
        }
        self.fields = self.fields.saturating_sub(1);
        reader.is_missing = is_over;
        if !is_over && !self.first && !reader.eat(b',') {
            return Err(reader.error());
        }
        self.first = false;
        Ok(true)
    }
}

impl<'de> SeqAccess<'de> for Items<'_, 'de> {
    type Error = WireError;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, WireError> {
        if self.has_next()? { seed.deserialize(&mut *self.reader).map(Some) } else { Ok(None) }
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

/// Enums with fields are not supported.
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
