//! What wasm and JavaScript call each other by, cut down: exports that nobody calls are left out with all that hangs on
//! them, and the names of the rest become one or two letters. wasm-bindgen's names end in hashes, which no compression
//! makes smaller.
//!
//! The tools are Binaryen's; what lives here ties them to the form of wasm-bindgen's module.

use super::file_error;
use super::wasm::{FEATURES, changed, run};
use crate::error::{Error, Result};
use crate::setup::WasmOpt;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Stdio;

/// Tells esbuild that the registries of classes nobody uses may go.
pub(super) fn pure(glue: &str) -> String {
    glue.replace(": new FinalizationRegistry", ": /* @__PURE__ */ new FinalizationRegistry")
}

/// Leaves out of `wasm` what `glue` only calls in code that is not in `script`, from which the unused is gone already.
pub(super) fn drop_unused(tools: &WasmOpt, wasm: &Path, glue: &str, script: &str) -> Result<()> {
    let mut used: Vec<&str> = calls(glue).filter(|name| has_property(script, name)).collect();
    used.sort_unstable();
    used.dedup();
    let export = |name: &&str| serde_json::json!({ "name": name, "export": name });
    let mut nodes: Vec<_> = used.iter().map(export).collect();
    nodes.push(serde_json::json!({ "name": "the script", "root": true, "reaches": used }));
    let graph = wasm.with_extension("graph.json");
    fs::write(&graph, serde_json::Value::from(nodes).to_string())
        .map_err(|error| file_error("write", &graph, error))?;
    let mut command = tools.tool("wasm-metadce");
    command.args(FEATURES).arg(wasm).arg("-f").arg(&graph).arg("-o").arg(wasm).stdout(Stdio::null());
    run(command, "wasm-metadce", "see its messages above")
}

/// The names of exports that the module uses: what stands behind each `wasm.`.
fn calls(glue: &str) -> impl Iterator<Item = &str> {
    glue.split("wasm.").skip(1).map(word).filter(|name| !name.is_empty())
}

/// What `text` begins with, as far as it is a name.
fn word(text: &str) -> &str {
    text.split(|one: char| !(one.is_ascii_alphanumeric() || one == '_' || one == '$')).next().unwrap_or_default()
}

fn has_property(script: &str, name: &str) -> bool {
    script.split('.').skip(1).any(|rest| word(rest) == name)
}

/// The short names that `wasm-opt` has given.
#[derive(Deserialize)]
pub(super) struct Names {
    /// Module, name before, name now.
    imports: Vec<(String, String, String)>,
    /// Name before, name now.
    exports: Vec<(String, String)>,
}

/// The pass of `wasm-opt` that gives short names, and says on standard output which.
pub(super) const SHORTEN: &str = "--minify-imports-and-exports-and-modules";
/// What the pass calls every module.
const MODULE: &str = "a";

impl Names {
    /// Reads what `wasm-opt` said.
    pub fn read(said: &[u8]) -> Result<Self> {
        let advice = "pin Binaryen's version in xtask/src/setup/wasm_opt.rs";
        serde_json::from_slice(said)
            .map_err(|error| Error::new(format!("wasm-opt's list of names is not as expected: {error}"), advice))
    }

    /// wasm-bindgen's module with these names, and without the functions that the wasm does not ask for.
    pub fn rename(&self, glue: &str) -> Result<String> {
        let (before, rest) = glue.split_once(HEAD).ok_or_else(changed)?;
        let (functions, after) = rest.split_once(TAIL).ok_or_else(changed)?;
        let (_, after) = after.split_once("_bg.js\": import0").ok_or_else(changed)?;
        let functions = self.functions(functions)?;
        let after = format!("return {{ __proto__: null, {MODULE}: import0{after}");
        Ok(self.calls(&format!("{before}{HEAD}{functions}{}{after}", &TAIL[1..])))
    }

