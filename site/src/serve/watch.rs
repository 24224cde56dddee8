//! Watching folders for changes by polling several times a second: no dependency, and the same on every system.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

const INTERVAL: Duration = Duration::from_millis(120);
/// Folders that a build writes to.
const WRITTEN: [&str; 3] = ["dist", "node_modules", "target"];

/// The state of some files and folders with their contents, except hidden and generated ones.
pub struct Watch {
    places: Vec<PathBuf>,
    seen: State,
}

type State = BTreeMap<PathBuf, (Option<SystemTime>, u64)>;

impl Watch {
    /// Changes count from now on.
    pub fn new(places: Vec<PathBuf>) -> Self {
        let seen = state(&places);
        Self { places, seen }
    }

    /// Returns when something has changed and nothing has changed for a moment since; returns the changed files.
    pub fn wait(&mut self) -> Vec<PathBuf> {
        loop {
            thread::sleep(INTERVAL);
            let changed = self.changed();
            if !changed.is_empty() {
                let mut all = changed;
                loop {
                    thread::sleep(INTERVAL);
                    let more = self.changed();
                    if more.is_empty() {
                        all.sort();
                        all.dedup();
                        return all;
                    }
                    all.extend(more);
                }
            }
        }
    }

    /// The files changed, added or removed since the last call.
    pub fn changed(&mut self) -> Vec<PathBuf> {
        let now = state(&self.places);
        let differs = |from: &State, to: &State| -> Vec<PathBuf> {
            from.iter().filter(|(path, data)| to.get(*path) != Some(data)).map(|(path, _)| path.clone()).collect()
        };
        let mut changed = differs(&now, &self.seen);
        changed.extend(differs(&self.seen, &now).into_iter().filter(|path| !now.contains_key(path)));
        self.seen = now;
        changed
    }
}

fn state(places: &[PathBuf]) -> State {
    let mut state = State::new();
    for place in places {
        look(place, &mut state);
    }
    state
}

fn look(place: &Path, state: &mut State) {
    let Ok(entries) = fs::read_dir(place) else {
        if let Ok(data) = fs::metadata(place) {
            state.insert(place.to_path_buf(), (data.modified().ok(), data.len()));
        }
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        // A link could form a cycle.
        let kind = entry.file_type().ok();
        let is_link = kind.is_some_and(|kind| kind.is_symlink());
        // A build's own folders; a photo may be called `target.jpg`.
        let is_written =
            kind.is_some_and(|kind| kind.is_dir()) && WRITTEN.contains(&name.split('.').next().unwrap_or_default());
        if !name.starts_with('.') && !is_written && !is_link {
            look(&entry.path(), state);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_reported_once() {
        let folder = std::env::temp_dir().join(format!("xtask-watch-{}", std::process::id()));
        fs::create_dir_all(folder.join("a/target")).unwrap();
        fs::write(folder.join("a/x"), "1").unwrap();
        let mut watch = Watch::new(vec![folder.clone(), folder.join("none")]);
        assert!(watch.changed().is_empty());
        fs::write(folder.join("a/x"), "12").unwrap();
        fs::write(folder.join("a/y"), "").unwrap();
        fs::write(folder.join("a/target.jpg"), "").unwrap();
        fs::write(folder.join("a/.hidden"), "").unwrap();
        fs::write(folder.join("a/target/built"), "").unwrap();
        assert_eq!(watch.changed(), [folder.join("a/target.jpg"), folder.join("a/x"), folder.join("a/y")]);
        assert!(watch.changed().is_empty());
        fs::remove_file(folder.join("a/x")).unwrap();
        assert_eq!(watch.changed(), [folder.join("a/x")]);
        fs::remove_dir_all(&folder).unwrap();
    }
}
