//! The folder of tools shared by all clones of this user, and the lock that serialises set-ups.

use site::error::{Error, OrFail, Result};
use std::env;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

/// Increment when the folder's layout changes; an older folder is then ignored.
const LAYOUT: &str = "tools-1";

/// `$ATBILDIBA_TOOLS`, otherwise `$XDG_CACHE_HOME/atbildiba/tools-1`, otherwise the system's cache folder. Created if
/// missing.
pub fn folder() -> Result<PathBuf> {
    let folder = match set("ATBILDIBA_TOOLS") {
        Some(own) => own,
        None => user_cache()?.join("atbildiba").join(LAYOUT),
    };
    let folder = std::path::absolute(&folder)
        .or_fail(|| format!("finding the folder {}", folder.display()), "set ATBILDIBA_TOOLS to a full path")?;
    fs::create_dir_all(folder.join("bin")).or_fail(
        || format!("making the tools folder {}", folder.display()),
        "set ATBILDIBA_TOOLS to a folder that you may write to",
    )?;
    Ok(folder)
}

fn user_cache() -> Result<PathBuf> {
    if let Some(folder) = set("XDG_CACHE_HOME").filter(|folder| folder.is_absolute()) {
        return Ok(folder);
    }
    if let Some(folder) = set("LOCALAPPDATA").filter(|_| cfg!(windows)) {
        return Ok(folder);
    }
    match env::home_dir().filter(|home| home.is_absolute()) {
        Some(home) if cfg!(target_os = "macos") => Ok(home.join("Library/Caches")),
        Some(home) => Ok(home.join(".cache")),
        None => Err(Error::new(
            "the home folder is unknown, so there is no place for the tools",
            "set ATBILDIBA_TOOLS to a folder that you may write to",
        )),
    }
}

fn set(name: &str) -> Option<PathBuf> {
    env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}

/// Waits until no other set-up uses `cache`. The lock ends when the file is dropped or the process ends.
pub(super) fn lock(cache: &Path) -> Result<File> {
    let path = cache.join("lock");
    let saying = || format!("locking {}", path.display());
    let file = File::options().create(true).truncate(false).write(true).open(&path).or_fail(saying, "")?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            eprintln!("set-up: another one is at work in {}; waiting for it", cache.display());
            file.lock().or_fail(saying, "")?;
        }
        Err(TryLockError::Error(error)) => return Err(error).or_fail(saying, "use a local disk (ATBILDIBA_TOOLS)"),
    }
    Ok(file)
}
