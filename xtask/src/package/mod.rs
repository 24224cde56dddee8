//! `package`: archives of the program `atbildiba` for organisers' systems, with checksums.
//!
//! zig links for all systems on Linux, independently of the machine. The same sources give the same bytes: the archives
//! contain neither paths of this machine nor times.

mod archive;
mod attempt;

use crate::build::{self, sbom, wasm};
use crate::cli::Package;
use crate::commands::make::{self, Mode};
use crate::setup::{self, Linker, Tools};
use crate::sha256;
use archive::{Entry, Format};
use site::build::file_error;
use site::error::{Error, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// A target system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct System {
    /// The name in the archive's name.
    pub name: &'static str,
    /// The compiler's name.
    pub target: &'static str,
    format: Format,
}

/// All systems; the Linux programs are static, so they run on every distribution.
pub const SYSTEMS: [System; 5] = [
    System { name: "linux-x86_64", target: "x86_64-unknown-linux-musl", format: Format::TarGz },
    System { name: "linux-aarch64", target: "aarch64-unknown-linux-musl", format: Format::TarGz },
    System { name: "windows-x86_64", target: "x86_64-pc-windows-gnu", format: Format::Zip },
    System { name: "macos-aarch64", target: "aarch64-apple-darwin", format: Format::TarGz },
    System { name: "macos-x86_64", target: "x86_64-apple-darwin", format: Format::TarGz },
];

/// The maximum size of an archive, in bytes.
const LARGEST: usize = 20_000_000;

const README: &str = "atbildiba builds a campaign's site.

Double-click it: it offers to create a first campaign next to itself, and opens it in your browser.
Or use it in a terminal:

  atbildiba new my-campaign      creates a small, complete campaign
  atbildiba serve my-campaign    previews it and reloads when a file changes
  atbildiba build my-campaign    writes the site, ready for any web host
  atbildiba help                 lists all commands

macOS warns about programs from the internet: the first time, right-click it and choose `Open`.
";

/// Creates the archives.
///
/// # Errors
/// A program can't be compiled, does not run, or is too large.
pub fn run(project: &Path, options: &Package) -> Result<()> {
    let wanted: Vec<System> = SYSTEMS.into_iter().filter(|system| system.name.contains(&options.only)).collect();
    if wanted.is_empty() {
        let names = SYSTEMS.map(|system| system.name).join(", ");
        return Err(Error::new(format!("no system is called `{}`", options.only), format!("use one of {names}")));
    }
    let tools = setup::for_build(project)?;
    let site = crate::cli::Build {
        content: None,
        out: Some(project.join("target/package-site")),
        public_url: "/".into(),
        urgent: false,
    };
    make::build(&site, Mode::Uncompressed)?;
    let linker = setup::for_package(project, &wanted.iter().map(|system| system.target).collect::<Vec<_>>())?;
    let out = options.out.clone().unwrap_or_else(|| project.join("target/package"));
    fs::create_dir_all(&out).map_err(|error| file_error("make the folder", &out, error))?;
    let mut sums = String::new();
    for system in wanted {
        let program = compile(project, &tools, &linker, system)?;
        let tried = attempt::attempt(&program, system, &linker)?;
        let name = format!("atbildiba-{}-{}", env!("CARGO_PKG_VERSION"), system.name);
        let bytes = system.format.pack(&name, &entries(project, &tools, &program, system)?)?;
        if bytes.len() > LARGEST {
            return Err(Error::new(format!("{name} has {} bytes, {LARGEST} is the most", bytes.len()), ""));
        }
        let file = format!("{name}.{}", system.format.ending());
        fs::write(out.join(&file), &bytes).map_err(|error| file_error("write", &out.join(&file), error))?;
        let hash = sha256(&bytes);
        println!("{}: {:.1} MB, {tried}", out.join(&file).display(), bytes.len() as f64 / 1e6);
        sums += &format!("{hash}  {file}\n");
    }
    fs::write(out.join("SHA256SUMS"), sums).map_err(|error| file_error("write", &out, error))
}

/// Compiles the program with the embedded engine; returns its file.
fn compile(project: &Path, tools: &Tools, linker: &Linker, system: System) -> Result<PathBuf> {
    println!("compiling for {} …", system.name);
    let mut cargo = tools.command(&linker.zigbuild)?;
    cargo.arg("zigbuild").args([
        "--package",
        "site",
        "--features",
        "encoders",
        "--profile",
        "program",
        "--locked",
        "--target",
        system.target,
    ]);
    cargo.current_dir(project).env("CARGO_ZIGBUILD_ZIG_PATH", &linker.zig);
    cargo.env("ATBILDIBA_ENGINE", build::engine_file(project));
    let mut flags = wasm::remapped(project, tools)?;
    if system.target.contains("windows") {
        flags.push(format!("-Cdlltool={}", linker.dlltool.display()));
    }
    cargo.env(wasm::FLAGS, flags.join("\x1f"));
    wasm::run(cargo, "cargo zigbuild", "read the messages above")?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| project.join("target"), PathBuf::from);
    let ending = if system.format == Format::Zip { ".exe" } else { "" };
    Ok(target.join(system.target).join("program").join(format!("atbildiba{ending}")))
}

fn entries(project: &Path, tools: &Tools, program: &Path, system: System) -> Result<Vec<Entry>> {
    let read = |path: &Path| fs::read(path).map_err(|error| file_error("read", path, error));
    let name = program.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut entries = vec![
        Entry { name, bytes: read(program)?, is_program: true },
        Entry { name: "README.txt".into(), bytes: README.into(), is_program: false },
    ];
    for license in ["LICENSE-APACHE", "LICENSE-MIT"] {
        entries.push(Entry { name: license.into(), bytes: read(&project.join(license))?, is_program: false });
    }
    let bill = sbom::text(project, tools, "site", system.target)?;
    entries.push(Entry { name: "sbom.json".into(), bytes: bill.into(), is_program: false });
    Ok(entries)
}
