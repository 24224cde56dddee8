//! Photos made here, pixel by pixel: nobody's.

use super::{decode, encode, fill};
use atbildiba::join::jpeg::segments;
use atbildiba::supporters::thumb_hash::ThumbHash;
use jpeg_encoder::{ColorType, Encoder};
use serde_json::{Value, json};
use site::build::Assets;
use site::photos::{cache, make};
use std::fs;
use std::path::PathBuf;
use std::sync::Mutex;

/// What must be in no file that is published.
const SECRETS: [&str; 8] =
    ["Exif", "GPSLatitude", "xmpmeta", "ICC_PROFILE", "Photoshop", "SerialNumber", "acsp", "ftypheic"];

/// A folder that goes away again.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("xtask-photos-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("photos")).unwrap();
        Self(folder)
    }

    fn put(&self, name: &str, bytes: &[u8]) {
        fs::write(self.0.join("photos").join(name), bytes).unwrap();
    }

    /// Makes the photos of supporters with these ids: the supporters, what is wrong, what was said.
    fn make(&self, ids: &[&str]) -> (Value, Vec<String>, Vec<String>) {
        let one = |id: &&str| json!({ "id": id, "photo": { "alt": "A" } });
        let mut all = json!({ "supporters": ids.iter().map(one).collect::<Vec<_>>() });
        let said = Mutex::new(Vec::new());
        let step = |text: &str| said.lock().unwrap().push(text.to_owned());
        let (photos, kept) = (self.0.join("photos"), self.0.join("cache"));
        let fill: site::photos::Fill = &|sources, kept, ids, told| {
            fill(sources, kept, ids, told);
            Ok(())
        };
        let problems = make(&photos, &kept, &mut all, &Assets::new(&self.0.join("site")), fill, &step).unwrap();
        (all, problems, said.into_inner().unwrap())
    }

    fn published(&self) -> Vec<(String, Vec<u8>)> {
        let files = fs::read_dir(self.0.join("site/photos")).into_iter().flatten().flatten();
        let read = |entry: fs::DirEntry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap());
        let mut all: Vec<_> = files.map(read).collect();
        all.sort();
        all
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The TIFF part of an Exif block with the orientation (Exif 3.0, 4.6.4) and a text.
fn exif(orientation: u8) -> Vec<u8> {
    let mut tiff = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    tiff.extend([orientation, 0, 0, 0, 0, 0, 0]);
    tiff.extend(b"GPSLatitude 56.95 SerialNumber 7");
    tiff
}

/// Left half red, right half blue, with all the metadata that a camera writes.
fn photo(width: u16, height: u16, orientation: u8) -> Vec<u8> {
    let colour = |x: usize| if x < usize::from(width) / 2 { [200, 20, 20] } else { [20, 20, 200] };
    let row: Vec<u8> = (0..usize::from(width)).flat_map(colour).collect();
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 90);
    encoder.add_exif_metadata(&exif(orientation)).unwrap();
    encoder.add_app_segment(1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>".to_vec()).unwrap();
    encoder.add_app_segment(13, b"Photoshop 3.0\0".to_vec()).unwrap();
    encoder.add_icc_profile(&moxcms::ColorProfile::new_srgb().encode().unwrap()).unwrap();
    encoder.encode(&row.repeat(height.into()), width, height, ColorType::Rgb).unwrap();
    bytes
}

#[test]
fn what_a_camera_writes_beside_the_picture_is_in_no_file() {
    let folder = Folder::new("metadata");
    folder.put("anna.jpg", &[photo(700, 350, 1), b"ftypheic and a film behind it".to_vec()].concat());
    assert!(String::from_utf8_lossy(&photo(700, 350, 1)).contains("GPSLatitude"), "the source has it");
    let (all, problems, _) = folder.make(&["anna"]);
    assert_eq!(problems, [""; 0]);
    let published = folder.published();
    let hash = all["supporters"][0]["photo"]["file"].as_str().unwrap();
    let names: Vec<&str> = published.iter().map(|(name, _)| name.as_str()).collect();
    let wanted = ["160.{}.jpg", "160.{}.webp", "320.{}.avif", "320.{}.jpg", "640.{}.avif", "640.{}.jpg"];
    assert_eq!(names, wanted.map(|name| format!("anna-{}", name.replace("{}", hash))), "never larger than it was");
    for (name, bytes) in published {
        assert!(site::headers::is_hashed(&name));
        for secret in SECRETS {
            assert!(!bytes.windows(secret.len()).any(|part| part == secret.as_bytes()), "{secret} in {name}");
        }
        match name.rsplit_once('.').unwrap().1 {
            "jpg" => {
                let markers = segments(&bytes).unwrap().into_iter().map(|segment| segment.marker);
                assert_eq!(markers.filter(|marker| matches!(marker, 0xe0..=0xed | 0xef | 0xfe)).count(), 0, "{name}");
            }
            "webp" => {
                assert!(bytes.starts_with(b"RIFF") && &bytes[8..12] == b"WEBP");
                assert!(
                    ["EXIF", "XMP ", "ICCP"].iter().all(|chunk| !bytes.windows(4).any(|four| four == chunk.as_bytes()))
                );
            }
            _ => assert!(&bytes[4..12] == b"ftypavif", "{name}"),
        }
    }
}

