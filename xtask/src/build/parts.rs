//! Splitting the program by section: `wasm_split_cli_support` splits cargo's output before wasm-bindgen processes it;
//! this module merges its many small chunks into a few files.
//!
//! A chunk is the code that certain sections need and no others. Twelve split points result in dozens of chunks, most of
//! them under a kilobyte, and a page would request thirty files. So chunks are merged where that costs least, in bytes
//! loaded but not needed.

use super::joining::{self, Chunk, Cost, Section};
use super::module::{self, content_bytes, imports, leb, text};
use super::wasm::FEATURES;
use crate::setup::WasmOpt;
use site::build::file_error;
use site::error::{Error, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The module from which a chunk imports memory, table and stack pointer.
const SHARED: &str = "__wasm_split";

/// A part, and the section within which it is loaded, whose files are already there.
const WITHIN: (&str, &str) = ("programme", "calendar");

/// A rarely opened section, and its weight: the others should load little for it.
const SELDOM: (&str, f64) = ("plan", 0.3);

/// How many files a section may need besides the first part, including its own.
const MAX_FILES: usize = 7;

/// Code that all of these need is in the first part: they make up most of the app and most navigation. Home is among
/// them, so that the first part contains no search, which home does not need.
const COMMON: [&str; 4] = ["calendar", "home", "timeline", "wall"];

/// The overhead of a file, in uncompressed bytes: its headers, and the compression lost by a separate file.
const FILE_BYTES: usize = 3000;

/// A split program.
pub struct Parts {
    /// The input for wasm-bindgen.
    pub main: PathBuf,
    /// The files of each section, ordered by name.
    pub files: Vec<Group>,
}

/// Files that are loaded together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The files as split.
    pub files: Vec<PathBuf>,
    /// The sections that need them.
    pub needed_by: BTreeSet<String>,
    bytes: usize,
}

impl Group {
    /// The union of these groups.
    fn of(groups: Vec<Group>) -> Self {
        let mut all = Group { files: Vec::new(), needed_by: BTreeSet::new(), bytes: 0 };
        for group in groups {
            all.files.extend(group.files);
            all.needed_by.extend(group.needed_by);
            all.bytes += group.bytes;
        }
        all
    }

    /// A name that states which sections load it.
    pub fn name(&self) -> String {
        self.needed_by.iter().map(String::as_str).collect::<Vec<_>>().join("-")
    }
}

/// Splits a program into `folder`.
///
/// Code that most sections need belongs in the first part, where functions call each other directly. The splitter keeps
/// all exported functions there, so a first split finds these functions and a second one exports them.
pub fn split(program: &Path, folder: &Path) -> Result<Parts> {
    let input = fs::read(program).map_err(|error| file_error("read", program, error))?;
    let groups = split_once(&input, folder)?;
    let mut common = BTreeSet::new();
    for file in groups
        .iter()
        .filter(|group| COMMON.iter().all(|section| group.needed_by.contains(*section)))
        .flat_map(|group| &group.files)
    {
        let bytes = fs::read(file).map_err(|error| file_error("read", file, error))?;
        common.extend(module::functions(&bytes).into_iter().map(|(name, _)| name));
    }
    let exported: Vec<u32> = module::functions(&input)
        .into_iter()
        .filter(|(name, _)| common.contains(name))
        .map(|(_, index)| index)
        .collect();
    let groups = split_once(&module::with_exports(&input, &exported), folder)?;
    Ok(Parts { main: folder.join("main.wasm"), files: join_sections(groups) })
}

/// The chunks of one split, each as a group.
fn split_once(input: &[u8], folder: &Path) -> Result<Vec<Group>> {
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder).map_err(|error| file_error("make the folder", folder, error))?;
    let main = folder.join("main.wasm");
    let mut options = wasm_split_cli_support::Options::new(input);
    options.output_dir = folder;
    options.main_out_path = &main;
    let split = wasm_split_cli_support::transform(options).map_err(|error| {
        Error::new(
            format!("the program could not be split: {error}"),
            "pin wasm_split_cli_support's version in xtask/Cargo.toml",
        )
    })?;
    let mut needed_by: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (section, files) in split.prefetch_map {
        for file in files {
            needed_by.entry(file).or_default().insert(section.clone());
        }
    }
    let mut groups = Vec::new();
    for (file, needed_by) in needed_by {
        let file = folder.join(file).with_extension("wasm");
        let bytes = fs::read(&file).map_err(|error| file_error("read", &file, error))?;
        groups.push(Group { files: vec![file], needed_by, bytes: content_bytes(&bytes) });
    }
    Ok(groups)
}

