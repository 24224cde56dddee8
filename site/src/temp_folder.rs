//! Temporary folders.

use crate::build::file_error;
use crate::error::Result;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// A folder among the system's temporary files, removed with its contents when dropped.
///
/// ```
/// # use site::TempFolder;
/// let folder = TempFolder::new("example")?;
/// std::fs::write(folder.path().join("a.txt"), "a")?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, PartialEq, Eq)]
pub struct TempFolder(PathBuf);

impl TempFolder {
    /// Makes an empty folder. Its name begins with `prefix` and is unique among all processes; no other folder's name begins
    /// with it, so that a search for it in command lines finds the processes that use this folder.
    ///
    /// # Errors
    /// The folder can't be made.
    pub fn new(prefix: &str) -> Result<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("{prefix}-{}-{number}_", std::process::id()));
        // Left by an earlier process with the same id.
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).map_err(|error| file_error("make the folder", &folder, error))?;
        Ok(Self(folder))
    }

    /// Its path.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for TempFolder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
