//! Reading file headers: format, dimensions, and what must be known before decoding.

/// A supported format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// ITU-T T.81.
    Jpeg,
    /// The W3C's Portable Network Graphics.
    Png,
    /// RFC 9649.
    WebP,
    /// HEVC in ISO/IEC 23008-12, as phones write it.
    Heic,
}

/// The header's contents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// The file's format.
    pub format: Format,
    /// The stored width, in pixels, before rotation by Exif.
    pub width: u32,
    /// The stored height, in pixels, before rotation by Exif.
    pub height: u32,
    /// The maximum memory that decoding needs, in bytes per pixel.
    pub depth: u64,
}

impl Header {
    /// The number of pixels.
    pub fn pixels(&self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }
}

const TOO_SHORT: &str = "ends before the picture does; copy it here again";
const NO_PICTURE: &str = "has no picture in it; save it again as JPEG";

/// Reads the header, identifying the format by content rather than by name.
///
/// # Errors
/// The problem with the file, and what to do.
pub fn read(bytes: &[u8]) -> Result<Header, String> {
    match bytes {
        [0xff, 0xd8, ..] => jpeg(bytes),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => png(bytes),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => webp(bytes),
        [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..] => heic(bytes, brand),
        [] => Err("is empty; copy it here again".into()),
        [b'G', b'I', b'F', b'8', ..] => Err("is a GIF file; save it as JPEG".into()),
        [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => Err("is a TIFF or raw file; save it as JPEG".into()),
        _ => Err("is not a picture; save it as JPEG".into()),
    }
}

fn jpeg(bytes: &[u8]) -> Result<Header, String> {
    const SCAN: u8 = 0xda;
    let mut frame = None;
    let mut at = 2;
    loop {
        // A marker may be preceded by any number of FF.
        let fill = bytes.get(at..).and_then(|rest| rest.iter().position(|byte| *byte != 0xff)).ok_or(TOO_SHORT)?;
        let marker = bytes[at + fill];
        at += fill + 1;
        match marker {
            _ if fill == 0 => return Err(NO_PICTURE.into()),
            0x01 | 0xd0..=0xd7 => continue,
            0xd9 => return Err(NO_PICTURE.into()),
            SCAN => break,
            _ => {}
        }
        let length = usize::from(u16::from_be_bytes(part(bytes, at)?)).max(2);
        // Start of frame, table B.1.
        if matches!(marker, 0xc0..=0xcf) && ![0xc4, 0xc8, 0xcc].contains(&marker) {
            let [_, high, low, wide_high, wide_low, colours] = part(bytes, at + 2)?;
            frame = Some((marker, u16::from_be_bytes([wide_high, wide_low]), u16::from_be_bytes([high, low]), colours));
        }
        at += length;
    }
    let (marker, width, height, colours) = frame.ok_or(NO_PICTURE)?;
    // In a scan, FF precedes only markers. Data after EOI, which some cameras append, is ignored.
    if !bytes[at..].windows(2).any(|two| two == [0xff, 0xd9]) {
        return Err(TOO_SHORT.into());
    }
    if colours == 4 {
        return Err("is in CMYK, the colours of print; save it in RGB".into());
    }
    // A progressive decoder holds all coefficients.
    let depth = if marker == 0xc2 { 9 } else { 3 };
    Ok(Header { format: Format::Jpeg, width: width.into(), height: height.into(), depth })
}

fn png(bytes: &[u8]) -> Result<Header, String> {
    if part(bytes, 12)? != *b"IHDR" {
        return Err(NO_PICTURE.into());
    }
    if !bytes.windows(4).any(|four| four == b"IEND") {
        return Err(TOO_SHORT.into());
    }
    let [sample] = part(bytes, 24)?;
    // As stored, and with eight bits per channel.
    let depth = if sample == 16 { 12 } else { 8 };
    let (width, height) = (u32::from_be_bytes(part(bytes, 16)?), u32::from_be_bytes(part(bytes, 20)?));
    Ok(Header { format: Format::Png, width, height, depth })
}

fn webp(bytes: &[u8]) -> Result<Header, String> {
    let size = u64::from(u32::from_le_bytes(part(bytes, 4)?)) + 8;
    if size > bytes.len() as u64 {
        return Err(TOO_SHORT.into());
    }
    let two = |at: usize| part(bytes, at).map(|two| u32::from(u16::from_le_bytes(two)));
    let (width, height) = match &part(bytes, 12)? {
        b"VP8 " => (two(26)? & 0x3fff, two(28)? & 0x3fff),
        b"VP8L" => {
            let packed = u32::from_le_bytes(part(bytes, 21)?);
            ((packed & 0x3fff) + 1, ((packed >> 14) & 0x3fff) + 1)
        }
        b"VP8X" if part::<1>(bytes, 20)?[0] & 2 != 0 => {
            return Err("moves; save one picture of it as JPEG".into());
        }
        b"VP8X" => {
            let [a, b, c, d, e, f] = part(bytes, 24)?;
            (u32::from_le_bytes([a, b, c, 0]) + 1, u32::from_le_bytes([d, e, f, 0]) + 1)
        }
        _ => return Err(NO_PICTURE.into()),
    };
    Ok(Header { format: Format::WebP, width, height, depth: 8 })
}

fn heic(bytes: &[u8], brand: &[u8]) -> Result<Header, String> {
    match brand.get(..4) {
        Some(b"heic" | b"heix" | b"heim" | b"heis" | b"mif1") => {}
        Some(b"avif" | b"avis") => return Err("is an AVIF file; save it as JPEG".into()),
        _ => return Err("is a film, or a picture of a kind that is not known here; save it as JPEG".into()),
    }
    // The sizes of the whole picture and of its tiles; the whole picture is the largest.
    let sizes = bytes.windows(4).enumerate().filter(|(_, four)| four == b"ispe").filter_map(|(at, _)| {
        let side = |at: usize| part(bytes, at).ok().map(u32::from_be_bytes);
        Some((side(at + 8)?, side(at + 12)?))
    });
    let (width, height) =
        sizes.max_by_key(|(width, height)| u64::from(*width) * u64::from(*height)).ok_or(NO_PICTURE)?;
    Ok(Header { format: Format::Heic, width, height, depth: 9 })
}

/// `N` bytes at an offset.
fn part<const N: usize>(bytes: &[u8], at: usize) -> Result<[u8; N], String> {
    bytes.get(at..).and_then(|rest| rest.first_chunk()).copied().ok_or_else(|| TOO_SHORT.into())
}
