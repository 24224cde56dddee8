//! JPEG files as a sequence of segments (ITU-T T.81, annex B), and stripping everything that is not the picture.
//!
//! A browser's encoder may add metadata: Safari writes Exif, Chromium a colour profile. A file that leaves this page
//! contains only the picture, byte for byte.

use std::ops::Range;

/// Start of image, end of image, start of scan.
const SOI: u8 = 0xd8;
const EOI: u8 = 0xd9;
const SOS: u8 = 0xda;
/// Declares the colour model (Adobe); without it, colours may be wrong.
const APP14: u8 = 0xee;
const COM: u8 = 0xfe;

/// A marker with its segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The byte after `FF`.
    pub marker: u8,
    /// Its range in the file, including the marker and, for a scan, the entropy-coded data.
    pub bytes: Range<usize>,
}

impl Segment {
    /// The payload after marker and length.
    pub fn body<'a>(&self, file: &'a [u8]) -> &'a [u8] {
        file.get(self.bytes.start + 4..self.bytes.end).unwrap_or_default()
    }

    /// Whether decoders need it to reproduce the picture.
    fn is_picture(&self, file: &[u8]) -> bool {
        match self.marker {
            APP14 => self.bytes.len() == 16 && self.body(file).starts_with(b"Adobe"),
            0xe0..=0xef | COM => false,
            _ => true,
        }
    }
}

/// The segments from SOI to EOI; `None` if this is not a JPEG file or is truncated. Data after EOI, which some cameras
/// append, belongs to no segment.
pub fn segments(file: &[u8]) -> Option<Vec<Segment>> {
    if !file.starts_with(&[0xff, SOI]) {
        return None;
    }
    let mut found = vec![Segment { marker: SOI, bytes: 0..2 }];
    let mut at = 2;
    loop {
        // A marker may be preceded by any number of FF.
        let marker = at + file.get(at..)?.iter().position(|byte| *byte != 0xff)?;
        if marker == at {
            return None;
        }
        let start = marker - 1;
        let code = file[marker];
        let mut end = marker + 1;
        if code == EOI {
            found.push(Segment { marker: EOI, bytes: start..end });
            return Some(found);
        }
        if !matches!(code, 0x01 | 0xd0..=0xd7) {
            let length = usize::from(u16::from_be_bytes([*file.get(end)?, *file.get(end + 1)?]));
            end += length.max(2);
        }
        if code == SOS {
            // Up to a marker that is neither an escaped FF nor a restart.
            end += file.get(end..)?.windows(2).position(|two| two[0] == 0xff && !matches!(two[1], 0 | 0xd0..=0xd7))?;
        }
        (end <= file.len()).then_some(())?;
        found.push(Segment { marker: code, bytes: start..end });
        at = end;
    }
}

/// The picture without metadata segments and without data after its end; `None` if the file is not a complete JPEG.
pub fn strip(file: &[u8]) -> Option<Vec<u8>> {
    let kept = segments(file)?.into_iter().filter(|segment| segment.is_picture(file));
    Some(kept.flat_map(|segment| &file[segment.bytes]).copied().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file with these segments: marker and payload.
    fn file(segments: &[(u8, &[u8])]) -> Vec<u8> {
        let mut file = vec![0xff, SOI];
        for (marker, body) in segments {
            file.extend([0xff, *marker]);
            file.extend((body.len() as u16 + 2).to_be_bytes());
            file.extend(*body);
        }
        file
    }

    fn picture() -> Vec<u8> {
        let adobe = [&b"Adobe"[..], &[0, 100, 0, 0, 0, 0, 1]].concat();
        let mut bytes = file(&[
            (0xe0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"),
            (0xe1, b"Exif\0\0 GPS 56.95 24.11"),
            (0xe1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>"),
            (0xe2, b"ICC_PROFILE\0\x01\x01"),
            (0xed, b"Photoshop 3.0\0"),
            (0xee, &adobe),
            (COM, b"made by somebody"),
            (0xdb, &[0; 65]),
            (0xc0, &[8, 0, 1, 0, 1, 1, 1, 0x11, 0]),
            (SOS, &[1, 1, 0, 0, 63, 0]),
        ]);
        // Entropy-coded data with an escaped FF and a restart marker, then fill bytes before the end.
        bytes.extend([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4, 0xff, 0xff, EOI]);
        bytes
    }

    #[test]
    fn metadata_is_stripped() {
        let whole = [picture(), b"a second picture, and where it was taken".to_vec()].concat();
        let clean = strip(&whole).unwrap();
        let markers: Vec<u8> = segments(&clean).unwrap().iter().map(|segment| segment.marker).collect();
        assert_eq!(markers, [SOI, 0xee, 0xdb, 0xc0, SOS, EOI]);
        let text = String::from_utf8_lossy(&clean).into_owned();
        for word in ["Exif", "GPS", "xmp", "ICC", "Photoshop", "somebody", "taken", "JFIF"] {
            assert!(!text.contains(word), "{word}");
        }
        assert!(clean.windows(4).any(|four| four == [0xff, 0xd0, 4, 0xff]), "the picture's own data stays");
        assert_eq!(strip(&clean), Some(clean));
    }

    #[test]
    fn truncated_files_are_rejected() {
        let whole = picture();
        for length in 0..whole.len() {
            assert_eq!(strip(&whole[..length]), None, "{length} bytes");
        }
        assert_eq!(segments(b"\x89PNG\r\n\x1a\n"), None);
        assert_eq!(segments(&[0xff, SOI, 0, 0, 0, 0]), None);
        assert_eq!(segments(&[0xff, SOI, 0xff, 0xe1, 0, 0, 0xff, EOI]).map(|all| all.len()), Some(3));
    }
}
