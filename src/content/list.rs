//! Long lists of which a page shows a small part: each row is parsed on first access.
//!
//! Values that all rows need (date, kind, size) are written next to the rows as numbers and read at once: the
//! [`RowSummary`]s. Each row type has a struct with named columns for them ([`columns!`]).

use super::{Str, wire};
use serde::Deserialize;
use serde::de::{Deserializer, Error, SeqAccess, Visitor};
use std::fmt;
use std::marker::PhantomData;
use std::ops::Index;
use std::sync::OnceLock;

/// The item type of a [`List`].
pub trait Row: Sized {
    /// The values that the list has of a row without parsing it.
    type Columns: Columns;

    /// The row's columns; native, where lists are created. A text that many rows share is represented by the number
    /// that `number` assigns to it.
    #[cfg(not(target_arch = "wasm32"))]
    fn columns(&self, number: &mut dyn FnMut(&str) -> i64) -> Self::Columns;
}

/// Numbers with names. [`columns!`] defines such a type.
pub trait Columns: Copy {
    /// The number of columns.
    const COUNT: usize;

    /// Creates the columns from this many numbers, in the order of the names.
    fn read(numbers: &[i64]) -> Option<Self>;

    /// The numbers in the order of the names.
    #[cfg(not(target_arch = "wasm32"))]
    fn numbers(&self) -> Vec<i64>;
}

/// Defines a struct that implements [`Columns`]. Writer and reader of a list share its names.
macro_rules! columns {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $column:ident,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name {
            $($(#[$doc])* $column: i64,)+
        }

        impl $crate::content::list::Columns for $name {
            const COUNT: usize = [$(stringify!($column)),+].len();

            fn read(numbers: &[i64]) -> Option<Self> {
                let &[$($column),+] = numbers else { return None };
                Some(Self { $($column),+ })
            }

            #[cfg(not(target_arch = "wasm32"))]
            fn numbers(&self) -> Vec<i64> {
                vec![$(self.$column),+]
            }
        }
    };
}
pub(super) use columns;

/// The columns of a row and the list's texts. Accessors are defined next to the row's type.
pub struct RowSummary<'a, T: Row> {
    pub(super) columns: &'a T::Columns,
    texts: &'a [Str],
}

impl<'a, T: Row> RowSummary<'a, T> {
    /// The number of the text in a column of texts.
    pub(super) fn which(&self, column: i64) -> usize {
        (column as usize).min(self.texts.len())
    }

    /// The text in a column of texts.
    pub(super) fn text(&self, column: i64) -> &'a str {
        self.texts.get(self.which(column)).map_or("", |text| text)
    }
}

/// Rows in the order of the file.
#[derive(Clone, Debug)]
pub struct List<T: Row> {
    /// The columns of each row.
    columns: Vec<T::Columns>,
    texts: Vec<Str>,
    rows: Vec<OnceLock<Box<T>>>,
    /// The text of the unparsed rows, separated by commas, and the end of each row.
    text: &'static str,
    ends: Vec<usize>,
}

impl<T: Row> Default for List<T> {
    fn default() -> Self {
        Self { columns: Vec::new(), texts: Vec::new(), rows: Vec::new(), text: "", ends: Vec::new() }
    }
}

impl<T: Row> List<T> {
    /// The number of rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The texts that columns refer to, each once.
    pub fn texts(&self) -> &[Str] {
        &self.texts
    }

