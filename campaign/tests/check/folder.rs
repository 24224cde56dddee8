//! A valid content folder to introduce mistakes into.

use atbildiba::dates::Date;
use campaign::check::{Inspect, Report};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// The date of all tests.
pub(crate) fn today() -> Date {
    Date::from_ymd(2026, 11, 23).expect("there is such a day")
}

/// Checks a folder. A photo is unusable unless it begins like a JPEG file. Latvia is a rectangle, the south is sea,
/// everything else is Oman.
pub(crate) fn check_folder(dir: &Path, today: Date) -> Report {
    let country = |latitude: f64, longitude: f64| match (latitude, longitude) {
        (55.6..58.1, 20.9..28.3) => Some("LV"),
        (0.0.., _) => Some("OM"),
        _ => None,
    };
    let photo = |photos: &Path, id: &str| {
        let files = std::fs::read_dir(photos).ok()?.flatten().map(|entry| entry.path());
        let path = files.into_iter().find(|path| path.file_stem().is_some_and(|stem| stem == id))?;
        let is_picture = std::fs::read(&path).is_ok_and(|bytes| bytes.starts_with(&[0xff, 0xd8]));
        let name = path.file_name()?.to_string_lossy().into_owned();
        (!is_picture).then(|| (name, "is not a picture".to_owned()))
    };
    campaign::check::check_folder(dir, today, &Inspect { photo: &photo, country: &country })
}

/// A folder created by `new`, deleted on drop.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Folder {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("content-check-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        campaign::new::new(&path, today()).expect("the template can be written");
        Folder(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    pub(crate) fn check(&self) -> Report {
        check_folder(&self.0, today())
    }

    pub(crate) fn read(&self, file: &str) -> Vec<u8> {
        std::fs::read(self.0.join(file)).expect("the template has this file")
    }

    pub(crate) fn write(&self, file: &str, bytes: impl AsRef<[u8]>) {
        std::fs::write(self.0.join(file), bytes).expect("the folder can be written");
    }

    /// Sets a value at a pointer; the last segment may be new, `-` appends, and `None` removes the property.
    pub(crate) fn set(&self, file: &str, pointer: &str, value: Option<Value>) {
        let mut root: Value = serde_json::from_slice(&self.read(file)).expect("the template is JSON");
        let (parent, name) = pointer.rsplit_once('/').expect("a pointer has a slash");
        let name = name.replace("~1", "/").replace("~0", "~");
        match (root.pointer_mut(parent).expect("the parent is there"), value) {
            (Value::Object(object), Some(value)) => drop(object.insert(name, value)),
            (Value::Object(object), None) => drop(object.remove(&name).expect("the property is there")),
            (Value::Array(items), Some(value)) if name == "-" => items.push(value),
            (Value::Array(items), Some(value)) => items[name.parse::<usize>().expect("an index")] = value,
            (Value::Array(items), None) => drop(items.remove(name.parse().expect("an index"))),
            _ => panic!("{pointer} is within no object"),
        }
        self.write(file, format!("{root:#}"));
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
