//! Trimming the interface between wasm and JavaScript: unused exports are removed with everything that only they reach,
//! and the remaining names become one or two letters. wasm-bindgen's names end in hashes, which do not compress.
//!
//! Binaryen removes and renames in the wasm and reports the names; esbuild renames the same properties in the script
//! from that list (`--mangle-props`, `--mangle-cache`). Nothing here depends on the layout of wasm-bindgen's script.

use super::module;
use super::wasm::{FEATURES, run};
use crate::setup::WasmOpt;
use serde::Deserialize;
use site::build::file_error;
use site::error::{Error, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Stdio;

/// Removes the exports of `wasm` that `script` does not use; unused code is already gone from the script.
pub(super) fn drop_unused(tools: &WasmOpt, wasm: &Path, script: &str, shared: &BTreeSet<String>) -> Result<()> {
    let used: BTreeSet<&str> = script.split('.').skip(1).map(word).chain(shared.iter().map(String::as_str)).collect();
    let bytes = fs::read(wasm).map_err(|error| file_error("read", wasm, error))?;
    let exports =
        module::exports(&bytes).ok_or_else(|| Error::new(format!("{} is no wasm", wasm.display()), "report it"))?;
    let used: Vec<&String> = exports.iter().filter(|name| used.contains(name.as_str())).collect();
    let export = |name: &&String| serde_json::json!({ "name": name, "export": name });
    let mut nodes: Vec<_> = used.iter().map(export).collect();
    nodes.push(serde_json::json!({ "name": "the script", "root": true, "reaches": used }));
    let graph = wasm.with_extension("graph.json");
    fs::write(&graph, serde_json::Value::from(nodes).to_string())
        .map_err(|error| file_error("write", &graph, error))?;
    let mut command = tools.tool("wasm-metadce");
    command.args(FEATURES).arg(wasm).arg("-f").arg(&graph).arg("-o").arg(wasm).stdout(Stdio::null());
    run(command, "wasm-metadce", "see its messages above")
}

/// The identifier at the beginning of `text`.
fn word(text: &str) -> &str {
    text.split(|one: char| !(one.is_ascii_alphanumeric() || one == '_' || one == '$')).next().unwrap_or_default()
}

/// The names chosen by `wasm-opt`.
#[derive(Default, Deserialize)]
pub(super) struct Names {
    /// Module, old name, new name.
    imports: Vec<(String, String, String)>,
    /// Old name, new name.
    exports: Vec<(String, String)>,
}

/// The pass of `wasm-opt` that shortens names and reports them on standard output.
pub(super) const SHORTEN: &str = "--minify-imports-and-exports-and-modules";

impl Names {
    /// Parses the output of `wasm-opt`.
    pub fn read(said: &[u8]) -> Result<Self> {
        let advice = "pin Binaryen's version in xtask/src/setup/wasm_opt.rs";
        serde_json::from_slice(said)
            .map_err(|error| Error::new(format!("wasm-opt's list of names is not as expected: {error}"), advice))
    }

    /// The new name of an export.
    pub fn export<'a>(&'a self, name: &'a str) -> &'a str {
        self.exports.iter().find(|(old, _)| old == name).map_or(name, |(_, new)| new)
    }

    /// The new name of an import.
    pub fn import<'a>(&'a self, name: &'a str) -> &'a str {
        self.imports.iter().find(|(_, old, _)| old == name).map_or(name, |(_, _, new)| new)
    }

    /// Restores the names of the import modules, which `wasm-opt` has merged into one.
    ///
    /// # Errors
    /// It is not a module, or imports something that `wasm-opt` did not report.
    pub fn with_modules(&self, wasm: &[u8]) -> Result<Vec<u8>> {
        let module_of =
            |name: &str| self.imports.iter().find(|(.., new)| new == name).map(|(module, ..)| module.as_str());
        module::rename_modules(wasm, &module_of)
            .ok_or_else(|| Error::new("wasm-opt's list of names does not fit its wasm", "pin Binaryen's version"))
    }

    /// All renamed properties.
    pub fn properties(&self) -> BTreeMap<&str, &str> {
        let imports = self.imports.iter().map(|(_, old, new)| (old.as_str(), new.as_str()));
        imports.chain(self.exports.iter().map(|(old, new)| (old.as_str(), new.as_str()))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_parsed() {
        let names = Names::read(
            br#"{"imports": [["./app_bg.js", "__wbg_now_0123456789abcdef", "$"]],
                 "exports": [["__wbindgen_malloc", "b"], ["memory", "c"]]}"#,
        )
        .unwrap();
        assert_eq!((names.export("memory"), names.export("other")), ("c", "other"));
        assert_eq!(names.import("__wbg_now_0123456789abcdef"), "$");
        assert_eq!(names.properties().len(), 3);
        assert!(Names::read(b"\"__wbindgen_malloc\" => \"b\"").is_err());
    }
}
