//! The part of the engine that needs no compiler: style sheets, fonts, scripts, messages and the frame of the pages,
//! from the project's sources.

use super::Engine;
use crate::build::files_below;
use crate::error::{OrFail, Result};
use atbildiba::app::pages::{PAGES, PageKind};
use std::fs;
use std::path::Path;

/// Minifies a script.
pub type Minify<'a> = &'a dyn Fn(&str) -> Result<String>;

/// The style of every page, in cascade order. A page's own style follows, then [`LAST`].
const FIRST: [&str; 6] = ["tokens", "base", "shell", "shirt", "parts", "offline"];

/// Overrides the others.
const LAST: &str = "print";

/// The files of `src/kiosk/js`, in the order in which they are concatenated.
const KIOSK: [&str; 9] = ["session", "over", "moves", "bar", "qr", "codes", "keyboard", "operator", "main"];

/// The files of which the beginning of every page is concatenated.
const BOOT: [&str; 4] = ["boot", "page", "revoked", "offline"];

/// Everything except the program, for which `cargo xtask build` adds `assets/app.js`, `assets/app.wasm` and
/// `assets/parts/…`.
///
/// # Errors
/// A source file can't be read, or a script can't be minified.
pub fn from_sources(project: &Path, minify: Minify) -> Result<Engine> {
    let mut engine = Engine::default();
    let text = |path: &str| {
        let file = project.join(path);
        fs::read_to_string(&file).or_fail(|| format!("reading {}", file.display()), "take the project's files again")
    };
    let script = |name: &&str| text(&format!("src/{name}.js"));
    engine.add("template/index.html", frame(&text("index.html")?));
    engine.add("template/boot.js", minify(&BOOT.iter().map(script).collect::<Result<Vec<_>>>()?.join("\n"))?);
    let kiosk = KIOSK.iter().map(|name| text(&format!("src/kiosk/js/{name}.js"))).collect::<Result<String>>()?;
    engine.add("template/session.js", minify(&format!("(() => {{\n{kiosk}}})();\n"))?);
    engine.add("template/sw.js", minify_script(&script(&"sw")?));
    engine.add("template/sw-kill.js", minify_script(&script(&"sw-kill")?));
    for name in ["away", "embed"] {
        engine.add_asset(&format!("{name}.js"), minify(&script(&name)?)?.into_bytes());
    }
    engine.add("template/height.js", minify(&script(&"height")?)?);
    let style = |name: &str| text(&format!("style/{name}.css"));
    for PageKind { name: kind, style: own, .. } in PAGES {
        let parts = FIRST.iter().chain(*own).chain([&LAST]);
        let css = parts.map(|name| style(name)).collect::<Result<Vec<_>>>()?.join("\n");
        engine.add(format!("template/style/{kind}.css"), minify_css(&css));
    }
    engine.add("template/style/kiosk-mode.css", minify_css(&style("kiosk")?));
    add_folder(&mut engine, "assets/fonts/", &project.join("style/fonts"), ".woff2")?;
    add_folder(&mut engine, "messages/", &project.join("messages"), ".json")?;
    add_folder(&mut engine, "root/", &project.join("public/root"), "")?;
    Ok(engine)
}

fn add_folder(engine: &mut Engine, prefix: &str, folder: &Path, ending: &str) -> Result<()> {
    for (name, path) in files_below(folder)?.into_iter().filter(|(name, _)| name.ends_with(ending)) {
        let bytes =
            fs::read(&path).or_fail(|| format!("reading {}", path.display()), "take the project's files again")?;
        engine.add(format!("{prefix}{name}"), bytes);
    }
    Ok(())
}

/// The frame without comments and without what only trunk reads.
fn frame(template: &str) -> String {
    let lines = template.lines().filter(|line| !line.contains("data-trunk") && !line.trim_start().starts_with("<!--"));
    lines.collect::<Vec<_>>().join("\n")
}

/// CSS without comments and unnecessary whitespace. Compression does the rest.
fn minify_css(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(open) = rest.find("/*") {
        push_minified(&mut out, &rest[..open]);
        rest = rest[open..].find("*/").map_or("", |close| &rest[open + close + 2..]);
    }
    push_minified(&mut out, rest);
    out
}

fn push_minified(out: &mut String, css: &str) {
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

/// A script without indentation, without comments on lines of their own and without JSDoc, which suffices for short
/// scripts in our style.
pub fn minify_script(script: &str) -> String {
    let lines = |text: &str, is_kept: fn(&str) -> bool| -> String {
        text.lines().map(str::trim).filter(|line| is_kept(line)).collect::<Vec<_>>().join("\n")
    };
    // First, because such a comment may mention the beginning of the others.
    let code = lines(script, |line| !line.starts_with("//"));
    lines(&without_jsdoc(&code), |line| !line.is_empty())
}

/// A script without comments that begin with `/**` and white space, wherever they are.
fn without_jsdoc(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(open) = ["/** ", "/**\n"].iter().filter_map(|open| rest.find(open)).min() {
        let Some((_, after)) = rest[open..].split_once("*/") else { break };
        out += &rest[..open];
        rest = after.strip_prefix(' ').unwrap_or(after);
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minified_css_is_equivalent() {
        let css = "/* a */ a:hover > b,\n c { color : red ;\n margin: 0 auto; }\n@media (width >= 10em) { a { b: calc(1px + 2px) } }";
        assert_eq!(
            minify_css(css),
            "a:hover > b,c{color : red;margin: 0 auto}@media (width >= 10em){a{b: calc(1px + 2px)}}"
        );
    }

    #[test]
    fn minified_scripts_have_no_comments_and_no_types() {
        let script = r#"// Like /** this.
/**
 * A sum.
 * @param {number} a // not code
 */
const add = (a) => {
  /** @type {number[]} */
  const all = [];
  let /** @type {string} */ b = "/**/", c = /** @type {?} */ (a); // of a
  return a;
};

/** @typedef {{ a: number }} A */
"#;
        let code = "const add = (a) => {\nconst all = [];\nlet b = \"/**/\", c = (a); // of a\nreturn a;\n};";
        assert_eq!(minify_script(script), code);
        assert_eq!(minify_script("a; /** not closed"), "a; /** not closed");
    }
}
