//! The binary file format (RFC 9636 §3).

use super::posix::PosixZone;
use super::{Abbreviation, Setting, Zone, ZoneError};

/// Consumes a file from the front and detects its end.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8], ZoneError> {
        let (head, tail) = self.0.split_at_checked(length).ok_or(ZoneError::Damaged)?;
        self.0 = tail;
        Ok(head)
    }

    /// Consumes `items` entries of `width` bytes each.
    fn table(&mut self, items: usize, width: usize) -> Result<&'a [u8], ZoneError> {
        self.take(items.checked_mul(width).ok_or(ZoneError::Damaged)?)
    }
}

fn number(bytes: &[u8]) -> i64 {
    let negative = bytes.first().is_some_and(|&byte| byte > 127);
    bytes.iter().fold(if negative { -1 } else { 0 }, |number, &byte| number << 8 | byte as i64)
}

/// The header's counts for a data block.
struct Header {
    version: u8,
    ut_marks: usize,
    standard_marks: usize,
    leap_seconds: usize,
    changes: usize,
    settings: usize,
    letters: usize,
}

fn header(reader: &mut Reader) -> Result<Header, ZoneError> {
    let bytes = reader.take(44).map_err(|_| ZoneError::NotTzif)?;
    if !bytes.starts_with(b"TZif") {
        return Err(ZoneError::NotTzif);
    }
    let count = |at: usize| number(&bytes[20 + 4 * at..24 + 4 * at]) as u32 as usize;
    Ok(Header {
        version: bytes[4],
        ut_marks: count(0),
        standard_marks: count(1),
        leap_seconds: count(2),
        changes: count(3),
        settings: count(4),
        letters: count(5),
    })
}

/// Parses the data block that follows a header; `width` is the size of its times in bytes.
fn block(reader: &mut Reader, header: &Header, width: usize) -> Result<Zone, ZoneError> {
    let times = reader.table(header.changes, width)?;
    let kinds = reader.take(header.changes)?;
    let table = reader.table(header.settings, 6)?;
    let letters = reader.take(header.letters)?;
    reader.table(header.leap_seconds, width + 4)?;
    reader.take(header.standard_marks)?;
    reader.take(header.ut_marks)?;
    let mut settings = Vec::with_capacity(table.len() / 6);
    for entry in table.chunks_exact(6) {
        let offset = number(&entry[..4]) as i32;
        let name = letters.get(entry[5] as usize..).unwrap_or(b"");
        let length = name.iter().position(|&byte| byte == 0).unwrap_or(name.len());
        if offset.unsigned_abs() > 25 * 3600 + 3599 {
            return Err(ZoneError::Damaged);
        }
        let abbreviation = Abbreviation::new(&name[..length]);
        settings.push(Setting { offset, is_dst: entry[4] != 0, abbreviation });
    }
    let first = *settings.first().ok_or(ZoneError::Damaged)?;
    let mut changes: Vec<(i64, Setting)> = Vec::with_capacity(kinds.len());
    for (time, &kind) in times.chunks_exact(width).map(number).zip(kinds) {
        if changes.last().is_some_and(|last| last.0 >= time) {
            return Err(ZoneError::Damaged);
        }
        changes.push((time, *settings.get(kind as usize).ok_or(ZoneError::Damaged)?));
    }
    Ok(Zone { first, changes, footer: None })
}

pub(super) fn read(file: &[u8]) -> Result<Zone, ZoneError> {
    let mut reader = Reader(file);
    let old = header(&mut reader)?;
    let zone = block(&mut reader, &old, 4);
    if old.version == 0 {
        return zone;
    }
    // The first block is for readers of 2004; in a slim file it has no settings.
    let body = old.changes * 5 + old.settings * 6 + old.letters + old.leap_seconds * 8;
    let skipped = 44 + body + old.standard_marks + old.ut_marks;
    let mut reader = Reader(file.get(skipped..).ok_or(ZoneError::Damaged)?);
    let new = header(&mut reader)?;
    let mut zone = block(&mut reader, &new, 8)?;
    let footer = reader.0.strip_prefix(b"\n").ok_or(ZoneError::Damaged)?;
    let end = footer.iter().position(|&byte| byte == b'\n').ok_or(ZoneError::Damaged)?;
    if end > 0 {
        zone.footer = Some(PosixZone::parse(&footer[..end]).ok_or(ZoneError::Footer)?);
    }
    Ok(zone)
}