    /// The summaries of all rows.
    pub fn summaries(&self) -> impl Iterator<Item = RowSummary<'_, T>> + Clone {
        (0..self.len()).map(|index| self.summary(index))
    }

    /// The summary of a row.
    pub fn summary(&self, index: usize) -> RowSummary<'_, T> {
        RowSummary { columns: &self.columns[index], texts: &self.texts }
    }

    /// Creates a list. `numbers` has, for each row, its length in `text` and its columns. `None` if they do not match
    /// the text.
    fn of(texts: Vec<Str>, numbers: &str, text: &'static str) -> Option<Self> {
        let all = read_numbers(numbers)?;
        let count = all.len() / (1 + T::Columns::COUNT);
        let mut list = Self {
            columns: Vec::with_capacity(count),
            texts,
            rows: Vec::with_capacity(count),
            text,
            ends: Vec::with_capacity(count),
        };
        let mut end = 0;
        for row in all.chunks(1 + T::Columns::COUNT) {
            let (length, known) = row.split_first()?;
            // After the list's opening bracket or the comma.
            end += 1 + usize::try_from(*length).ok()?;
            list.ends.push(end);
            list.columns.push(T::Columns::read(known)?);
            list.rows.push(OnceLock::new());
        }
        (end + 1 == text.len() && text.ends_with(']')).then_some(list)
    }
}

/// Parses `[1,-2,3]` in a single loop, because there are about fifty thousand numbers.
fn read_numbers(text: &str) -> Option<Vec<i64>> {
    let mut numbers = Vec::with_capacity(text.len() / 4);
    let (mut number, mut sign) = (0i64, 1);
    for byte in text.strip_prefix('[')?.bytes() {
        match byte {
            b'0'..=b'9' => number = number.wrapping_mul(10).wrapping_add(i64::from(byte - b'0')),
            b',' | b']' => {
                numbers.push(number.wrapping_mul(sign));
                (number, sign) = (0, 1);
            }
            b'-' => sign = -1,
            _ => return None,
        }
    }
    Some(numbers)
}

impl<T: Row + Deserialize<'static>> List<T> {
    /// All rows; parses those that have not been parsed yet.
    pub fn iter(&self) -> impl Iterator<Item = &T> + Clone {
        (0..self.len()).map(|index| &self[index])
    }
}

impl<T: Row + Deserialize<'static> + PartialEq> PartialEq for List<T> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().eq(other.iter())
    }
}

impl<T: Row + Deserialize<'static>> Index<usize> for List<T> {
    type Output = T;

    /// # Panics
    /// If the row was not written by this build. The length of the text was checked when it was loaded, and its file's
    /// name contains its hash.
    fn index(&self, index: usize) -> &T {
        self.rows[index].get_or_init(|| {
            let start = index.checked_sub(1).map_or(0, |before| self.ends[before]) + 1;
            let row = self.text.get(start..self.ends[index]).and_then(|text| wire::read(text).ok());
            Box::new(row.expect("the data is damaged"))
        })
    }
}

/// The unparsed text of a value in the data format.
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

/// Reads texts, numbers and rows.
struct ListVisitor<T>(PhantomData<T>);

impl<'de: 'static, T: Row> Visitor<'de> for ListVisitor<T> {
    type Value = List<T>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<List<T>, A::Error> {
        // An empty list is written as an empty array.
        let Some(texts) = parts.next_element()? else { return Ok(List::default()) };
        let Raw(numbers) = parts.next_element()?.unwrap_or(Raw(""));
        let Raw(text) = parts.next_element()?.unwrap_or(Raw(""));
        List::of(texts, numbers, text).ok_or_else(|| A::Error::custom("rows of other lengths"))
    }
}

