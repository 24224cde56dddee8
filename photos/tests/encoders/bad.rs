//! Unusable files.

use super::{PhotoFolder, photo};
use jpeg_encoder::{ColorType, Encoder};

#[test]
fn a_bad_file_is_reported_and_affects_nothing_else() {
    let folder = PhotoFolder::new("bad");
    let good = photo(320, 200, 1);
    folder.put("good.JPEG", &good);
    folder.put("short.jpg", &good[..good.len() * 2 / 3]);
    folder.put("png.jpg", b"\x89PNG\r\n\x1a\n and more");
    folder.put("webp.webp", b"RIFF\xff\0\0\0WEBPVP8 ");
    folder.put("text.jpg", b"not at all");
    folder.put("gif.jpg", b"GIF89a");
    folder.put("raw.jpg", b"II\x2a\0");
    folder.put("avif.jpg", b"\0\0\0\x20ftypavif");
    folder.put("film.heic", b"\0\0\0\x20ftypmp42");
    folder.put("tiny.heic", b"\0\0\0\x20ftypheic0000ispe\0\0\0\0\0\0\0\x40\0\0\0\x40");
    folder.put("moves.webp", b"RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0\x3f\0\0\x3f\0\0");
    folder.put("empty.jpg", b"");
    folder.put("twice.jpg", &good);
    folder.put("twice.png", &good);
    let mut print = Vec::new();
    Encoder::new(&mut print, 80).encode(&[40; 16 * 16 * 4], 16, 16, ColorType::Cmyk).unwrap();
    folder.put("print.jpg", &print);
    // 12000 × 9000 in the frame header, and no data.
    let mut huge = good.clone();
    let frame = huge.windows(2).position(|two| matches!(two, [0xff, 0xc0 | 0xc2])).unwrap();
    huge[frame + 5..frame + 9].copy_from_slice(&[0x23, 0x28, 0x2e, 0xe0]);
    folder.put("huge.jpg", &huge);
    let expected = [
        ("avif", "is an AVIF file; save it as JPEG"),
        ("empty", "is empty"),
        ("film", "is a film"),
        ("gif", "is a GIF file; save it as JPEG"),
        ("huge", "12000 × 9000 pixels, that is 108 megapixels"),
        ("moves", "moves; save one picture of it"),
        ("none", "there is no none.jpg"),
        ("png", "has no picture in it"),
        ("print", "CMYK"),
        ("raw", "is a TIFF or raw file"),
        ("short", "ends before the picture does"),
        ("text", "not a picture"),
        ("tiny", "can't be read as HEIC"),
        ("twice", "twice.jpg and twice.png are of one id"),
        ("webp", "ends before the picture does"),
    ];
    let ids: Vec<&str> = expected.iter().map(|(id, _)| *id).chain(["good"]).collect();
    let problems = folder.encode(&ids);
    assert_eq!(problems.len(), expected.len(), "{problems:#?}");
    for (id, words) in expected {
        assert!(problems[id].contains(words), "{id}: {}", problems[id]);
    }
    assert!(folder.made("good.JPEG").is_some());
    assert_eq!(folder.kept(), 1, "nothing else is kept, and nothing unfinished");
}

/// Whatever is changed or truncated, other photos are encoded.
#[test]
fn damaged_files_do_not_affect_others() {
    let folder = PhotoFolder::new("damaged-bytes");
    let good = photo(48, 40, 1);
    let mut ids = Vec::new();
    for (index, at) in (0..good.len()).step_by(good.len() / 40).enumerate() {
        let mut bad = good.clone();
        bad[at] ^= 0xff;
        folder.put(&format!("b{index}.jpg"), &bad);
        ids.push(format!("b{index}"));
    }
    folder.put("good.jpg", &good);
    ids.push("good".into());
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    assert!(!folder.encode(&ids).contains_key("good"));
    assert!(folder.made("good.jpg").is_some());
}

#[test]
fn an_unwritable_cache_is_an_error() {
    let folder = PhotoFolder::new("no-cache");
    folder.put("anna.jpg", &photo(48, 40, 1));
    let file = folder.0.join("file");
    std::fs::write(&file, b"in the way").unwrap();
    let told = site_photos::encode_all(&folder.0.join("photos"), &file, &["anna".into()], &mut |_| {});
    assert!(told.is_err());
}
