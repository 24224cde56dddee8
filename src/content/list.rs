//! Long lists, of which a page shows a little: each row is read when somebody first asks for it.
//!
//! What all of ten thousand rows are asked for (when, which kind, how large) travels beside them as their [`Brief`]s, which
//! are read at once. So opening a calendar costs a fifth of reading it.
//!
//! [`Brief`]: Row::Brief

use super::wire;
use serde::Deserialize;
use serde::de::{Deserializer, Error, SeqAccess, Visitor};
use std::fmt;
use std::marker::PhantomData;
use std::ops::Index;
use std::sync::OnceLock;

/// What can be in a [`List`].
pub trait Row: Sized {
    /// What the list knows of the row without having read it.
    type Brief: fmt::Debug + Clone;

    /// Makes it; the build does.
    #[cfg(not(target_arch = "wasm32"))]
    fn brief(&self) -> Self::Brief;
}

/// Rows in the order of the file.
#[derive(Clone, Debug)]
pub struct List<T: Row> {
    briefs: Vec<T::Brief>,
    rows: Vec<OnceLock<Box<T>>>,
    /// What rows that have not been read are read from, and for each where it ends there; a comma is between two.
    text: &'static str,
    ends: Vec<usize>,
}

impl<T: Row> Default for List<T> {
    fn default() -> Self {
        Self { briefs: Vec::new(), rows: Vec::new(), text: "", ends: Vec::new() }
    }
}

impl<T: Row> List<T> {
    /// How many rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// What is known of all rows.
    pub fn briefs(&self) -> &[T::Brief] {
        &self.briefs
    }

    /// `None` where the text is not of rows of these lengths.
    fn of(briefs: Vec<T::Brief>, lengths: &[u32], text: &'static str) -> Option<Self> {
        let mut end = 0;
        let ends: Vec<usize> = lengths
            .iter()
            .map(|length| {
                // Behind the bracket that opens the list, or the comma.
                end += 1 + *length as usize;
                end
            })
            .collect();
        let is_whole = ends.len() == briefs.len() && end + 1 == text.len() && text.ends_with(']');
        let rows = ends.iter().map(|_| OnceLock::new()).collect();
        is_whole.then_some(Self { briefs, rows, text, ends })
    }
}

impl<T: Row + Deserialize<'static>> List<T> {
    /// The rows; reads those that have not been.
    pub fn iter(&self) -> impl Iterator<Item = &T> + Clone {
        (0..self.len()).map(|index| &self[index])
    }
}

impl<T: Row + Deserialize<'static>> Index<usize> for List<T> {
    type Output = T;

    /// # Panics
    /// When the row is not what this build wrote. The text's length was right when it was loaded, and its file's name has its hash.
    fn index(&self, index: usize) -> &T {
        self.rows[index].get_or_init(|| {
            let start = index.checked_sub(1).map_or(0, |before| self.ends[before]) + 1;
            let row = self.text.get(start..self.ends[index]).and_then(|text| wire::read(text).ok());
            Box::new(row.expect("the data is damaged"))
        })
    }
}

/// The text of a value as it travels, unread.
struct Raw<'de>(&'de str);

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw<'de>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Raw<'de>, E> {
        Ok(Raw(text))
    }
}

impl<'de> Deserialize<'de> for Raw<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(wire::RAW, RawVisitor)
    }
}

/// Reads briefs, lengths and the rows' text, as they travel.
struct ListVisitor<T>(PhantomData<T>);

macro_rules! travels {
    ($life:lifetime, $lasting:expr) => {
        type Value = List<T>;

        fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
            f.write_str("a list")
        }

        fn visit_seq<A: SeqAccess<$life>>(self, mut parts: A) -> Result<List<T>, A::Error> {
            // An empty list travels as nothing.
            let Some(briefs) = parts.next_element()? else { return Ok(List::default()) };
            let lengths: Vec<u32> = parts.next_element()?.unwrap_or_default();
            let Raw(text) = parts.next_element()?.unwrap_or(Raw(""));
            List::of(briefs, &lengths, $lasting(text)).ok_or_else(|| A::Error::custom("rows of other lengths"))
        }
    };
}

/// In the browser the data lives as long as the page.
#[cfg(target_arch = "wasm32")]
mod browser {
    use super::*;

    impl<'de: 'static, T: Row<Brief: Deserialize<'de>>> Visitor<'de> for ListVisitor<T> {
        travels!('de, |text| text);
    }

    impl<'de: 'static, T: Row<Brief: Deserialize<'de>>> Deserialize<'de> for List<T> {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_tuple(3, ListVisitor(PhantomData))
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use super::*;
    use schemars::{JsonSchema, Schema, SchemaGenerator};
    use serde::de::DeserializeOwned;
    use serde::ser::{Error as _, Serialize, SerializeTuple, Serializer};
    use std::borrow::Cow;

