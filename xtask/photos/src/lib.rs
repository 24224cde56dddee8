//! Makes the small pictures of photos, and keeps them in the cache of [`site::photos`].
//!
//! A package of its own, since its encoders take minutes to compile: `cargo xtask build` runs it when there is a photo to
//! be made, and nobody else waits for it.

pub mod decode;
pub mod encode;
#[cfg(test)]
mod tests;

use site::photos::{cache, entry, source};
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Mutex, mpsc};

/// Makes the photos of these ids, on all cores: see [`site::photos::Fill`].
pub fn fill(sources: &Path, kept: &Path, ids: &[String], told: &mut dyn FnMut(&str, Option<String>)) {
    let queue: Mutex<VecDeque<&String>> = Mutex::new(ids.iter().collect());
    let (sender, receiver) = mpsc::channel();
    std::thread::scope(|threads| {
        for _ in 0..std::thread::available_parallelism().map_or(1, Into::into) {
            let (sender, queue) = (sender.clone(), &queue);
            threads.spawn(move || {
                // Not held while a photo is made.
                while let Some(id) = queue.lock().ok().and_then(|mut queue| queue.pop_front()) {
                    if sender.send((id, one(sources, kept, id).err())).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        // Each as soon as it is done.
        receiver.into_iter().for_each(|(id, problem)| told(id, problem));
    });
}

fn one(sources: &Path, kept: &Path, id: &str) -> Result<(), String> {
    let entry = entry(sources, kept, id)?;
    let bytes = source::read(&sources.join(format!("{id}.jpg")))?;
    // A decoder that panics at a hostile file is no reason to build nothing.
    let made = catch_unwind(AssertUnwindSafe(|| decode::decode(&bytes).and_then(|picture| encode::all(&picture))));
    let made = made.unwrap_or_else(|_| Err("the picture can't be read; save it anew as JPEG".into()))?;
    cache::put(&entry, &made);
    Ok(())
}
