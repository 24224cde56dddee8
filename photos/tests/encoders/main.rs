//! Photos generated pixel by pixel; they show nobody.

mod bad;
mod camera;
mod formats;

use jpeg_encoder::{ColorType, Encoder};
use site_photos::{PhotoResult, Progress, cache, encode_all};
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

/// A temporary folder of photos and a cache.
struct PhotoFolder(PathBuf);

impl PhotoFolder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("site-photos-encoders-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("photos")).unwrap();
        Self(folder)
    }

    fn put(&self, name: &str, bytes: &[u8]) {
        fs::write(self.0.join("photos").join(name), bytes).unwrap();
    }

    /// Encodes the photos of these ids; returns the problems by id.
    fn encode(&self, ids: &[&str]) -> BTreeMap<String, String> {
        let ids: Vec<String> = ids.iter().map(|id| (*id).to_owned()).collect();
        let (mut problems, mut told) = (BTreeMap::new(), 0);
        let mut hear = |progress: &Progress<'_>| {
            told += 1;
            assert_eq!((progress.done, progress.of), (told, ids.len()));
            problems.extend(progress.problem.clone().map(|problem| (progress.id.to_owned(), problem)));
        };
        encode_all(&self.0.join("photos"), &self.0.join("cache"), &ids, &mut hear).unwrap();
        assert_eq!(told, ids.len());
        problems
    }

    /// The cached result for a file.
    fn made(&self, name: &str) -> Option<PhotoResult> {
        let bytes = fs::read(self.0.join("photos").join(name)).unwrap();
        cache::get(&self.0.join("cache").join(cache::key(&bytes)))
    }

    /// The number of folders in the cache.
    fn kept(&self) -> usize {
        fs::read_dir(self.0.join("cache")).map_or(0, Iterator::count)
    }
}

impl Drop for PhotoFolder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const RED: [u8; 3] = [200, 20, 20];
const BLUE: [u8; 3] = [20, 20, 200];

/// Left half red, right half blue.
fn pixels(width: u16, height: u16) -> Vec<u8> {
    let colour = |x: u16| if x < width / 2 { RED } else { BLUE };
    (0..width).flat_map(colour).collect::<Vec<u8>>().repeat(height.into())
}

/// The TIFF part of an Exif block with the orientation (Exif 3.0, 4.6.4) and a text.
fn exif(orientation: u8) -> Vec<u8> {
    let mut tiff = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    tiff.extend([orientation, 0, 0, 0, 0, 0, 0]);
    tiff.extend(b"GPSLatitude 56.95 SerialNumber 7");
    tiff
}

/// [`pixels`] as a JPEG file with all the metadata that a camera writes.
fn photo(width: u16, height: u16, orientation: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 90);
    encoder.add_exif_metadata(&exif(orientation)).unwrap();
    encoder.add_app_segment(1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>".to_vec()).unwrap();
    encoder.add_app_segment(13, b"Photoshop 3.0\0".to_vec()).unwrap();
    encoder.add_icc_profile(&moxcms::ColorProfile::new_srgb().encode().unwrap()).unwrap();
    encoder.encode(&pixels(width, height), width, height, ColorType::Rgb).unwrap();
    bytes
}

/// A pixel of a WebP result.
fn pixel(made: &PhotoResult, x: u32, y: u32) -> [u8; 3] {
    let small = webp::Decoder::new(&made.files[0].1).decode().unwrap();
    let at = ((y * small.width() + x) * 3) as usize;
    [small[at], small[at + 1], small[at + 2]]
}

fn is_near(found: [u8; 3], wanted: [u8; 3]) -> bool {
    found.iter().zip(wanted).all(|(found, wanted)| found.abs_diff(wanted) < 24)
}
