//! Programs that their projects publish ready-made, downloaded at a pinned SHA-256.
//!
//! A machine that cannot reach the project's releases, or for which nothing is published, compiles the program instead
//! (`cargo_tool`).

use super::find;
use super::step::Session;
use sha2::{Digest, Sha256};
use site::error::{Error, OrFail, Result};
use std::env::consts::{ARCH, OS};
use std::ffi::OsStr;
use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::Command;

/// A published archive.
pub(super) struct Release {
    /// `.tar.gz` or `.zip`.
    url: String,
    /// SHA-256 in hexadecimal digits.
    hash: &'static str,
}

/// A machine ([`OS`] and [`ARCH`]), and its archive's end of the name and hash.
type Archive = (&'static str, &'static str, &'static str, &'static str);

/// The hashes are those that `taiki-e/install-action` records.
const TRUNK: [Archive; 5] = [
    (
        "linux",
        "x86_64",
        "x86_64-unknown-linux-musl.tar.gz",
        "a67f4054b249fe9acc5fabc25de1aebf19783aca3ad6ff64bf34d7da44d0ea20",
    ),
    (
        "linux",
        "aarch64",
        "aarch64-unknown-linux-musl.tar.gz",
        "e8e2a2bb423ce6702ab9f4f02f8c9ae99d790f0301f7634e986b2dd8706019cc",
    ),
    (
        "macos",
        "x86_64",
        "x86_64-apple-darwin.tar.gz",
        "f1ba0e3bbe24e0ae219c6d22c33e24e2825c1608dd27c2556e323495110f1a95",
    ),
    (
        "macos",
        "aarch64",
        "aarch64-apple-darwin.tar.gz",
        "764e299dd50d89442a4e96a236349f57961984b701e74d3dbdb39cd1c9f5101e",
    ),
    (
        "windows",
        "x86_64",
        "x86_64-pc-windows-msvc.zip",
        "cd6ac15b9daff0365e5695036791ef2ce3c63f61c014f5a8c532363266e4569c",
    ),
];

const WASM_BINDGEN: [Archive; 5] = [
    (
        "linux",
        "x86_64",
        "x86_64-unknown-linux-musl.tar.gz",
        "61d4a7dc85acfa0d2354ccc0b8361928c7e52a746d17f28ebaa795ed3dc1614a",
    ),
    (
        "linux",
        "aarch64",
        "aarch64-unknown-linux-gnu.tar.gz",
        "1ce0ebd74e378d989651091f93c917bd7700996945d4c5ce37ec9507f149225c",
    ),
    (
        "macos",
        "x86_64",
        "x86_64-apple-darwin.tar.gz",
        "81049c79f4e283e1725e6582a0528af1301a70ad23add1df1c4d042ec825263d",
    ),
    (
        "macos",
        "aarch64",
        "aarch64-apple-darwin.tar.gz",
        "cd93e691eb5953ace5d8ffce52a20b024077a3dac3e2215b8224136b0efb7585",
    ),
    (
        "windows",
        "x86_64",
        "x86_64-pc-windows-msvc.tar.gz",
        "fd52ef9896cbb0f4f59ef115bdf2f4664a76d716b6201c35e5936018ad680cfc",
    ),
];

const ZIGBUILD: [Archive; 5] = [
    (
        "linux",
        "x86_64",
        "x86_64-unknown-linux-musl.tar.gz",
        "742ed281f15fef6eaf49535ac10ffe98fb57913d0c4c88d6888d794043c05618",
    ),
    (
        "linux",
        "aarch64",
        "aarch64-unknown-linux-musl.tar.gz",
        "e9631045cc5f33ef0d6d9186196192d70b8018bf7633626c3a7c1384e81b7f67",
    ),
    ("macos", "x86_64", "apple-darwin.tar.gz", "d5c7ac2e6f25fb76083dff84640cdf679c5da858b9c97631555c3185be2fbf35"),
    ("macos", "aarch64", "apple-darwin.tar.gz", "d5c7ac2e6f25fb76083dff84640cdf679c5da858b9c97631555c3185be2fbf35"),
    ("windows", "x86_64", "windows-x64.zip", "b0bb728ba068ee61342f40a2124b3d8d234af8f716dd416b7c1f794dfeb4e478"),
];

impl Release {
    /// The release of a crate at a version; `None` if none is pinned for this machine.
    pub fn of(package: &str, version: &str) -> Option<Self> {
        let (pinned, archives, releases) = match package {
            "trunk" => ("0.21.14", TRUNK, "trunk-rs/trunk/releases/download/v0.21.14/trunk-"),
            "wasm-bindgen-cli" => {
                ("0.2.127", WASM_BINDGEN, "wasm-bindgen/wasm-bindgen/releases/download/0.2.127/wasm-bindgen-0.2.127-")
            }
            "cargo-zigbuild" => {
                ("0.20.1", ZIGBUILD, "rust-cross/cargo-zigbuild/releases/download/v0.20.1/cargo-zigbuild-v0.20.1.")
            }
            _ => return None,
        };
        let (.., name, hash) = archives.into_iter().find(|(os, arch, ..)| *os == OS && *arch == ARCH)?;
        (version == pinned).then(|| Self { url: format!("https://github.com/{releases}{name}"), hash })
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
        let hash: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
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
    use super::super::cargo_tool::CargoTool;
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
            let hash: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
            let bin = folder.join(format!("bin of {name}"));
            let mut release = Release { url: format!("https://example.org/{name}"), hash: hash.leak() };
            release.unpack(&archive, "tool", &bin).unwrap();
            let program = find::program_in(&bin, "tool").expect("an executable file");
            assert_eq!(fs::read(program).unwrap(), SCRIPT);
            let error = release.unpack(&archive, "other", &bin).unwrap_err();
            assert!(error.what.contains("contains no other"), "{error}");
            release.hash = TRUNK[0].3;
            fs::remove_dir_all(&bin).unwrap();
            assert!(release.unpack(&archive, "tool", &bin).unwrap_err().what.contains("instead of a67f"));
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
