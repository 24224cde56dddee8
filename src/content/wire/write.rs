//! Writing: a serde `Serializer` to JSON values without names.

use serde::ser::{self, Impossible, Serialize, SerializeSeq, SerializeStruct, SerializeTuple, SerializeTupleStruct};
use serde_json::{Error, Value};

/// Writes a value as the text that [`super::read()`] reads.
///
/// # Errors
/// The type contains something unsupported: floats, maps, enums with fields.
pub fn write(value: &impl Serialize) -> Result<String, Error> {
    value.serialize(Writer).map(|(value, _)| value.to_string())
}

struct Writer;

/// A value, and whether it is the default, which can be omitted.
type Serialized = (Value, bool);

fn out(value: impl Into<Value>) -> Result<Serialized, Error> {
    let value = value.into();
    let is_default = match &value {
        Value::Null | Value::Bool(false) => true,
        Value::Number(number) => number.as_i64() == Some(0),
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        _ => false,
    };
    Ok((value, is_default))
}

/// A sequence, tuple or struct under construction.
struct List(Vec<Serialized>);

fn unsupported<T>(what: &str) -> Result<T, Error> {
    Err(ser::Error::custom(format!("{what} do not travel")))
}

impl ser::Serializer for Writer {
    type Ok = Serialized;
    type Error = Error;
    type SerializeSeq = List;
    type SerializeTuple = List;
    type SerializeTupleStruct = List;
    type SerializeStruct = List;
    type SerializeTupleVariant = Impossible<Serialized, Error>;
    type SerializeMap = Impossible<Serialized, Error>;
    type SerializeStructVariant = Impossible<Serialized, Error>;

    fn is_human_readable(&self) -> bool {
        false
    }
    fn serialize_bool(self, value: bool) -> Result<Serialized, Error> {
        out(value)
    }
    fn serialize_i8(self, value: i8) -> Result<Serialized, Error> {
        out(value)
    }
    fn serialize_i16(self, value: i16) -> Result<Serialized, Error> {
        out(value)
    }
    fn serialize_i32(self, value: i32) -> Result<Serialized, Error> {
        out(value)
    }
    fn serialize_i64(self, value: i64) -> Result<Serialized, Error> {
        out(value)
    }
    fn serialize_u8(self, value: u8) -> Result<Serialized, Error> {
        out(value)
    }
    fn serialize_u16(self, value: u16) -> Result<Serialized, Error> {
        out(value)
    }
    fn serialize_u32(self, value: u32) -> Result<Serialized, Error> {
        out(value)
    }
    fn serialize_u64(self, value: u64) -> Result<Serialized, Error> {
        out(value)
    }
    fn serialize_f32(self, _: f32) -> Result<Serialized, Error> {
        unsupported("floats")
    }
    fn serialize_f64(self, _: f64) -> Result<Serialized, Error> {
        unsupported("floats")
    }
    fn serialize_char(self, value: char) -> Result<Serialized, Error> {
        out(value.to_string())
    }
    fn serialize_str(self, value: &str) -> Result<Serialized, Error> {
        out(value)
    }
    fn serialize_bytes(self, _: &[u8]) -> Result<Serialized, Error> {
        unsupported("bytes")
    }
    fn serialize_none(self) -> Result<Serialized, Error> {
        out(Value::Null)
    }
    /// Never a default, even if the value within is: `Some(0)` is not `None`.
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Serialized, Error> {
        Ok((value.serialize(self)?.0, false))
    }
    fn serialize_unit(self) -> Result<Serialized, Error> {
        out(Value::Null)
    }
    fn serialize_unit_struct(self, _: &'static str) -> Result<Serialized, Error> {
        out(Value::Null)
    }
    fn serialize_unit_variant(self, _: &'static str, index: u32, _: &'static str) -> Result<Serialized, Error> {
        out(index)
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Result<Serialized, Error> {
        if name == super::RAW {
            let (value, _) = value.serialize(self)?;
            return out(vec![value.to_string().len().into(), value]);
        }
        value.serialize(self)
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<Serialized, Error> {
        unsupported("enums with fields")
    }
    fn serialize_seq(self, _: Option<usize>) -> Result<List, Error> {
        Ok(List(Vec::new()))
    }
    fn serialize_tuple(self, _: usize) -> Result<List, Error> {
        Ok(List(Vec::new()))
    }
    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<List, Error> {
        Ok(List(Vec::new()))
    }
    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Error> {
        unsupported("enums with fields")
    }
    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Error> {
        unsupported("maps")
    }
    fn serialize_struct(self, _: &'static str, _: usize) -> Result<List, Error> {
        Ok(List(Vec::new()))
    }
    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Error> {
        unsupported("enums with fields")
    }
}

impl List {
    fn push<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.0.push(value.serialize(Writer)?);
        Ok(())
    }

    fn all(self) -> Result<Serialized, Error> {
        out(self.0.into_iter().map(|(value, _)| value).collect::<Vec<_>>())
    }
}

impl SerializeSeq for List {
    type Ok = Serialized;
    type Error = Error;
    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.push(value)
    }
    fn end(self) -> Result<Serialized, Error> {
        self.all()
    }
}

impl SerializeTuple for List {
    type Ok = Serialized;
    type Error = Error;
    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.push(value)
    }
    fn end(self) -> Result<Serialized, Error> {
        self.all()
    }
}

impl SerializeTupleStruct for List {
    type Ok = Serialized;
    type Error = Error;
    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.push(value)
    }
    fn end(self) -> Result<Serialized, Error> {
        self.all()
    }
}

impl SerializeStruct for List {
    type Ok = Serialized;
    type Error = Error;
    fn serialize_field<T: Serialize + ?Sized>(&mut self, _: &'static str, value: &T) -> Result<(), Error> {
        self.push(value)
    }
    fn end(mut self) -> Result<Serialized, Error> {
        while self.0.pop_if(|(_, is_default)| *is_default).is_some() {}
        self.all()
    }
}
