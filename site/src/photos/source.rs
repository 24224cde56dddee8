//! A photo as an organiser has put it there.

use atbildiba::join::jpeg::{Segment, segments};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// The largest file that is read, in bytes.
const LARGEST: u64 = 60_000_000;
/// The largest picture, in millions of pixels: what any usual camera makes, and decoded at most 200 MB.
pub const MEGAPIXELS: u64 = 64;

/// The bytes of a file.
///
/// # Errors
/// Why it can't be read, or is too large.
pub fn read(path: &Path) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| format!("can't be opened: {error}"))?;
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| format!("can't be read: {error}"))?;
    if bytes.len() as u64 > LARGEST {
        return Err("is larger than 60 MB; save it smaller, 1280 pixels wide are enough".into());
    }
    Ok(bytes)
}

/// Whether a file can be used as a photo, without decoding it.
///
/// # Errors
/// What is wrong with it, what to do.
pub fn inspect(bytes: &[u8]) -> Result<(), String> {
    if !bytes.starts_with(&[0xff, 0xd8]) {
        let what = match bytes {
            [] => "empty",
            [0x89, b'P', b'N', b'G', ..] => "a PNG file",
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => "a WebP file",
            [b'G', b'I', b'F', b'8', ..] => "a GIF file",
            [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => "a TIFF or raw file",
            [_, _, _, _, b'f', b't', b'y', b'p', ..] => "a HEIC, AVIF or video file",
            _ => "not a picture",
        };
        return Err(format!("is called .jpg but is {what}; save it as JPEG"));
    }
    let (width, height, colours) = frame(bytes)?;
    let pixels = u64::from(width) * u64::from(height);
    if pixels > MEGAPIXELS * 1_000_000 {
        let millions = pixels / 1_000_000;
        return Err(format!(
            "has {width} × {height} pixels, that is {millions} megapixels; make it at most {MEGAPIXELS}, 1280 pixels wide are enough"
        ));
    }
    match (colours, pixels) {
        (_, 0) => Err("has no picture in it; save it anew as JPEG".into()),
        (4, _) => Err("is in CMYK, the colours of print; save it in RGB".into()),
        _ => Ok(()),
    }
}

/// Width, height and number of colour channels of a JPEG file.
///
/// # Errors
/// What is wrong with it, what to do.
pub fn frame(bytes: &[u8]) -> Result<(u16, u16, u8), String> {
    let segments = segments(bytes).ok_or("ends before the picture does; copy it here again")?;
    // Start of frame, ITU-T T.81 table B.1.
    let is_frame =
        |segment: &&Segment| matches!(segment.marker, 0xc0..=0xcf) && ![0xc4, 0xc8, 0xcc].contains(&segment.marker);
    let frame = segments.iter().find(is_frame).map(|frame| frame.body(bytes)).unwrap_or_default();
    let [_, high, low, wide_high, wide_low, colours, ..] = *frame else {
        return Err("has no picture in it; save it anew as JPEG".into());
    };
    Ok((u16::from_be_bytes([wide_high, wide_low]), u16::from_be_bytes([high, low]), colours))
}