/// Merges groups by the sections that need them. A part within a section does not influence the others: besides its own
/// files it loads what it needs and the section around it does not have.
fn join_sections(mut groups: Vec<Group>) -> Vec<Group> {
    let (inner, outer) = WITHIN;
    let mut needed: BTreeSet<PathBuf> = BTreeSet::new();
    for group in groups.iter_mut().filter(|group| group.needed_by.len() > 1 && group.needed_by.contains(inner)) {
        needed.extend(group.files.iter().cloned());
        group.needed_by.remove(inner);
    }
    // Code shared with only one other section would make it load that section's whole part. Such code goes into a file
    // shared by this section and the one around it.
    let is_between = |group: &Group| group.needed_by.len() == 1 && !group.needed_by.contains(outer);
    let (between, groups): (Vec<Group>, Vec<Group>) =
        groups.into_iter().partition(|group| is_between(group) && needed.contains(&group.files[0]));
    let mut groups = join(groups);
    for mut group in between {
        group.needed_by.insert(outer.to_owned());
        let common = groups.iter_mut().filter(|other| other.needed_by.is_superset(&group.needed_by));
        match common.min_by_key(|other| other.needed_by.len()) {
            Some(other) => other.files.extend(group.files),
            None => groups.push(group),
        }
    }
    for group in groups.iter_mut().filter(|group| !group.needed_by.contains(outer)) {
        if group.files.iter().any(|file| needed.contains(file)) {
            group.needed_by.insert(inner.to_owned());
        }
    }
    sorted(groups)
}

/// Merges groups such that no section needs more than [`MAX_FILES`]: see [`joining`].
fn join(groups: Vec<Group>) -> Vec<Group> {
    // A section's own part remains separate.
    let (own, shared): (Vec<Group>, Vec<Group>) = groups.into_iter().partition(|group| group.needed_by.len() == 1);
    let (own, shared) = (together(own), together(shared));
    let sections: Vec<&String> =
        own.iter().chain(&shared).flat_map(|group| &group.needed_by).collect::<BTreeSet<_>>().into_iter().collect();
    let bit = |section: &String| 1 << sections.iter().position(|one| *one == section).unwrap_or_default();
    let chunk = |group: &Group| Chunk { needed_by: group.needed_by.iter().map(bit).sum(), bytes: group.bytes };
    let section = |name: &&String| Section {
        bytes: own.iter().filter(|one| one.needed_by.contains(*name)).map(|one| one.bytes).sum(),
        weight: if **name == SELDOM.0 { SELDOM.1 } else { 1.0 },
    };
    let cost = Cost { most_files: MAX_FILES - 1, file_bytes: FILE_BYTES };
    let chunks: Vec<Chunk> = shared.iter().map(chunk).collect();
    let files = joining::join(&chunks, &sections.iter().map(section).collect::<Vec<_>>(), cost);
    let file = |places: Vec<usize>| Group::of(places.into_iter().map(|at| shared[at].clone()).collect());
    sorted(files.into_iter().map(file).chain(own.clone()).collect())
}

fn sorted(mut groups: Vec<Group>) -> Vec<Group> {
    groups.iter_mut().for_each(|group| group.files.sort());
    groups.sort_by_key(Group::name);
    groups
}

/// Merges groups needed by the same sections.
fn together(groups: Vec<Group>) -> Vec<Group> {
    let mut alike: BTreeMap<BTreeSet<String>, Vec<Group>> = BTreeMap::new();
    groups.into_iter().for_each(|group| alike.entry(group.needed_by.clone()).or_default().push(group));
    alike.into_values().map(Group::of).collect()
}

/// The export names of the first part's memory, table and stack pointer.
pub type Exports = BTreeMap<String, String>;

impl Parts {
    /// What the chunks import from the program.
    ///
    /// # Errors
    /// A chunk has an unexpected form.
    pub fn shared(&self) -> Result<BTreeSet<String>> {
        let mut names = BTreeSet::new();
        for file in self.files.iter().flat_map(|group| &group.files) {
            let bytes = fs::read(file).map_err(|error| file_error("read", file, error))?;
            names.extend(imports(&bytes).ok_or_else(|| unknown(file))?.into_iter().map(|(name, _)| name));
        }
        Ok(names)
    }
}

