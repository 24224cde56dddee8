//! Reproducible archives: without times and owners, in a fixed order.

use flate2::Compression;
use flate2::write::GzEncoder;
use site::error::{OrFail, Result};
use std::io::{Cursor, Write};

/// A file in an archive.
pub struct Entry {
    /// Its path below the archive's folder.
    pub name: String,
    pub bytes: Vec<u8>,
    /// Whether it is executable.
    pub is_program: bool,
}

impl Entry {
    fn mode(&self) -> u32 {
        if self.is_program { 0o755 } else { 0o644 }
    }
}

/// The format of an archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    TarGz,
    Zip,
}

impl Format {
    /// The extension of its file.
    pub fn ending(self) -> &'static str {
        match self {
            Self::TarGz => "tar.gz",
            Self::Zip => "zip",
        }
    }

    /// The archive of these files in a folder.
    pub fn pack(self, folder: &str, entries: &[Entry]) -> Result<Vec<u8>> {
        let packed = match self {
            Self::TarGz => tar(folder, entries).map_err(|error| error.to_string()),
            Self::Zip => zip(folder, entries).map_err(|error| error.to_string()),
        };
        packed.or_fail(|| format!("packing {folder}"), "")
    }
}

fn tar(folder: &str, entries: &[Entry]) -> std::io::Result<Vec<u8>> {
    let mut archive = tar::Builder::new(GzEncoder::new(Vec::new(), Compression::best()));
    for entry in entries {
        let mut header = tar::Header::new_gnu();
        header.set_size(entry.bytes.len() as u64);
        header.set_mode(entry.mode());
        header.set_mtime(0);
        archive.append_data(&mut header, format!("{folder}/{}", entry.name), entry.bytes.as_slice())?;
    }
    archive.into_inner()?.finish()
}

fn zip(folder: &str, entries: &[Entry]) -> zip::result::ZipResult<Vec<u8>> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for entry in entries {
        let options = zip::write::SimpleFileOptions::default()
            .compression_method(zip::CompressionMethod::Deflated)
            .last_modified_time(zip::DateTime::default())
            .unix_permissions(entry.mode());
        archive.start_file(format!("{folder}/{}", entry.name), options)?;
        archive.write_all(&entry.bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn archives_are_reproducible_and_round_trip() {
        let entries = || {
            vec![
                Entry { name: "atbildiba".into(), bytes: vec![7; 100_000], is_program: true },
                Entry { name: "README.txt".into(), bytes: b"read".to_vec(), is_program: false },
            ]
        };
        for format in [Format::TarGz, Format::Zip] {
            let packed = format.pack("a-1", &entries()).unwrap();
            assert_eq!(packed, format.pack("a-1", &entries()).unwrap());
            assert!(packed.len() < 2_000, "{format:?}: {}", packed.len());
        }
        let packed = Format::TarGz.pack("a-1", &entries()).unwrap();
        let mut archive = tar::Archive::new(flate2::read::GzDecoder::new(packed.as_slice()));
        let names: Vec<(String, u32)> = archive
            .entries()
            .unwrap()
            .flatten()
            .map(|entry| (entry.path().unwrap().display().to_string(), entry.header().mode().unwrap()))
            .collect();
        assert_eq!(names, [("a-1/atbildiba".into(), 0o755), ("a-1/README.txt".into(), 0o644)]);
    }
}
