//! Photos of supporters: out of `photos/{id}.jpg` what pages load.
//!
//! [`source`] reads a file and says what is wrong with it, [`encode`] makes the small ones, [`cache`] keeps them between
//! builds. A file that can't be used is told and shown by nobody; it stops nothing else.

mod cache;
mod encode;
mod source;
#[cfg(test)]
mod tests;

pub use source::{inspect, read};

use crate::build::Assets;
use crate::error::Result;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, mpsc};

/// What was made of one photo.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Made {
    /// Of the upright picture, in pixels.
    width: u32,
    height: u32,
    /// The mean of all its pixels: `#0f5563`.
    colour: String,
    /// Width and ending (`320.avif`), and bytes.
    files: Vec<(String, Vec<u8>)>,
}

impl Made {
    /// The same for all files: it changes when any of them does.
    fn hash(&self) -> String {
        let mut digest = Sha256::new();
        self.files.iter().for_each(|(_, bytes)| digest.update(bytes));
        hex(&digest.finalize()[..8])
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The folder `photos` of a content folder.
pub fn folder(data: &Path) -> PathBuf {
    crate::check::folder_of(data, "photos")
}

/// Makes the photos of all supporters that have one, on all cores, and fills in what the site needs to know of them.
/// `cache` is where they are kept; `step` is told what has been done. Returns what is wrong with those that could not
/// be made: the drawn shirt stands in for them.
pub fn make(
    sources: &Path,
    cache: &Path,
    supporters: &mut Value,
    assets: &Assets,
    step: &dyn Fn(&str),
) -> Result<Vec<String>> {
    let all = supporters["supporters"].as_array_mut().map_or(&mut [][..], Vec::as_mut_slice);
    let with_photo =
        |(at, one): (usize, &Value)| one["photo"].is_object().then(|| Some((at, one["id"].as_str()?.to_owned())));
    let wanted: VecDeque<(usize, String)> = all.iter().enumerate().filter_map(with_photo).flatten().collect();
    let count = wanted.len();
    let mut problems = Vec::new();
    for (done, (at, id, made)) in in_parallel(sources, cache, wanted).into_iter().enumerate() {
        let one = &mut all[at];
        match made {
            Ok(made) => {
                step(&format!("photo {} of {count}: {id}", done + 1));
                publish(&id, &made, assets)?;
                let photo = &mut one["photo"];
                photo["width"] = made.width.into();
                photo["height"] = made.height.into();
                photo["colour"] = made.colour.clone().into();
                photo["file"] = made.hash().into();
            }
            Err(problem) => {
                if let Some(one) = one.as_object_mut() {
                    one.remove("photo");
                }
                problems.push(problem);
            }
        }
    }
    problems.sort();
    Ok(problems)
}

type Done = (usize, String, std::result::Result<Made, String>);

/// Each as soon as it is done.
fn in_parallel(sources: &Path, cache: &Path, wanted: VecDeque<(usize, String)>) -> mpsc::Receiver<Done> {
    let (sender, receiver) = mpsc::channel();
    let queue = std::sync::Arc::new(Mutex::new(wanted));
    for _ in 0..std::thread::available_parallelism().map_or(1, Into::into) {
        let (sender, queue, sources, cache) = (sender.clone(), queue.clone(), sources.to_owned(), cache.to_owned());
        std::thread::spawn(move || {
            loop {
                let next = queue.lock().map(|mut queue| queue.pop_front());
                let Ok(Some((at, id))) = next else { return };
                let made = one(&sources, &cache, &id);
                if sender.send((at, id, made)).is_err() {
                    return;
                }
            }
        });
    }
    receiver
}

/// One photo, from the cache if it is there.
fn one(sources: &Path, cache: &Path, id: &str) -> std::result::Result<Made, String> {
    let path = sources.join(format!("{id}.jpg"));
    let named = |problem: String| format!("{}: {problem}", path.display());
    let bytes = source::read(&path).map_err(named)?;
    let entry = cache.join(cache::key(&bytes));
    if let Some(made) = cache::get(&entry) {
        return Ok(made);
    }
    // A decoder that panics at a hostile file is no reason to build nothing.
    let made = catch_unwind(AssertUnwindSafe(|| source::decode(&bytes).and_then(|picture| encode::all(&picture))));
    let made = made.unwrap_or_else(|_| Err("the picture can't be read; save it anew as JPEG".into())).map_err(named)?;
    cache::put(&entry, &made);
    Ok(made)
}

fn publish(id: &str, made: &Made, assets: &Assets) -> Result<()> {
    let hash = made.hash();
    made.files.iter().try_for_each(|(name, bytes)| {
        let (width, ending) = name.split_once('.').unwrap_or((name, ""));
        assets.write(&format!("photos/{id}-{width}.{hash}.{ending}"), bytes)
    })
}