    /// The functions that the wasm imports.
    fn functions(&self, functions: &str) -> Result<String> {
        let names: BTreeMap<&str, &str> = self.imports.iter().map(|(_, old, new)| (&**old, &**new)).collect();
        let (mut out, mut kept, mut is_kept) = (String::new(), 0, false);
        for line in functions.lines() {
            // `        name: function(…`; what is set in deeper belongs to it.
            let name = line.strip_prefix(INDENT).map_or("", word);
            if name.is_empty() {
                if is_kept {
                    out.extend([line, "\n"]);
                }
                continue;
            }
            let new = names.get(name);
            is_kept = new.is_some();
            if let Some(new) = new {
                kept += 1;
                out.extend([new, &line[INDENT.len() + name.len()..], "\n"]);
            }
        }
        if kept == names.len() { Ok(out) } else { Err(changed()) }
    }

    /// Each `wasm.name` by its new name.
    fn calls(&self, glue: &str) -> String {
        let names: BTreeMap<&str, &str> = self.exports.iter().map(|(old, new)| (&**old, &**new)).collect();
        let mut parts = glue.split("wasm.");
        let mut out = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let name = word(part);
            out.extend(["wasm.", names.get(name).unwrap_or(&name), &part[name.len()..]]);
        }
        out
    }
}

/// What stands around the functions that the wasm imports; within them, lines begin with more blanks.
const HEAD: &str = "const import0 = {\n        __proto__: null,\n";
const INDENT: &str = "        ";
const TAIL: &str = "\n    };\n";

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = r#"class Stream {
    free() { wasm.__wbg_stream_free(0, 0); }
}
const StreamFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_stream_free(ptr, 1));
function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        __wbg_now_0123456789abcdef: function() {
            const ret = Date.now();
            return ret;
        },
        __wbg_pull_0123456789abcdef: function() { return handleError(function () {
            const ret = 1;
        }, arguments); },
        __wbg_text_0123456789abcdef: function(arg0) {
            wasm.__wbindgen_malloc(arg0);
        },
    };
    return {
        __proto__: null,
        "./home_bg.js": import0,
    };
}
wasm.__wbindgen_start();
"#;

    fn names() -> Names {
        Names::read(
            br#"{"imports": [["./home_bg.js", "__wbg_now_0123456789abcdef", "$"],
                             ["./home_bg.js", "__wbg_text_0123456789abcdef", "$a"]],
                 "exports": [["__wbindgen_malloc", "b"], ["__wbindgen_start", "c"]]}"#,
        )
        .unwrap()
    }

    #[test]
    fn what_the_wasm_asks_for_has_its_name() {
        let glue = names().rename(GLUE).unwrap();
        assert!(glue.contains("\n$: function() {\n            const ret = Date.now();"), "{glue}");
        assert!(glue.contains("\n$a: function(arg0) {\n            wasm.b(arg0);\n        },\n    };"), "{glue}");
        assert!(glue.contains("return { __proto__: null, a: import0,\n    };\n}\nwasm.c();"), "{glue}");
        assert!(!glue.contains("handleError") && !glue.contains("const ret = 1"), "{glue}");
    }

    #[test]
    fn another_form_is_an_error_and_not_a_broken_site() {
        assert!(names().rename(&GLUE.replace("import0", "imports")).is_err());
        assert!(names().rename(&GLUE.replace("__wbg_now", "__wbg_then")).is_err());
        assert!(Names::read(b"\"__wbindgen_malloc\" => \"b\"").is_err());
    }

    #[test]
    fn calls_are_found_where_they_are_made() {
        assert_eq!(calls("wasm.memory.buffer; f(wasm.go, 'a.wasm')").collect::<Vec<_>>(), ["memory", "go"]);
        assert!(has_property("a.memory.buffer,b.go()", "go") && !has_property("a.gone();go", "go"));
        assert!(pure(GLUE).contains(": /* @__PURE__ */ new FinalizationRegistry(ptr"));
    }
}