/// Writes a group's chunks as one module, which imports what it shares with the program from a module called `m`.
///
/// All chunks import the same memory. `wasm-merge` would treat each import as a different memory unless one of the
/// merged modules provides it, so the first module only re-exports its imports.
pub fn merge(tools: &WasmOpt, group: &Group, exports: &Exports, out: &Path) -> Result<()> {
    let hub = out.with_extension("hub.wasm");
    fs::write(&hub, hub_module(&group.files, exports)?).map_err(|error| file_error("write", &hub, error))?;
    let mut command = tools.tool("wasm-merge");
    command.arg(&hub).arg(SHARED);
    for (number, file) in group.files.iter().enumerate() {
        command.arg(file).arg(format!("c{number}"));
    }
    command.args(FEATURES).arg("--enable-multimemory").arg("-o").arg(out);
    quiet(command, "wasm-merge")?;
    let _ = fs::remove_file(&hub);
    let mut command = tools.tool("wasm-opt");
    command.arg("-Oz").args(["--strip-debug", "--strip-producers"]).args(FEATURES);
    // The hub's re-exports.
    command.arg("--remove-exports=*").arg(out).arg("-o").arg(out);
    quiet(command, "wasm-opt")
}

/// Runs a tool that warns about each chunk's names; shows its output only if it fails.
fn quiet(mut command: Command, name: &str) -> Result<()> {
    let failed = |what: &str| {
        Error::new(format!("{name} failed: {what}"), "pin Binaryen's version in xtask/src/setup/wasm_opt.rs")
    };
    let output = command.output().map_err(|error| failed(&error.to_string()))?;
    match output.status.success() {
        true => Ok(()),
        false => Err(failed(&String::from_utf8_lossy(&output.stderr))),
    }
}

/// A module that imports what the chunks need by its names in the program, and exports it by the chunks' names.
fn hub_module(files: &[PathBuf], exports: &Exports) -> Result<Vec<u8>> {
    let mut wanted: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for file in files {
        let bytes = fs::read(file).map_err(|error| file_error("read", file, error))?;
        for (name, kind) in imports(&bytes).ok_or_else(|| unknown(file))? {
            wanted.entry(name).or_insert(kind);
        }
    }
    let mut module = b"\0asm\x01\0\0\0".to_vec();
    let mut import_section = leb(wanted.len());
    let mut export_section = leb(wanted.len());
    for (name, kind) in &wanted {
        let outside =
            exports.get(name).ok_or_else(|| Error::new(format!("the program does not export {name}"), "report it"))?;
        text(&mut import_section, "m");
        text(&mut import_section, outside);
        import_section.extend(kind);
        text(&mut export_section, name);
        // Each is the only one of its kind.
        export_section.extend([kind[0], 0]);
    }
    for (id, section) in [(2, import_section), (7, export_section)] {
        module.push(id);
        module.extend(leb(section.len()));
        module.extend(section);
    }
    Ok(module)
}

fn unknown(file: &Path) -> Error {
    let what = format!("{} imports more than memory, table and globals", file.display());
    Error::new(what, "pin wasm_split_cli_support's version in xtask/Cargo.toml")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(name: &str, bytes: usize, needed_by: &str) -> Group {
        Group { files: vec![name.into()], needed_by: needed_by.split(' ').map(String::from).collect(), bytes }
    }

    #[test]
    fn small_chunks_are_merged_and_own_parts_stay_separate() {
        let joined = join(vec![
            group("a", 90_000, "wall"),
            group("b", 80_000, "timeline"),
            group("c", 100, "wall timeline"),
            group("d", 200, "wall timeline home"),
            group("e", 50_000, "wall timeline home"),
        ]);
        let names: Vec<_> = joined.iter().map(|group| (group.name(), group.files.len())).collect();
        assert_eq!(names, [("home-timeline-wall".into(), 3), ("timeline".into(), 1), ("wall".into(), 1)]);
    }

    #[test]
    fn a_nested_part_does_not_affect_others_and_loads_only_what_is_missing() {
        let joined = join_sections(vec![
            group("a", 50_000, "calendar programme"),
            group("b", 40_000, "calendar"),
            group("c", 30_000, "programme"),
            group("d", 20_000, "programme timeline wall"),
            group("e", 60_000, "wall"),
            group("f", 10, "programme wall"),
            group("g", 20_000, "calendar wall"),
            group("h", 20, "programme timeline"),
        ]);
        let names: Vec<_> = joined.iter().map(|group| (group.name(), group.files.len())).collect();
        let expected = [
            ("calendar".into(), 2),
            ("calendar-timeline".into(), 1),
            ("calendar-wall".into(), 2),
            ("programme".into(), 1),
            ("programme-timeline-wall".into(), 1),
            ("wall".into(), 1),
        ];
        assert_eq!(names, expected);
    }
}
