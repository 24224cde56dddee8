//! Prebuilt programs, downloaded from their projects' releases at a pinned SHA-256.

use crate::setup::find;
use crate::setup::step::Session;
use crate::sha256;
use site::error::{Error, OrFail, Result};
use std::env::consts::{ARCH, OS};
use std::ffi::OsStr;
use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::Command;

/// One line for each crate, version and machine.
const RELEASES: &str = include_str!("releases.txt");

/// A published archive.
pub(super) struct Release {
    /// `.tar.gz` or `.zip`.
    url: String,
    /// SHA-256 in hexadecimal digits.
    hash: String,
}

impl Release {
    /// The release of a crate at a version; `None` if none is pinned for this machine.
    pub fn of(package: &str, version: &str) -> Option<Self> {
        let wanted = format!("{package} {version} {OS} {ARCH} ");
        let (hash, path) = RELEASES.lines().find_map(|line| line.strip_prefix(&wanted))?.split_once(' ')?;
        Some(Self { url: format!("https://github.com/{path}"), hash: hash.to_owned() })
    }

    /// Downloads the archive and copies the program to a folder.
    pub fn install(&self, session: &Session, program: &str, folder: &Path) -> Result<()> {
        let scratch = session.scratch();
        fs::create_dir_all(&scratch).or_fail(|| format!("making {}", scratch.display()), "")?;
        let archive = scratch.join(self.url.rsplit('/').next().unwrap_or(program));
        let mut curl = Command::new("curl");
        curl.args(["--fail", "--silent", "--show-error", "--location", "--proto", "=https"]);
        curl.args(["--connect-timeout", "10", "--max-time", "300", "--output"]).arg(&archive).arg(&self.url);
        let answer = session.run(&format!("{program}-download"), &mut curl);
        answer.map_err(|_| Error::new(format!("{} was not downloaded", self.url), ""))?;
        self.unpack(&archive, program, folder)
    }

    /// Copies the program from an archive with the expected hash to a folder.
    fn unpack(&self, archive: &Path, program: &str, folder: &Path) -> Result<()> {
        let failed = || format!("unpacking {}", archive.display());
        let bytes = fs::read(archive).or_fail(failed, "")?;
        let hash = sha256(&bytes);
        if hash != self.hash {
            return Err(Error::new(format!("{} has the SHA-256 {hash} instead of {}", self.url, self.hash), ""));
        }
        let name = find::file_name(program);
        let found = if self.url.ends_with(".zip") { from_zip(&bytes, &name) } else { from_tar(&bytes, &name) };
        let found = found.or_fail(failed, "")?;
        fs::create_dir_all(folder).or_fail(failed, "")?;
        let path = folder.join(name);
        fs::write(&path, found).or_fail(failed, "")?;
        #[cfg(unix)]
        fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o755)).or_fail(failed, "")?;
        Ok(())
    }
}

/// The file with this name in any folder of an archive.
fn from_tar(bytes: &[u8], name: &str) -> std::io::Result<Vec<u8>> {
    for entry in tar::Archive::new(flate2::read::GzDecoder::new(bytes)).entries()? {
        let mut entry = entry?;
        if entry.path()?.file_name() == Some(OsStr::new(name)) {
            return read(&mut entry);
        }
    }
    Err(missing(name))
}

/// The file with this name in any folder of an archive.
fn from_zip(bytes: &[u8], name: &str) -> std::io::Result<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes))?;
    let path = archive.file_names().find(|path| Path::new(path).file_name() == Some(OsStr::new(name)));
    let path = path.ok_or_else(|| missing(name))?.to_owned();
    read(&mut archive.by_name(&path)?)
}

fn read(file: &mut impl Read) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map(|_| bytes)
}

fn missing(name: &str) -> std::io::Error {
    std::io::Error::other(format!("it contains no {name}"))
}

#[cfg(test)]
mod tests {
    use super::super::CargoTool;
    use super::*;
    use std::io::Write;

    const SCRIPT: &[u8] = b"#!/bin/sh\n";

    fn tar_gz() -> Vec<u8> {
        let mut archive = tar::Builder::new(flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast()));
        let mut header = tar::Header::new_gnu();
        header.set_size(SCRIPT.len() as u64);
        let path = format!("tool-1.0/{}", find::file_name("tool"));
        archive.append_data(&mut header, path, SCRIPT).unwrap();
        archive.into_inner().unwrap().finish().unwrap()
    }

    fn zip() -> Vec<u8> {
        let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        archive.start_file(find::file_name("tool"), zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(SCRIPT).unwrap();
        archive.finish().unwrap().into_inner()
    }

    #[test]
    fn a_program_is_unpacked_from_an_archive_with_the_pinned_hash_only() {
        let folder = std::env::temp_dir().join(format!("xtask-release-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for (name, bytes) in [("tool.tar.gz", tar_gz()), ("tool.zip", zip())] {
            let archive = folder.join(name);
            fs::write(&archive, &bytes).unwrap();
            let bin = folder.join(format!("bin of {name}"));
            let mut release = Release { url: format!("https://example.org/{name}"), hash: sha256(&bytes) };
            release.unpack(&archive, "tool", &bin).unwrap();
            let program = find::program_in(&bin, "tool").expect("an executable file");
            assert_eq!(fs::read(program).unwrap(), SCRIPT);
            let error = release.unpack(&archive, "other", &bin).unwrap_err();
            assert!(error.what.contains("contains no other"), "{error}");
            release.hash = sha256(b"another archive");
            fs::remove_dir_all(&bin).unwrap();
            assert!(release.unpack(&archive, "tool", &bin).unwrap_err().what.contains(&release.hash));
            assert!(!bin.exists());
        }
        fs::remove_dir_all(&folder).unwrap();
    }

    /// Pin the hashes of a new version together with it.
    #[test]
    #[cfg(all(target_os = "linux", target_arch = "x86_64"))]
    fn hashes_are_pinned_for_the_versions_in_use() {
        let project = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        for tool in [CargoTool::trunk(), CargoTool::wasm_bindgen(project).unwrap(), CargoTool::zigbuild()] {
            let release = Release::of(tool.package, &tool.version);
            assert!(release.is_some(), "{} {}", tool.package, tool.version);
            assert!(Release::of(tool.package, "0.0.1").is_none());
        }
    }
}