#[test]
fn pictures_stand_upright_and_have_a_thumb_hash() {
    // Turned a quarter: what was left is above.
    let upright = decode::decode(&photo(400, 200, 6)).unwrap();
    assert_eq!((upright.width(), upright.height()), (200, 400));
    let pixel = |x: usize, y: usize| &upright.buffer()[(y * 200 + x) * 3..][..3];
    assert!(pixel(100, 20)[0] > 150 && pixel(100, 20)[2] < 60, "{:?}", pixel(100, 20));
    assert!(pixel(100, 380)[2] > 150 && pixel(100, 380)[0] < 60, "{:?}", pixel(100, 380));
    let made = encode::all(&upright).unwrap();
    assert_eq!((made.width, made.height), (200, 400));
    let names: Vec<&str> = made.files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["160.webp", "160.jpg"]);
    let hash = ThumbHash::parse(&made.thumb_hash).expect("a hash");
    let mean = hash.mean();
    let channel = |at: usize| u8::from_str_radix(&mean[at..at + 2], 16).unwrap();
    assert!(channel(1).abs_diff(110) < 12 && channel(3) < 40 && channel(5).abs_diff(110) < 12, "{mean}");
    // Red above, blue below, and the same picture to another decoder.
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
    let small = webp::Decoder::new(&made.files[0].1).decode().unwrap();
    assert_eq!((small.width(), small.height()), (160, 320));
}

#[test]
fn a_bad_file_is_named_and_stops_nothing_else() {
    let folder = Folder::new("bad");
    let good = photo(320, 200, 1);
    folder.put("good.jpg", &good);
    folder.put("short.jpg", &good[..good.len() * 2 / 3]);
    folder.put("png.jpg", b"\x89PNG\r\n\x1a\n and more");
    folder.put("text.jpg", b"not at all");
    folder.put("empty.jpg", b"");
    let mut print = Vec::new();
    Encoder::new(&mut print, 80).encode(&[40; 16 * 16 * 4], 16, 16, ColorType::Cmyk).unwrap();
    folder.put("print.jpg", &print);
    // 12000 × 9000 in the frame's header, and nothing behind it.
    let mut huge = good.clone();
    let frame = segments(&good).unwrap().into_iter().find(|one| matches!(one.marker, 0xc0 | 0xc2)).unwrap().bytes.start;
    huge[frame + 5..frame + 9].copy_from_slice(&[0x23, 0x28, 0x2e, 0xe0]);
    folder.put("huge.jpg", &huge);
    let ids = ["huge", "short", "png", "text", "empty", "print", "none", "good"];
    let (all, problems, said) = folder.make(&ids);
    let expected = [
        ("empty", "is empty"),
        ("huge", "12000 × 9000 pixels, that is 108 megapixels"),
        ("none", "can't be opened"),
        ("png", "is a PNG file; save it as JPEG"),
        ("print", "CMYK"),
        ("short", "ends before the picture does"),
        ("text", "not a picture"),
    ];
    assert_eq!(problems.len(), expected.len(), "{problems:#?}");
    for ((id, words), problem) in expected.iter().zip(&problems) {
        assert!(problem.contains(&format!("{id}.jpg: ")) && problem.contains(words), "{problem}");
    }
    let with_photo = all["supporters"].as_array().unwrap().iter().filter(|one| one["photo"].is_object());
    assert_eq!(with_photo.map(|one| one["id"].as_str().unwrap()).collect::<Vec<_>>(), ["good"]);
    assert_eq!(said.len(), 1);
    assert!(said[0].contains("1 of 1: good"), "{said:?}");
}

#[test]
fn a_photo_is_made_once() {
    let folder = Folder::new("cache");
    let bytes = photo(330, 200, 1);
    folder.put("anna.jpg", &bytes);
    let (first, ..) = folder.make(&["anna"]);
    let published = folder.published();
    let entry = folder.0.join("cache").join(cache::key(&bytes));
    let kept = cache::get(&entry).expect("it is kept");
    assert_eq!((kept.width, kept.files.len()), (330, 4));
    // What is in the cache is what is published: nothing was made a second time.
    let about = entry.join("about.json");
    let marked = fs::read_to_string(&about).unwrap().replace(&kept.thumb_hash, "1234567890");
    fs::write(&about, marked).unwrap();
    let (second, ..) = folder.make(&["anna"]);
    assert_eq!(second["supporters"][0]["photo"]["thumbHash"], "1234567890");
    assert_eq!(second["supporters"][0]["photo"]["file"], first["supporters"][0]["photo"]["file"]);
    assert_eq!(folder.published(), published);
    // A damaged file is made anew, and so is another picture.
    fs::write(entry.join("160.webp"), b"damaged").unwrap();
    assert_eq!(cache::get(&entry), None);
    assert_ne!(folder.make(&["anna"]).0["supporters"][0]["photo"]["thumbHash"], "1234567890");
    assert_ne!(cache::key(&bytes), cache::key(&bytes[1..]));
}
