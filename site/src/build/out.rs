//! The output folder: a site is written next to it and then replaces the previous site, and nothing else.

use super::file_error;
use crate::error::{Error, Result};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// In every site: the names of its top-level entries, so that the next build knows what it may replace.
pub(super) const LIST: &str = "atbildiba.txt";

/// The folder of a site being written. Dropping it removes the folder unless [`OutputFolder::put_in_place`] was called.
pub struct OutputFolder {
    out: PathBuf,
    staging: PathBuf,
}

impl OutputFolder {
    /// Makes an empty folder next to `out`, for the site of the campaign in `content`.
    ///
    /// # Errors
    /// `out` contains the campaign, or something that no build has written there; or the folder can't be made.
    pub fn new(out: &Path, content: &Path) -> Result<Self> {
        // Renaming over a link would replace the link, not the site that it leads to.
        let out = &out.canonicalize().unwrap_or_else(|_| out.to_path_buf());
        refuse_foreign(out, content)?;
        sweep(out);
        let staging = beside(out, "staging");
        let _ = fs::remove_dir_all(&staging);
        fs::create_dir_all(&staging).map_err(|error| file_error("make the folder", &staging, error))?;
        Ok(Self { out: out.into(), staging })
    }

    /// The folder to write into.
    pub fn staging(&self) -> &Path {
        &self.staging
    }

    /// Swaps in the new site by renaming. The old one is removed only once the new one is in place.
    ///
    /// # Errors
    /// A folder can't be renamed; the previous site is then where it was.
    pub fn put_in_place(self) -> Result<()> {
        let old = beside(&self.out, "old");
        let had_one = match fs::rename(&self.out, &old) {
            Ok(()) => true,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => false,
            Err(error) => return Err(file_error("move aside", &self.out, error)),
        };
        if let Err(error) = fs::rename(&self.staging, &self.out) {
            if had_one {
                let _ = fs::rename(&old, &self.out);
            }
            return Err(file_error("move into place", &self.staging, error));
        }
        let _ = fs::remove_dir_all(&old);
        Ok(())
    }
}

impl Drop for OutputFolder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.staging);
    }
}

/// `dist.4711.staging`, named after this process, so that two programs using one folder do not interfere.
fn beside(out: &Path, what: &str) -> PathBuf {
    let mut name = out.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.{what}", std::process::id()));
    out.with_file_name(name)
}

/// A folder this old is no longer being written.
const ABANDONED: Duration = Duration::from_secs(3600);