    impl<T: Row> From<Vec<T>> for List<T> {
        fn from(rows: Vec<T>) -> Self {
            Self {
                briefs: rows.iter().map(T::brief).collect(),
                rows: rows.into_iter().map(|row| OnceLock::from(Box::new(row))).collect(),
                ..Self::default()
            }
        }
    }

    impl<'de, T: Row<Brief: Deserialize<'de>>> Visitor<'de> for ListVisitor<T> {
        // Natively only tests read what travels.
        travels!('de, |text: &str| &*text.to_owned().leak());
    }

    /// From a content file a plain list.
    impl<'de, T: Row<Brief: Deserialize<'de>> + DeserializeOwned> Deserialize<'de> for List<T> {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            if deserializer.is_human_readable() {
                return Ok(<Vec<T>>::deserialize(deserializer)?.into());
            }
            deserializer.deserialize_tuple(3, ListVisitor(PhantomData))
        }
    }

    impl<T: Row<Brief: Serialize> + Serialize + DeserializeOwned> Serialize for List<T> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            if self.is_empty() {
                return serializer.collect_seq([(); 0]);
            }
            let rows: Vec<&T> = self.iter().collect();
            let length = |row: &&T| wire::write(row).map(|text| text.len()).map_err(S::Error::custom);
            let mut parts = serializer.serialize_tuple(3)?;
            parts.serialize_element(&self.briefs)?;
            parts.serialize_element(&rows.iter().map(length).collect::<Result<Vec<_>, _>>()?)?;
            parts.serialize_element(&Whole(rows))?;
            parts.end()
        }
    }

    /// Written for [`Raw`].
    struct Whole<T>(Vec<T>);

    impl<T: Serialize> Serialize for Whole<T> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_newtype_struct(wire::RAW, &self.0)
        }
    }

    impl<T: Row + JsonSchema> JsonSchema for List<T> {
        fn inline_schema() -> bool {
            <Vec<T>>::inline_schema()
        }
        fn schema_name() -> Cow<'static, str> {
            <Vec<T>>::schema_name()
        }
        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            <Vec<T>>::json_schema(generator)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Serialize;

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    struct Thing {
        name: Box<str>,
        more: Vec<u8>,
    }

    impl Row for Thing {
        type Brief = (usize, bool);

        fn brief(&self) -> (usize, bool) {
            (self.name.len(), self.more.is_empty())
        }
    }

    #[derive(Debug, Default, Serialize, Deserialize)]
    struct File {
        things: List<Thing>,
        last: bool,
    }

    fn thing(name: &str, more: &[u8]) -> Thing {
        Thing { name: name.into(), more: more.into() }
    }

    #[test]
    fn briefs_are_there_at_once_and_each_row_when_it_is_asked_for() {
        let things = [thing("a “b” \"],[\\", &[1, 2]), thing("", &[]), thing("ž🌊", &[])];
        let text = wire::write(&File { things: things.to_vec().into(), last: true }).unwrap();
        assert!(text.starts_with("[[[[15,false],[0,true],[6,true]],["), "{text}");
        let file: File = wire::read(&text).unwrap();
        assert!(file.last);
        assert_eq!(file.things.briefs(), [(15, false), (0, true), (6, true)]);
        assert!(file.things.rows.iter().all(|row| row.get().is_none()));
        assert_eq!(file.things[2], things[2]);
        assert!(file.things.rows[0].get().is_none());
        assert!(file.things.iter().eq(&things));
        assert!(file.things.iter().eq(&things), "nor does reading change anything");
    }

    #[test]
    fn content_files_have_plain_lists() {
        let file: File = serde_json::from_str(r#"{"things":[{"name":"a","more":[]}],"last":false}"#).unwrap();
        assert!(file.things.iter().eq(&[thing("a", &[])]));
        assert_eq!(file.things.briefs(), [(1, true)]);
    }

    #[test]
    fn no_rows_travel_as_nothing() {
        let text = wire::write(&File::default()).unwrap();
        assert_eq!(text, "[]");
        assert!(wire::read::<File>(&text).unwrap().things.is_empty());
        assert!(wire::read::<List<Thing>>("[]").unwrap().is_empty());
    }

    #[test]
    fn what_is_damaged_is_an_error_before_a_row_is_asked_for() {
        let text = wire::write(&File { things: vec![thing("a", &[1]), thing("b", &[])].into(), last: true }).unwrap();
        for end in 0..text.len() {
            assert!(wire::read::<File>(&text[..end]).is_err(), "{end}");
        }
        for (there, wrong) in [("[9,5]", "[9,6]"), ("[9,5]", "[9]"), ("[17,[", "[16,["), ("[17,[", "[9999,[")] {
            assert!(text.contains(there), "{text}");
            assert!(wire::read::<File>(&text.replace(there, wrong)).is_err(), "{there} → {wrong}");
        }
    }
}
