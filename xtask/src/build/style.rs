//! One stylesheet out of `style/`, fonts beside it.

use super::file_error;
use super::{Options, assets::Assets};
use crate::error::Result;
use std::fs;

/// In the order of the cascade: tokens first, print last.
const FILES: [&str; 14] = [
    "tokens",
    "base",
    "shell",
    "shirt",
    "parts",
    "home",
    "calendar",
    "event",
    "supporters",
    "timeline",
    "help",
    "about",
    "offline",
    "print",
];

/// Adds the fonts and `style.css`, which names them.
pub fn bundle(options: &Options, assets: &mut Assets) -> Result<()> {
    let folder = options.project.join("style");
    let mut css = String::new();
    for name in FILES {
        let file = folder.join(name).with_extension("css");
        css += &fs::read_to_string(&file).map_err(|error| file_error("read", &file, error))?;
        css.push('\n');
    }
    for (name, path) in super::assets::files_below(&folder.join("fonts"))? {
        if name.ends_with(".woff2") {
            let bytes = fs::read(&path).map_err(|error| file_error("read", &path, error))?;
            let asset = assets.add(&format!("fonts/{name}"), &bytes)?;
            css = css.replace(&format!("fonts/{name}"), &asset.path);
        }
    }
    assets.add("style.css", squeeze(&css).as_bytes())?;
    Ok(())
}

/// CSS without comments and needless white space. Compression does the rest.
fn squeeze(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(open) = rest.find("/*") {
        push_squeezed(&mut out, &rest[..open]);
        rest = rest[open..].find("*/").map_or("", |close| &rest[open + close + 2..]);
    }
    push_squeezed(&mut out, rest);
    out
}

fn push_squeezed(out: &mut String, css: &str) {
    for c in css.chars() {
        let space = c.is_whitespace();
        let last = out.chars().next_back().unwrap_or('{');
        if space && (last.is_whitespace() || "{};,".contains(last)) {
            continue;
        }
        if "{};".contains(c) && last == ' ' {
            out.pop();
        }
        if c == '}' && out.ends_with(';') {
            out.pop();
        }
        out.push(if space { ' ' } else { c });
    }
}

/// A script without comments on lines of their own and indentation: ours are short, and written so.
pub fn squeeze_script(script: &str) -> String {
    let lines = script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn css_loses_only_what_means_nothing() {
        let css = "/* a */ a:hover > b,\n c { color : red ;\n margin: 0 auto; }\n@media (width >= 10em) { a { b: calc(1px + 2px) } }";
        assert_eq!(
            squeeze(css),
            "a:hover > b,c{color : red;margin: 0 auto}@media (width >= 10em){a{b: calc(1px + 2px)}}"
        );
    }
}