/// Removes folders left by killed builds. What such a build moved aside stays, because it may be the only complete
/// site.
fn sweep(out: &Path) {
    let Some(name) = out.file_name().and_then(|name| name.to_str()) else { return };
    let is_staging = |other: &str| {
        let process = other.strip_prefix(name).and_then(|rest| rest.strip_prefix('.')?.strip_suffix(".staging"));
        process.is_some_and(|process| !process.is_empty() && process.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let folder = out.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let age = entry.metadata().and_then(|about| about.modified()).ok().and_then(|time| time.elapsed().ok());
        if is_staging(&entry.file_name().to_string_lossy()) && age.is_some_and(|age| age > ABANDONED) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// Writes the list of its contents into a finished site.
///
/// # Errors
/// The file can't be written.
pub fn list(site: &Path) -> Result<()> {
    let names = names(site).map_err(|error| file_error("read", site, error))?;
    let text: String = names.iter().map(|name| format!("{name}\n")).collect();
    let file = site.join(LIST);
    fs::write(&file, text).map_err(|error| file_error("write", &file, error))
}

/// The names in a folder; compressed copies count as their originals.
fn names(folder: &Path) -> std::io::Result<BTreeSet<String>> {
    let plain = |name: String| match name.strip_suffix(".br").or_else(|| name.strip_suffix(".gz")) {
        Some(plain) => plain.to_owned(),
        None => name,
    };
    fs::read_dir(folder)?.map(|entry| Ok(plain(entry?.file_name().to_string_lossy().into_owned()))).collect()
}

fn refuse_foreign(out: &Path, content: &Path) -> Result<()> {
    let elsewhere = "name another folder for the site: --out site";
    let real = |path: &Path| path.canonicalize().ok();
    if real(out).zip(real(content)).is_some_and(|(out, content)| content.starts_with(out)) {
        return Err(Error::new(
            format!("{} holds the campaign, which the site would replace", out.display()),
            elsewhere,
        ));
    }
    let found = match names(out) {
        Ok(found) => found,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(file_error("read", out, error)),
    };
    let list = fs::read_to_string(out.join(LIST)).unwrap_or_default();
    let ours: BTreeSet<&str> = list.lines().chain([LIST]).collect();
    match found.iter().find(|name| !ours.contains(name.as_str())) {
        None => Ok(()),
        Some(name) => Err(Error::new(
            format!("{} holds `{name}`, which no build has put there; the site would replace it", out.display()),
            format!("{elsewhere}, or move `{name}` away"),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TempFolder;

    /// Replaces the site in `out` with one of a single page.
    fn write(out: &Path, content: &Path, page: &str) -> Result<()> {
        let new = OutputFolder::new(out, content)?;
        fs::write(new.staging().join("index.html"), page).unwrap();
        list(new.staging())?;
        new.put_in_place()
    }

    #[test]
    fn a_site_is_replaced() {
        let folder = TempFolder::new("site-out-replaces").unwrap();
        let (out, content) = (folder.path().join("my.site"), folder.path().join("campaign"));
        for page in ["one", "two"] {
            write(&out, &content, page).unwrap();
            assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), page);
        }
        drop(OutputFolder::new(&out, &content).unwrap());
        assert_eq!(names(folder.path()).unwrap(), ["my.site".to_owned()].into(), "nothing is left beside it");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_still_leads_to_the_site() {
        let folder = TempFolder::new("site-out-link").unwrap();
        let (out, link) = (folder.path().join("releases/site"), folder.path().join("current"));
        fs::create_dir_all(&out).unwrap();
        std::os::unix::fs::symlink(&out, &link).unwrap();
        for page in ["one", "two"] {
            write(&link, &folder.path().join("campaign"), page).unwrap();
            assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), page);
        }
        assert!(link.is_symlink());
    }

    #[test]
    fn leftovers_of_killed_builds_are_removed() {
        let folder = TempFolder::new("site-out-killed").unwrap();
        let (out, content) = (folder.path().join("site"), folder.path().join("campaign"));
        for name in ["site.1.staging", "site.2.staging", "site.3.old", "site.x.staging", "other.1.staging"] {
            fs::create_dir(folder.path().join(name)).unwrap();
            if name != "site.2.staging" {
                let long_ago = std::time::SystemTime::now() - 2 * ABANDONED;
                fs::File::open(folder.path().join(name)).unwrap().set_modified(long_ago).unwrap();
            }
        }
        drop(OutputFolder::new(&out, &content).unwrap());
        let left = ["other.1.staging", "site.2.staging", "site.3.old", "site.x.staging"].map(str::to_owned);
        assert_eq!(names(folder.path()).unwrap(), left.into());
    }

    #[test]
    fn nothing_else_is_replaced() {
        let folder = TempFolder::new("site-out-foreign").unwrap();
        let (out, content) = (folder.path().join("out"), folder.path().join("out/campaign"));
        fs::create_dir_all(&content).unwrap();
        for holding in [&content, &out, folder.path()] {
            let error = write(holding, &content, "page").unwrap_err();
            assert!(error.what.contains("holds the campaign"), "{error}");
        }
        let elsewhere = folder.path().join("campaign");
        let error = write(&out, &elsewhere, "page").unwrap_err();
        assert!(error.what.contains("holds `campaign`, which no build"), "{error}");
        assert!(content.is_dir());
        let file = folder.path().join("file");
        fs::write(&file, "mine").unwrap();
        assert!(write(&file, &elsewhere, "page").is_err());
        assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
        // The same beside a site: a file of the host, a folder of the version control.
        let site = folder.path().join("site");
        write(&site, &elsewhere, "page").unwrap();
        fs::write(site.join("CNAME"), "example.org").unwrap();
        let error = write(&site, &elsewhere, "page").unwrap_err();
        assert!(error.what.contains("holds `CNAME`"), "{error}");
    }
}
