//! The home page's bundle, which the pages without islands share.

#[cfg(target_arch = "wasm32")]
fn main() {
    atbildiba::app::open_now::follow();
    use atbildiba::app::islands::{Hydrate, OCCURRENCE, home, start};
    const KNOWN: [(&str, Hydrate); 5] = {
        let [day, when, take, back] = OCCURRENCE;
        [("upcoming", home), day, when, take, back]
    };
    start(&KNOWN, false);
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This is a web app: `cargo xtask serve` builds and serves it.");
    std::process::exit(2);
}
