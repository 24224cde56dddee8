//! Camera files, and what pages receive of them.

use super::{BLUE, PhotoFolder, RED, is_near, photo, pixel};
use atbildiba::content::Photo;
use atbildiba::join::jpeg::segments;
use atbildiba::supporters::thumb_hash::ThumbHash;
use campaign::check::PHOTO_ENDINGS;
use site_photos::{settings, source};

/// Strings that no published file may contain.
const SECRETS: [&str; 8] =
    ["Exif", "GPSLatitude", "xmpmeta", "ICC_PROFILE", "Photoshop", "SerialNumber", "acsp", "ftypheic"];

#[test]
fn metadata_is_in_no_output_file() {
    let folder = PhotoFolder::new("metadata");
    folder.put("anna.jpg", &[photo(700, 350, 1), b"ftypheic and a film behind it".to_vec()].concat());
    assert!(String::from_utf8_lossy(&photo(700, 350, 1)).contains("GPSLatitude"), "the source has it");
    assert!(folder.encode(&["anna"]).is_empty());
    let made = folder.made("anna.jpg").expect("it is kept");
    let names: Vec<&str> = made.files.iter().map(|(name, _)| name.as_str()).collect();
    let wanted = ["160.webp", "160.jpg", "320.avif", "320.jpg", "640.avif", "640.jpg"];
    assert_eq!(names, wanted, "never larger than it was");
    for (name, bytes) in &made.files {
        for secret in SECRETS {
            assert!(!bytes.windows(secret.len()).any(|part| part == secret.as_bytes()), "{secret} in {name}");
        }
        match name.rsplit_once('.').unwrap().1 {
            "jpg" => {
                let markers = segments(bytes).unwrap().into_iter().map(|segment| segment.marker);
                assert_eq!(markers.filter(|marker| matches!(marker, 0xe0..=0xed | 0xef | 0xfe)).count(), 0, "{name}");
            }
            "webp" => {
                assert!(bytes.starts_with(b"RIFF") && &bytes[8..12] == b"WEBP");
                let chunks = ["EXIF", "XMP ", "ICCP"];
                assert!(chunks.iter().all(|chunk| !bytes.windows(4).any(|four| four == chunk.as_bytes())));
            }
            _ => assert!(&bytes[4..12] == b"ftypavif", "{name}"),
        }
    }
}

#[test]
fn pictures_are_upright_and_have_a_thumb_hash() {
    let folder = PhotoFolder::new("upright");
    // Rotated by a quarter: the left side is at the top.
    folder.put("anna.jpg", &photo(400, 200, 6));
    assert!(folder.encode(&["anna"]).is_empty());
    let made = folder.made("anna.jpg").unwrap();
    assert_eq!((made.width, made.height), (200, 400));
    let names: Vec<&str> = made.files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["160.webp", "160.jpg"]);
    assert!(is_near(pixel(&made, 80, 16), RED) && is_near(pixel(&made, 80, 304), BLUE), "red above");
    let hash = ThumbHash::parse(&made.thumb_hash).expect("a hash");
    let mean = hash.mean();
    let channel = |at: usize| u8::from_str_radix(&mean[at..at + 2], 16).unwrap();
    assert!(channel(1).abs_diff(110) < 12 && channel(3) < 40 && channel(5).abs_diff(110) < 12, "{mean}");
    // Red at the top, blue at the bottom, according to an independent decoder, too.
    let (width, height, pixels) = hash.pixels(32);
    assert_eq!(height, 32);
    let (above, below) = (&pixels[..4], &pixels[pixels.len() - 4..]);
    assert!(above[0] > 120 && above[2] < 90 && below[2] > 120 && below[0] < 90, "{above:?} {below:?}");
    let bytes: Vec<u8> = (0..made.thumb_hash.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&made.thumb_hash[at..at + 2], 16).unwrap())
        .collect();
    let (wide, high, theirs) = thumbhash::thumb_hash_to_rgba(&bytes).unwrap();
    assert_eq!((wide as u32, high as u32), (width, height));
    assert!(pixels.iter().zip(&theirs).all(|(a, b)| a.abs_diff(*b) <= 1));
}

#[test]
fn the_app_requests_the_encoded_files() {
    for width in [1, 159, 160, 161, 319, 320, 1279, 1280, 9000] {
        assert_eq!(settings::widths(width).collect::<Vec<_>>(), Photo::widths(width).collect::<Vec<_>>());
    }
    assert_eq!(source::ENDINGS, PHOTO_ENDINGS);
}

#[test]
fn a_damaged_cache_entry_is_replaced() {
    let folder = PhotoFolder::new("damaged");
    let bytes = photo(330, 200, 1);
    folder.put("anna.jpg", &bytes);
    // The same bytes for two ids are one photo.
    folder.put("bela.jpg", &bytes);
    assert!(folder.encode(&["anna", "bela"]).is_empty());
    assert_eq!(folder.kept(), 1);
    let made = folder.made("anna.jpg").unwrap();
    assert_eq!((made.width, made.files.len()), (330, 4));
    let entry = folder.0.join("cache").join(site_photos::cache::key(&bytes));
    std::fs::write(entry.join("160.webp"), b"damaged").unwrap();
    assert_eq!(folder.made("anna.jpg"), None);
    assert!(folder.encode(&["anna"]).is_empty());
    assert_eq!(folder.made("anna.jpg"), Some(made));
    assert_eq!(folder.kept(), 1, "nothing unfinished stays");
    assert_ne!(site_photos::cache::key(&bytes), site_photos::cache::key(&bytes[1..]));
}
