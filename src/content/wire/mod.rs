//! The data format: JSON without names.
//!
//! A struct is written as an array of its fields in order, an enum as the number of its variant. This is still JSON,
//! and still serde's derived code, but only the half of it that reads sequences: field names, their matching, and
//! serde_json's messages stay out of the wasm. Writer and reader are always from the same build, so the format needs no
//! compatibility.
//!
//! Trailing default-valued fields of a struct (`null`, `false`, 0, empty) are omitted. In ten thousand plain events
//! this saves a third of the file, and of the time to read it.
//!
//! A [`super::List`] writes the length of each row before the rows, so that it need not parse them.
//!
//! [`read()`] is compiled for the browser, [`write()`] only natively.
//!
//! ```
//! use atbildiba::content::wire;
//! use serde::{Deserialize, Serialize};
//!
//! #[derive(Debug, PartialEq, Deserialize, Serialize)]
//! struct Stage {
//!     name: Box<str>,
//!     seats: u32,
//!     is_outdoors: bool,
//! }
//!
//! let stage = Stage { name: "Brīvības laukums".into(), seats: 300, is_outdoors: false };
//! let text = wire::write(&stage)?;
//! assert_eq!(text, r#"["Brīvības laukums",300]"#, "without names, and without the trailing `false`");
//! assert_eq!(wire::read(&text), Ok(stage));
//! # Ok::<(), serde_json::Error>(())
//! ```

mod read;
#[cfg(not(target_arch = "wasm32"))]
mod write;

/// The name of a newtype for the text of a value. It is written as `[length, value]`, with the length in bytes.
pub(super) const RAW: &str = "raw";

pub use read::{WireError, read};
#[cfg(not(target_arch = "wasm32"))]
pub use write::write;

#[cfg(test)]
mod tests {
    use super::*;
    use serde::{Deserialize, Serialize};

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Thing {
        name: Box<str>,
        number: i32,
        list: Vec<(u8, bool)>,
        maybe: Option<Box<str>>,
        kind: Kind,
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    enum Kind {
        First,
        Second,
    }

    #[test]
    fn what_is_written_is_read() {
        let thing = Thing {
            name: "“quoted”\"\\\n\u{1f}ž🌊".into(),
            number: -42,
            list: vec![(1, true), (255, false)],
            maybe: None,
            kind: Kind::Second,
        };
        let text = write(&thing).unwrap();
        assert_eq!(text, "[\"“quoted”\\\"\\\\\\n\\u001fž🌊\",-42,[[1,true],[255,false]],null,1]");
        assert_eq!(read::<Thing>(&text), Ok(thing));
    }

    #[test]
    fn trailing_defaults_are_omitted_but_not_zero_in_an_option() {
        #[derive(Debug, PartialEq, Serialize, Deserialize)]
        struct More {
            first: u8,
            inner: Option<Thing>,
            offset: Option<i16>,
            thing: Inner,
            text: Box<str>,
        }
        #[derive(Debug, PartialEq, Serialize, Deserialize)]
        struct Inner(Vec<u8>, Kind);
        let text = |offset| {
            let more = More { first: 0, inner: None, offset, thing: Inner(vec![], Kind::First), text: "".into() };
            let text = write(&more).unwrap();
            assert_eq!(read::<More>(&text), Ok(more));
            text
        };
        assert_eq!(text(Some(0)), "[0,null,0,[[],0]]");
        let thing = Thing { name: "".into(), number: 0, list: vec![], maybe: None, kind: Kind::First };
        assert_eq!(write(&thing).unwrap(), "[]");
        assert_eq!(read::<Thing>("[]"), Ok(thing));
        assert!(read::<(u8, u8)>("[1]").is_err(), "a list has no fields");
        assert_eq!(read::<&str>("\"a\""), Ok("a"), "what is read out of the text itself, as dates are");
        assert!(read::<Thing>("").is_err() && read::<Thing>("[\"a\",").is_err());
    }

    proptest::proptest! {
        #[test]
        fn any_texts_are_read_as_they_were_written(texts: Vec<String>, marks in r#"[\\"a!#\[\]é\x01]{0,40}"#) {
            let texts = (texts, marks);
            assert_eq!(read(&write(&texts).unwrap()), Ok(texts));
        }
    }

    #[test]
    fn damaged_text_is_an_error_with_its_place_and_never_a_panic() {
        let text = write(&Thing {
            name: "a".into(),
            number: 1,
            list: vec![(1, true)],
            maybe: Some("é".into()),
            kind: Kind::First,
        })
        .unwrap();
        for end in 0..text.len() {
            if text.is_char_boundary(end) {
                assert!(read::<Thing>(&text[..end]).is_err(), "{end}");
            }
        }
        assert!(read::<Thing>(&format!("{text} x")).is_err());
        assert_eq!(read::<Vec<u8>>("[1,300]").unwrap_err().position, 6);
        assert!(read::<Kind>("7").is_err());
        assert!(read::<Vec<Box<str>>>(r#"["\ud800"]"#).is_err());
        assert_eq!(read::<Box<str>>(r#""\ud83c\udf0a\/""#).unwrap(), "🌊/".into());
        let deep = "[".repeat(100_000);
        assert!(read::<serde::de::IgnoredAny>(&deep).is_err());
    }
}
