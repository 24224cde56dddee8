//! The photo properties that pages receive; the tests put pictures into the cache as an encoder would.

use super::{Fill, PhotoInputs, cache, source};
use crate::TempFolder;
use crate::build::Assets;
use crate::progress::Step;
use campaign::Campaign;
use campaign::publish::{Media, Picture};
use serde_json::{Value, json};
use site_photos::source::Sources;
use site_photos::{PhotoResult, Progress};
use std::cell::RefCell;
use std::fs;
use std::path::Path;

/// The smallest JPEG with a header: 32 × 16 pixels, without any image data.
const JPEG: [u8; 25] =
    [0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 16, 0, 32, 1, 1, 0x11, 0, 0xff, 0xda, 0, 6, 1, 1, 0, 0, 0xff, 0xd9];

/// A temporary content folder with photos.
struct PhotoFolder(TempFolder);

impl PhotoFolder {
    fn new(name: &str) -> Self {
        let folder = TempFolder::new(&format!("site-photos-{name}")).unwrap();
        fs::create_dir_all(folder.path().join("photos")).unwrap();
        Self(folder)
    }

    fn put(&self, name: &str, bytes: &[u8]) {
        fs::write(self.0.path().join("photos").join(name), bytes).unwrap();
    }

    /// Makes the photos of supporters with these ids. Returns the media, the problems and the progress messages.
    fn make(&self, ids: &[&str], fill: Fill) -> (Media, Vec<String>, Vec<String>) {
        self.make_of(ids.iter().map(|id| supporter(id, "")).collect(), Vec::new(), fill)
    }

    fn make_of(&self, supporters: Vec<Value>, entries: Vec<Value>, fill: Fill) -> (Media, Vec<String>, Vec<String>) {
        let said = RefCell::new(Vec::new());
        let step = |step: Step| {
            if let Step::Photo { done, of, id } = step {
                said.borrow_mut().push(format!("photo {done} of {of}: {id}"));
            }
        };
        let inputs = PhotoInputs {
            sources: &self.0.path().join("photos"),
            cache: &self.0.path().join("cache"),
            assets: &Assets::new(&self.0.path().join("site")),
            fill,
            step: &step,
            today: "2026-11-29".parse().unwrap(),
        };
        let mut media = Media::default();
        let problems = inputs.all(&campaign(supporters, entries), &mut media).unwrap();
        (media, problems, said.into_inner())
    }

    fn published(&self) -> Vec<String> {
        let files = fs::read_dir(self.0.path().join("site/photos")).into_iter().flatten().flatten();
        let mut all: Vec<_> = files.map(|entry| entry.file_name().into_string().unwrap()).collect();
        all.sort();
        all
    }
}

fn supporter(id: &str, expires: &str) -> Value {
    let photo = json!({ "alt": "A", "consent": "in writing", "expires": expires });
    json!({ "@type": "Person", "id": id, "name": id, "shirt": "", "field": "f", "source": "s", "photo": photo })
}

fn campaign(supporters: Vec<Value>, entries: Vec<Value>) -> Campaign {
    let site = json!({
        "name": "N", "shortName": "N", "kicker": "", "description": "", "intro": "", "languages": ["en"],
        "timeZone": "UTC", "year": 2026, "categories": [], "fields": [], "kinds": [],
    });
    let files = campaign::check::Files {
        site: Some(site),
        events: Some(json!({ "entries": [] })),
        supporters: Some(json!({ "supporters": supporters })),
        timeline: Some(json!({ "entries": entries })),
        help: Some(json!({ "services": [], "steps": [], "signs": [] })),
        ..Default::default()
    };
    files.campaign().unwrap()
}

fn made() -> PhotoResult {
    let files = vec![("32.webp".to_owned(), b"one".to_vec()), ("32.jpg".to_owned(), b"two".to_vec())];
    PhotoResult { width: 32, height: 16, thumb_hash: "d507".into(), files }
}

