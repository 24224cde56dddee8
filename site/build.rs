//! Places the engine where the program can embed it: the file named by `ATBILDIBA_ENGINE`, or nothing.

use std::path::PathBuf;
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-env-changed=ATBILDIBA_ENGINE");
    let place = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it")).join("engine");
    match env::var_os("ATBILDIBA_ENGINE") {
        Some(engine) => {
            println!("cargo::rerun-if-changed={}", engine.display());
            fs::copy(&engine, &place).expect("ATBILDIBA_ENGINE names a file: cargo xtask package makes it");
        }
        None => fs::write(&place, []).expect("OUT_DIR can be written"),
    }
}
