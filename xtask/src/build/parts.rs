//! The program split at its sections: `wasm_split_cli_support` takes apart what cargo has compiled, before wasm-bindgen sees
//! it; here its many small chunks are put together into a few files.
//!
//! A chunk is what some sections need and no others. With nine sections there are dozens, most of them under a kilobyte: a
//! page would ask for thirty files. So chunks are joined where that costs the least: what a page then loads without needing it.

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

/// The module that a chunk imports the memory, the table and the stack pointer from.
const SHARED: &str = "__wasm_split";

/// A part, and the section that it is loaded within: what that needs is there already.
const WITHIN: (&str, &str) = ("programme", "calendar");

/// A section that few open, and how much what it loads counts beside the others: these should load little for it.
const SELDOM: (&str, f64) = ("plan", 0.3);

/// How many files a section may need beside the first part, its own among them.
const MOST_FILES: usize = 7;

/// What all of these need is in the first part: they are most of the app, and are gone about in. Home is among them, so that
/// the first part holds no search, which home does not need.
const COMMON: [&str; 4] = ["calendar", "home", "timeline", "wall"];

/// What a file costs beside its content, in bytes before they are compressed: its headers, and what its own start takes away
/// from compression.
const FILE_BYTES: usize = 3000;

/// A program in parts.
pub struct Parts {
    /// What wasm-bindgen is given.
    pub main: PathBuf,
    /// The files of each section, in the order of their names.
    pub files: Vec<Group>,
}

/// Files that are loaded together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The files as they were split.
    pub files: Vec<PathBuf>,
    /// The sections that need them.
    pub needed_by: BTreeSet<String>,
    bytes: usize,
}

impl Group {
    /// All of these.
    fn of(groups: Vec<Group>) -> Self {
        let mut all = Group { files: Vec::new(), needed_by: BTreeSet::new(), bytes: 0 };
        for group in groups {
            all.files.extend(group.files);
            all.needed_by.extend(group.needed_by);
            all.bytes += group.bytes;
        }
        all
    }

    /// A name that says which sections load it.
    pub fn name(&self) -> String {
        self.needed_by.iter().map(String::as_str).collect::<Vec<_>>().join("-")
    }
}

/// Splits a program into `folder`.
///
/// What most sections need is best in the first part, where its functions call each other directly. The splitter puts there
/// all that the program exports: so a first split tells which functions these are, and a second one has them exported.
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

/// The chunks of one split, each a group of its own.
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

/// Joins groups as the sections need them. What is loaded within a section has no say, so that nobody else loads other files
/// for it: it loads in addition to its own what it needs and the section around it does not have.
fn join_sections(mut groups: Vec<Group>) -> Vec<Group> {
    let (inner, outer) = WITHIN;
    let mut needed: BTreeSet<PathBuf> = BTreeSet::new();
    for group in groups.iter_mut().filter(|group| group.needed_by.len() > 1 && group.needed_by.contains(inner)) {
        needed.extend(group.files.iter().cloned());
        group.needed_by.remove(inner);
    }
    // What it shares with one section alone would make it load all of that section's own part. It lies in a file that this
    // section and the one around it have in common.
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

/// Joins groups so that no section needs more than [`MOST_FILES`]: see [`joining`].
fn join(groups: Vec<Group>) -> Vec<Group> {
    // A section's own part stays its own.
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
    let cost = Cost { most_files: MOST_FILES - 1, file_bytes: FILE_BYTES };
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

/// Groups that the same sections need are one.
fn together(groups: Vec<Group>) -> Vec<Group> {
    let mut alike: BTreeMap<BTreeSet<String>, Vec<Group>> = BTreeMap::new();
    groups.into_iter().for_each(|group| alike.entry(group.needed_by.clone()).or_default().push(group));
    alike.into_values().map(Group::of).collect()
}

/// The names by which the first part's memory, table and stack pointer are exported.
pub type Exports = BTreeMap<String, String>;

impl Parts {
    /// What the chunks import from the program.
    ///
    /// # Errors
    /// When a chunk is otherwise than expected.
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
/// All chunks import the same memory. To `wasm-merge` each of these would be another one, unless a module of the merged ones
/// has it; so the first is one that only hands on what it imports.
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
    // What the hub handed on.
    command.arg("--remove-exports=*").arg(out).arg("-o").arg(out);
    quiet(command, "wasm-opt")
}

/// Runs a tool that warns of each chunk's names, and says what it said only where it fails.
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

/// What the chunks import, as a module that imports it by its names in the program and exports it by the chunks' own.
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
    fn small_chunks_are_joined_and_own_parts_stay_apart() {
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
    fn what_is_loaded_within_a_section_changes_no_other_and_loads_only_what_is_not_there() {
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
