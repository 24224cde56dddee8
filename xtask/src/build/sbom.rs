//! `sbom.json`: the bill of materials of the published code (CycloneDX 1.5), from `cargo metadata`.
//!
//! It contains only what is compiled into the wasm. Without serial number and time, so that the same sources give the
//! same bytes.

use crate::setup::Tools;
use serde_json::{Value, json};
use site::error::{Error, OrFail, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The file's text: the components of a package compiled for a target.
pub fn text(project: &Path, tools: &Tools, package: &str, target: &str) -> Result<String> {
    let mut cargo = tools.command("cargo")?;
    cargo.current_dir(project).args(["metadata", "--format-version", "1", "--locked"]);
    cargo.args(["--filter-platform", target]);
    let fix = "run `cargo metadata` to see why";
    let out = cargo.output().or_fail(|| "cargo metadata".into(), fix)?;
    if !out.status.success() {
        return Err(Error::new(format!("cargo metadata: {}", String::from_utf8_lossy(&out.stderr)), fix));
    }
    let metadata: Value = serde_json::from_slice(&out.stdout).or_fail(|| "cargo metadata".into(), fix)?;
    let lock = std::fs::read_to_string(project.join("Cargo.lock")).unwrap_or_default();
    serde_json::to_string_pretty(&bill(&metadata, &lock, package)).or_fail(|| "sbom.json".into(), "")
}

/// The bill of materials of a package, ordered by name and version.
fn bill(metadata: &Value, lock: &str, package: &str) -> Value {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let id_of = |value: &Value| value["id"].as_str().unwrap_or_default().to_owned();
    let packages: BTreeMap<String, Value> =
        list(&metadata["packages"]).into_iter().map(|package| (id_of(&package), package)).collect();
    let nodes: BTreeMap<String, Value> =
        list(&metadata["resolve"]["nodes"]).into_iter().map(|node| (id_of(&node), node)).collect();
    let root = packages.iter().find(|(_, found)| found["name"] == json!(package));
    let root = root.map(|(id, _)| id.clone()).unwrap_or_default();
    let mut seen = BTreeSet::new();
    let mut open = vec![root.clone()];
    while let Some(id) = open.pop() {
        for dependency in list(&nodes.get(&id).unwrap_or(&Value::Null)["deps"]) {
            // Dependencies without a kind: needed at run time, not only for building or testing.
            let runs = list(&dependency["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
            let package = dependency["pkg"].as_str().unwrap_or_default().to_owned();
            if runs && seen.insert(package.clone()) {
                open.push(package);
            }
        }
    }
    let mut components: Vec<Value> =
        seen.iter().filter_map(|id| packages.get(id)).map(|package| component(package, lock)).collect();
    // The program draws cards, which need the second font.
    let faces = if package == "site" { ["Commissioner", "Noto Sans Arabic"].as_slice() } else { &["Commissioner"] };
    components.extend(
        faces
            .iter()
            .map(|face| json!({ "type": "file", "name": face, "licenses": [{ "license": { "id": "OFL-1.1" } }] })),
    );
    let order = |value: &Value| (value["name"].to_string(), value["version"].to_string());
    components.sort_by_key(order);
    let own = packages.get(&root).map(|package| component(package, lock));
    json!({
        "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
        "metadata": { "component": own },
        "components": components,
    })
}

fn component(package: &Value, lock: &str) -> Value {
    let (name, version) =
        (package["name"].as_str().unwrap_or_default(), package["version"].as_str().unwrap_or_default());
    let mut component = json!({
        "type": "library", "name": name, "version": version, "purl": format!("pkg:cargo/{name}@{version}"),
    });
    if let Some(license) = package["license"].as_str() {
        component["licenses"] = json!([{ "expression": license.replace('/', " OR ") }]);
    }
    if let Some(hash) = checksum(lock, name, version) {
        component["hashes"] = json!([{ "alg": "SHA-256", "content": hash }]);
    }
    component
}

/// The hash of the crate's archive, from `Cargo.lock`.
fn checksum<'a>(lock: &'a str, name: &str, version: &str) -> Option<&'a str> {
    let start = lock.find(&format!("name = \"{name}\"\nversion = \"{version}\"\n"))?;
    let entry = lock[start..].split("\n\n").next()?;
    entry.split_once("checksum = \"")?.1.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_runtime_dependencies_are_listed_with_licence_and_hash() {
        let kind = |kind: Value| json!([{ "kind": kind, "target": null }]);
        let metadata = json!({
            "packages": [
                { "id": "a", "name": "atbildiba", "version": "0.1.0", "license": "MIT OR Apache-2.0" },
                { "id": "s", "name": "serde", "version": "1.0.0", "license": "MIT/Apache-2.0" },
                { "id": "d", "name": "deep", "version": "2.0.0", "license": "ISC" },
                { "id": "t", "name": "proptest", "version": "1.0.0" },
            ],
            "resolve": { "nodes": [
                { "id": "a", "deps": [
                    { "pkg": "s", "dep_kinds": kind(Value::Null) }, { "pkg": "t", "dep_kinds": kind(json!("dev")) }] },
                { "id": "s", "deps": [{ "pkg": "d", "dep_kinds": kind(Value::Null) }] },
            ] },
        });
        let lock =
            "[[package]]\nname = \"serde\"\nversion = \"1.0.0\"\nsource = \"x\"\nchecksum = \"ab12\"\n\n[[package]]\n";
        let bill = bill(&metadata, lock, "atbildiba");
        let names: Vec<&str> =
            bill["components"].as_array().unwrap().iter().filter_map(|one| one["name"].as_str()).collect();
        assert_eq!(names, ["Commissioner", "deep", "serde"]);
        let serde = &bill["components"][2];
        assert_eq!(serde["licenses"][0]["expression"], "MIT OR Apache-2.0");
        assert_eq!(serde["hashes"][0]["content"], "ab12");
        assert_eq!(bill["metadata"]["component"]["name"], "atbildiba");
    }
}
