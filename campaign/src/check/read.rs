//! Reads a file as text and value, or reports what is wrong with it.

use super::Found;
use super::scan::scan;
use serde_json::Value;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// The largest file that is read, in bytes.
const LARGEST: u64 = 50 * 1024 * 1024;

/// The content of a file as far as it could be read.
#[derive(Default)]
pub(super) struct Content {
    pub(super) text: String,
    pub(super) value: Option<Value>,
    /// Problems, with offsets into the text.
    pub(super) found: Vec<Found>,
}

/// Reads a file. Problems are in the result.
pub(super) fn read(folder: &Path, name: &str) -> Content {
    match bytes(folder, name).and_then(decoded) {
        Ok(content) => parsed(content),
        Err(message) => Content { found: vec![Found::at(0, message)], ..Content::default() },
    }
}

/// As [`read`], of a text instead of a file.
pub(super) fn of_text(text: &str) -> Content {
    parsed(Content { text: text.into(), ..Content::default() })
}

fn bytes(folder: &Path, name: &str) -> Result<Vec<u8>, String> {
    let path = folder.join(name);
    let failed = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => missing(folder, name),
        _ => format!("the file can't be opened: {error}"),
    };
    // Opening a pipe would block.
    if !std::fs::metadata(&path).map_err(failed)?.is_file() {
        return Err("this is not a file; put a file of that name here".into());
    }
    let file = File::open(&path).map_err(failed)?;
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| format!("the file can't be read: {error}"))?;
    match bytes.len() as u64 {
        0 => Err("the file is empty; `atbildiba new DIR` makes a folder with a complete one".into()),
        size if size > LARGEST => Err("the file is larger than 50 MB; split the campaign".into()),
        _ => Ok(bytes),
    }
}

fn missing(folder: &Path, name: &str) -> String {
    if !folder.is_dir() {
        return format!("there is no folder {}; name one that holds {name}", folder.display());
    }
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().take(1_000);
    let names: Vec<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    match crate::check::nearest(name, names.iter().map(String::as_str)) {
        Some(near) => format!("there is no file {name}; rename {near} if that is it"),
        None => format!("there is no file {name}; `atbildiba new DIR` makes a folder with a complete one"),
    }
}

/// Decodes UTF-8; a byte order mark is reported and skipped.
fn decoded(bytes: Vec<u8>) -> Result<Content, String> {
    let zeros = bytes.iter().take(100).filter(|&&byte| byte == 0).count();
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) || zeros > 20 {
        return Err("the file is in UTF-16; save it as UTF-8".into());
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Content { text, ..Content::default() }),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let message =
                "from here on the file is not in UTF-8; open it in the encoding it is in and save it as UTF-8";
            Ok(Content { text, found: vec![Found::at(at, message)], value: None })
        }
    }
}

fn parsed(mut content: Content) -> Content {
    if !content.found.is_empty() {
        return content;
    }
    if let Some(rest) = content.text.strip_prefix('\u{FEFF}') {
        content.text = rest.into();
        content.found.push(Found::at(0, "the file begins with a byte order mark (BOM); save it as UTF-8 without one"));
    }
    if content.text.trim().is_empty() {
        content.found.push(Found::at(0, "the file is empty; `atbildiba new DIR` makes a folder with a complete one"));
        return content;
    }
    match scan(&content.text, &mut |_, _, _| {}) {
        Err(error) => content.found.push(Found {
            offset: Some(error.at),
            pointer: error.pointer,
            message: error.message,
            ..Found::default()
        }),
        Ok(duplicates) => {
            content.found.extend(duplicates.into_iter().map(|error| Found {
                offset: Some(error.at),
                pointer: error.pointer,
                message: error.message,
                ..Found::default()
            }));
            match serde_json::from_str(&content.text) {
                Ok(value) => content.value = Some(value),
                Err(error) => content
                    .found
                    .push(Found::at(offset_of(&content.text, &error), format!("this can't be read: {error}"))),
            }
        }
    }
    content
}

/// The offset of an error of `serde_json` that the scanner does not report, such as a number out of range.
fn offset_of(text: &str, error: &serde_json::Error) -> usize {
    let line_start: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    (line_start + error.column().saturating_sub(1)).min(text.len())
}