/// Caches [`made`] for all ids except `broken` and `lost`.
fn fill(sources: &Path, kept: &Path, ids: &[String], told: &mut dyn FnMut(&Progress<'_>)) -> crate::error::Result<()> {
    let listed = Sources::list(sources).unwrap();
    for (index, id) in ids.iter().enumerate() {
        let problem = (id == "broken").then(|| "has no picture".to_owned());
        if problem.is_none() && id != "lost" {
            let bytes = source::read(&listed.of(id).unwrap()).unwrap();
            cache::put(&kept.join(cache::key(&bytes)), &made()).unwrap();
        }
        told(&Progress { done: index + 1, of: ids.len(), id, problem });
    }
    Ok(())
}

#[test]
fn pages_receive_encoded_photos_and_only_those_are_shown() {
    let folder = PhotoFolder::new("make");
    folder.put("anna.JPG", &JPEG);
    // Different bytes, so that the cache distinguishes them.
    folder.put("broken.jpg", &[&JPEG[..], b"b"].concat());
    folder.put("lost.jpg", &[&JPEG[..], b"l"].concat());
    folder.put("twice.jpg", &JPEG);
    folder.put("twice.png", &JPEG);
    let (all, problems, said) = folder.make(&["anna", "broken", "lost", "none", "twice"], &fill);
    let Picture { width, height, thumb_hash, file: hash } = &all.supporters["anna"];
    assert_eq!((*width, *height, &**thumb_hash), (32, 16, "d507"));
    assert_eq!(folder.published(), [format!("anna-32.{hash}.jpg"), format!("anna-32.{hash}.webp")]);
    assert!(folder.published().iter().all(|name| crate::headers::is_hashed(name)));
    assert_eq!(all.supporters.len(), 1);
    let expected = [
        "broken.jpg: has no picture",
        "lost.jpg: can't be kept in ",
        "none: there is no none.jpg",
        "twice: twice.jpg and twice.png are",
    ];
    assert_eq!(problems.len(), expected.len(), "{problems:#?}");
    for (words, problem) in expected.iter().zip(&problems) {
        assert!(problem.contains(words), "{problem}");
    }
    assert_eq!(said, ["photo 1 of 3: anna", "photo 2 of 3: broken", "photo 3 of 3: lost"]);
}

#[test]
fn cached_photos_are_not_encoded_again() {
    let folder = PhotoFolder::new("cache");
    folder.put("anna.jpg", &JPEG);
    let (first, ..) = folder.make(&["anna"], &fill);
    let (second, problems, said) = folder.make(&["anna"], &|_, _, _, _| panic!("it is there"));
    assert_eq!((second, problems, said), (first, vec![], vec![]));
}

#[test]
fn entries_of_the_timeline_have_photos_of_their_own() {
    let folder = PhotoFolder::new("entries");
    fs::create_dir_all(folder.0.path().join("photos/timeline")).unwrap();
    folder.put("anna.jpg", &JPEG);
    folder.put("timeline/anna.jpg", &[&JPEG[..], b"other"].concat());
    let bare = json!({ "id": "bare", "title": "T", "date": "2026", "kind": "k", "source": "s" });
    let mut entry = bare.clone();
    (entry["id"], entry["photo"]) = (json!("anna"), json!({ "alt": "A", "credit": "Ada" }));
    let (media, problems, _) = folder.make_of(vec![supporter("anna", "")], vec![entry, bare], &fill);
    assert_eq!(problems, Vec::<String>::new());
    let hash = &media.entries["anna"].file;
    assert!(folder.0.path().join(format!("site/photos/timeline/anna-32.{hash}.jpg")).is_file());
    assert!(folder.0.path().join(format!("site/photos/anna-32.{hash}.jpg")).is_file());
    assert_eq!((media.entries.len(), media.supporters.len()), (1, 1));
}

#[test]
fn an_expired_photo_is_neither_encoded_nor_published() {
    let folder = PhotoFolder::new("expired");
    for id in ["yesterday", "today", "tomorrow"] {
        folder.put(&format!("{id}.jpg"), &[&JPEG[..], id.as_bytes()].concat());
    }
    let all = [("yesterday", "2026-11-28"), ("today", "2026-11-29"), ("tomorrow", "2026-11-30")];
    let all = all.map(|(id, last)| supporter(id, last)).to_vec();
    let (media, problems, said) = folder.make_of(all, Vec::new(), &fill);
    assert_eq!(media.supporters.keys().collect::<Vec<_>>(), ["today", "tomorrow"]);
    assert_eq!((problems.len(), said.len(), folder.published().len()), (0, 2, 4));
}

#[test]
fn fifty_megabytes_are_rejected_by_pixels_and_seventy_by_size() {
    let folder = PhotoFolder::new("large");
    // 9000 × 9000 pixels, with as many bytes as such a picture has.
    let mut large = JPEG.to_vec();
    large[7..11].copy_from_slice(&[0x23, 0x28, 0x23, 0x28]);
    large.splice(23..23, std::iter::repeat_n(0, 50_000_000));
    folder.put("anna.jpg", &large);
    let mut small = JPEG.to_vec();
    small.splice(23..23, std::iter::repeat_n(0, 70_000_000));
    folder.put("berta.jpg", &small);
    let (all, problems, _) = folder.make(&["anna", "berta"], &|_, _, _, _| panic!("neither can be used"));
    assert!(
        problems[0].contains("anna.jpg: has 9000 × 9000 pixels, that is 81 megapixels; make it at most 64"),
        "{problems:?}"
    );
    assert!(problems[1].contains("berta.jpg: is larger than 60 MB; save it smaller"), "{problems:?}");
    assert!(all.supporters.is_empty());
}