impl<'de: 'static, T: Row> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_tuple(3, ListVisitor(PhantomData))
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use super::*;
    use serde::ser::{Error as _, Serialize, SerializeTuple, Serializer};
    use std::collections::BTreeMap;

    impl<T: Row> From<Vec<T>> for List<T> {
        fn from(rows: Vec<T>) -> Self {
            let mut texts: Vec<Str> = Vec::new();
            let mut known = BTreeMap::new();
            let mut number = |text: &str| {
                *known.entry(text.to_owned()).or_insert_with(|| {
                    texts.push(text.into());
                    texts.len() as i64 - 1
                })
            };
            let columns = rows.iter().map(|row| row.columns(&mut number)).collect();
            let rows = rows.into_iter().map(|row| OnceLock::from(Box::new(row))).collect();
            Self { columns, texts, rows, ..Self::default() }
        }
    }

    impl<T: Row + Serialize + Deserialize<'static>> Serialize for List<T> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            if self.is_empty() {
                return serializer.collect_seq([(); 0]);
            }
            let rows: Vec<&T> = self.iter().collect();
            let mut numbers: Vec<i64> = Vec::new();
            for (row, known) in rows.iter().zip(&self.columns) {
                numbers.push(wire::write(row).map_err(S::Error::custom)?.len() as i64);
                numbers.extend(known.numbers());
            }
            let mut parts = serializer.serialize_tuple(3)?;
            parts.serialize_element(&self.texts)?;
            parts.serialize_element(&Whole(numbers))?;
            parts.serialize_element(&Whole(rows))?;
            parts.end()
        }
    }

    /// Serialized as the text of a [`Raw`].
    struct Whole<T>(Vec<T>);

    impl<T: Serialize> Serialize for Whole<T> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_newtype_struct(wire::RAW, &self.0)
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

    columns! {
        ThingColumns {
            depth,
            size,
        }
    }

    impl Row for Thing {
        type Columns = ThingColumns;

        fn columns(&self, number: &mut dyn FnMut(&str) -> i64) -> ThingColumns {
            let size = number(if self.more.is_empty() { "short" } else { "long" });
            ThingColumns { depth: -(self.name.len() as i64), size }
        }
    }

    #[derive(Debug, Default, Serialize, Deserialize)]
    #[serde(bound(deserialize = "'de: 'static"))]
    struct File {
        things: List<Thing>,
        last: bool,
    }

    fn thing(name: &str, more: &[u8]) -> Thing {
        Thing { name: name.into(), more: more.into() }
    }

    fn known(list: &List<Thing>) -> Vec<(i64, &str)> {
        list.summaries().map(|one| (one.columns.depth, one.text(one.columns.size))).collect()
    }

    #[test]
    fn summaries_are_there_at_once_and_each_row_when_it_is_asked_for() {
        let things = [thing("a “b” \"],[\\", &[1, 2]), thing("", &[]), thing("ž🌊", &[])];
        let text = wire::write(&File { things: things.to_vec().into(), last: true }).unwrap();
        assert!(text.starts_with(r#"[[["long","short"],[24,[27,-15,0,2,0,1,10,-6,1]],["#), "{text}");
        let file: File = wire::read(text.leak()).unwrap();
        assert!(file.last);
        assert_eq!(known(&file.things), [(-15, "long"), (0, "short"), (-6, "short")]);
        assert!(file.things.rows.iter().all(|row| row.get().is_none()));
        assert_eq!(file.things[2], things[2]);
        assert!(file.things.rows[0].get().is_none());
        assert!(file.things.iter().eq(&things));
        assert!(file.things.iter().eq(&things), "nor does reading change anything");
    }

    #[test]
    fn no_rows_travel_as_nothing() {
        let text = wire::write(&File::default()).unwrap();
        assert_eq!(text, "[]");
        assert!(wire::read::<File>(text.leak()).unwrap().things.is_empty());
        assert!(wire::read::<List<Thing>>("[]").unwrap().is_empty());
    }

    #[test]
    fn what_is_damaged_is_an_error_before_a_row_is_asked_for() {
        let text = wire::write(&File { things: vec![thing("a", &[1]), thing("b", &[])].into(), last: true }).unwrap();
        let text: &'static str = text.leak();
        for end in 0..text.len() {
            assert!(wire::read::<File>(&text[..end]).is_err(), "{end}");
        }
        let numbers = "[15,[9,-1,0,5,-1,1]]";
        for (there, wrong) in [
            (numbers, "[15,[9,-1,0,6,-1,1]]"),
            (numbers, "[16,[9,-1,0,-5,-1,1]]"),
            (numbers, "[8,[9,-1,0]]"),
            (numbers, "[13,[9,-1,0,5,-1]]"),
            (numbers, "[15,[9,-1,0,x,-1,1]]"),
            ("[17,[", "[16,["),
            ("[17,[", "[9999,["),
        ] {
            assert!(text.contains(there), "{text}");
            assert!(wire::read::<File>(text.replace(there, wrong).leak()).is_err(), "{there} → {wrong}");
        }
    }
}
