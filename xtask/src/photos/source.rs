//! A photo as an organiser has put it there.

use atbildiba::join::jpeg::{Segment, segments};
use fast_image_resize::PixelType;
use fast_image_resize::images::Image;
use image::codecs::jpeg::JpegDecoder;
use image::{DynamicImage, ImageDecoder, ImageFormat, Limits};
use std::fs::File;
use std::io::{Cursor, Read};
use std::path::Path;

/// The largest file that is read, in bytes.
const LARGEST: u64 = 60_000_000;
/// The largest picture, in millions of pixels: what any usual camera makes, and decoded at most 200 MB.
const MEGAPIXELS: u64 = 64;

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
        let what = match image::guess_format(bytes) {
            Ok(ImageFormat::Png) => "a PNG file".to_owned(),
            Ok(ImageFormat::WebP) => "a WebP file".to_owned(),
            Ok(format) => format!("a file of type {}", format.to_mime_type()),
            Err(_) if bytes.get(4..8) == Some(b"ftyp") => "a HEIC, AVIF or video file".to_owned(),
            Err(_) if bytes.is_empty() => "empty".to_owned(),
            Err(_) => "not a picture".to_owned(),
        };
        return Err(format!("is called .jpg but is {what}; save it as JPEG"));
    }
    let segments = segments(bytes).ok_or("ends before the picture does; copy it here again")?;
    // Start of frame, ITU-T T.81 table B.1.
    let is_frame =
        |segment: &&Segment| matches!(segment.marker, 0xc0..=0xcf) && ![0xc4, 0xc8, 0xcc].contains(&segment.marker);
    let frame = segments.iter().find(is_frame).map(|frame| frame.body(bytes)).unwrap_or_default();
    let [_, high, low, wide_high, wide_low, colours, ..] = *frame else {
        return Err("has no picture in it; save it anew as JPEG".into());
    };
    let (height, width) = (u16::from_be_bytes([high, low]), u16::from_be_bytes([wide_high, wide_low]));
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

/// The picture, upright, in sRGB.
///
/// # Errors
/// What is wrong with the file.
pub fn decode(bytes: &[u8]) -> Result<Image<'static>, String> {
    inspect(bytes)?;
    let broken = |error: image::ImageError| format!("can't be read as JPEG ({error}); save it anew");
    let mut decoder = JpegDecoder::new(Cursor::new(bytes)).map_err(broken)?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEGAPIXELS * 4_000_000);
    decoder.set_limits(limits).map_err(broken)?;
    let orientation = decoder.orientation().map_err(broken)?;
    let profile = decoder.icc_profile().ok().flatten();
    let mut picture = DynamicImage::from_decoder(decoder).map_err(broken)?;
    picture.apply_orientation(orientation);
    let picture = picture.into_rgb8();
    let (width, height) = picture.dimensions();
    let mut pixels = picture.into_raw();
    if let Some(profile) = profile {
        pixels = in_srgb(&profile, &pixels).unwrap_or(pixels);
    }
    Image::from_vec_u8(width, height, pixels, PixelType::U8x3).map_err(|error| format!("can't be used: {error}"))
}

/// Phones take pictures in wider colours than sRGB: without their profile these would look pale.
fn in_srgb(profile: &[u8], pixels: &[u8]) -> Option<Vec<u8>> {
    use moxcms::{ColorProfile, Layout, TransformOptions};
    let profile = ColorProfile::new_from_slice(profile).ok()?;
    let srgb = ColorProfile::new_srgb();
    let transform = profile.create_transform_8bit(Layout::Rgb, &srgb, Layout::Rgb, TransformOptions::default()).ok()?;
    let mut out = vec![0; pixels.len()];
    transform.transform(pixels, &mut out).ok()?;
    Some(out)
}
