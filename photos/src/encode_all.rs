//! Encoding many photos on all cores.

use crate::budget::Budget;
use crate::settings::CHOSEN;
use crate::source::{self, Sources};
use crate::{Progress, cache, decode, encode};
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Mutex, mpsc};
use std::{fs, io, thread};

/// The memory budget for photos encoded concurrently, in bytes.
const MEMORY: u64 = 700_000_000;
/// The memory for one photo besides its file and its decoded pixels, in bytes: a program that encoded 12 megapixels
/// took 73 MB.
const ENCODING: u64 = 40_000_000;

/// Encodes the photos of these ids from a folder and stores them in the cache, whether or not they are cached. `told`
/// is called for each one as soon as it is done, in order of completion.
///
/// # Errors
/// The folder of photos can't be read, or the cache can't be created. The problem of a single photo is passed to
/// `told`.
pub fn encode_all(sources: &Path, cache: &Path, ids: &[String], told: &mut dyn FnMut(&Progress<'_>)) -> io::Result<()> {
    let sources = Sources::list(sources)?;
    fs::create_dir_all(cache)?;
    cache::sweep(cache);
    let budget = Budget::new(MEMORY);
    let queue: Mutex<VecDeque<&String>> = Mutex::new(ids.iter().collect());
    let (sender, receiver) = mpsc::channel();
    thread::scope(|threads| {
        for _ in 0..thread::available_parallelism().map_or(1, Into::into).min(ids.len()) {
            let (sender, queue, sources, budget) = (sender.clone(), &queue, &sources, &budget);
            threads.spawn(move || {
                // The lock is not held while a photo is encoded.
                while let Some(id) = queue.lock().ok().and_then(|mut queue| queue.pop_front()) {
                    if sender.send((id, one(sources, cache, id, budget).err())).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        for (index, (id, problem)) in receiver.into_iter().enumerate() {
            told(&Progress { done: index + 1, of: ids.len(), id, problem });
        }
    });
    Ok(())
}

fn one(sources: &Sources, cache: &Path, id: &str, budget: &Budget) -> Result<(), String> {
    let bytes = source::read(&sources.of(id)?)?;
    let header = source::inspect(&bytes)?;
    let _share = budget.take(bytes.len() as u64 + header.pixels() * header.depth + ENCODING);
    // A decoder that panics on a hostile file must not affect the others.
    let made = catch_unwind(AssertUnwindSafe(|| encode::all(&decode::decode(&bytes)?, &CHOSEN)));
    let made = made.unwrap_or_else(|_| Err("can't be read; save it again as JPEG".into()))?;
    cache::put(&cache.join(cache::key(&bytes)), &made)
        .map_err(|error| format!("can't be kept in {}: {error}", cache.display()))
}
