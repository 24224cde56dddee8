//! Validation of the built pages by other programs: the Nu Html Checker on every file, html-validate on every kind of
//! page in every language. Their false positives are listed in [`MISTAKEN`], with the reason.
//!
//! TypeScript and ESLint on the scripts' sources: [`scripts`]. axe and IBM's checker, which examine a page in a
//! browser, are in `tests/browser`.

pub mod scripts;

use crate::browser::Pages;
use crate::setup::{Validator, Validators};
use serde_json::Value;
use site::error::{Error, OrFail, Result};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A false positive.
struct FalsePositive {
    /// The beginning of its message.
    message: &'static str,
    /// Part of its location, an excerpt or a selector.
    at: &'static str,
    /// Why it is a false positive, for readers of this list.
    #[allow(dead_code)]
    reason: &'static str,
}

const MISTAKEN: &[FalsePositive] = &[
    FalsePositive {
        message: "A “link” element with a “blocking” attribute must have a “rel” attribute whose value is “stylesheet”",
        at: r#"rel="expect""#,
        reason: "HTML allows `blocking` for `rel=expect`, too (4.2.4); Nu 26.9 does not know it yet",
    },
    FalsePositive {
        message: "\"blocking\" attribute cannot be used on <link> in this context",
        at: "head > link",
        reason: "as above",
    },
    FalsePositive {
        message: "Multiple <main> elements present in document",
        at: "> template > main",
        reason: "the content of a template is not part of the document",
    },
    FalsePositive {
        message: "Landmarks must have a non-empty and unique accessible name",
        at: "#main",
        reason: "as above: there is one <main>",
    },
    FalsePositive {
        message: "Landmarks must have a non-empty and unique accessible name",
        at: "> template > main",
        reason: "as above",
    },
    FalsePositive {
        message: "\"aria-label\" cannot be used on this element",
        at: "> video",
        reason: "a video without controls may be named (ARIA in HTML: any global attribute)",
    },
    FalsePositive {
        message: "\" \" should be replaced with \"&nbsp;\" (non-breaking space) in telephone number",
        at: "> a",
        reason: "the space is in the service's name beside the number, which may break; the number has none",
    },
    FalsePositive {
        message: "\"-\" should be replaced with \"&#8209;\" (non-breaking hyphen) in telephone number",
        at: "> a",
        reason: "as above: the hyphen is in the service's name",
    },
    FalsePositive {
        message: "Resource violates Content Security Policy (meta tag)",
        at: "=\"/",
        reason: "the checker reads files, so addresses of the site are not `'self'` to it",
    },
    FalsePositive {
        message: "Inline script violates Content Security Policy (meta tag)",
        at: "<script type=\"application/",
        reason: "JSON is data, which is not executed and to which the policy does not apply",
    },
    FalsePositive {
        message: "CSS:",
        at: "",
        reason: "Nu 26.9 knows neither nesting nor container queries nor SVG's properties; esbuild parses the sheets, too",
    },
];

/// Advice if a checker fails.
const ADVICE: &str = "cargo xtask setup --tests";

/// A control page in which both must find something: a checker that reads nothing finds nothing.
const WRONG: &str = r#"<!doctype html><html lang="en"><head><title>Wrong</title></head><body><p><b></p></body></html>"#;

/// A finding of a checker.
struct Finding {
    message: String,
    place: String,
    file: String,
}

impl Finding {
    fn is_meant(&self) -> bool {
        !MISTAKEN.iter().any(|one| self.message.starts_with(one.message) && self.place.contains(one.at))
    }
}

/// Validates a built site; prints a line for each checker, including unavailable ones.
///
/// # Errors
/// The findings, each message with one of its locations; or a checker that fails.
pub fn run(site: &Path, validators: &Validators, config: &Path) -> Result<()> {
    let pages = Pages::read(site)?;
    let kinds = [pages.kinds(), pages.frames.clone()].concat();
    let mut kinds: Vec<PathBuf> = kinds.into_iter().map(|page| page.file).collect();
    let control = std::env::temp_dir().join(format!("wrong-{}.html", std::process::id()));
    fs::write(&control, WRONG).or_fail(|| format!("writing {}", control.display()), "")?;
    kinds.push(control.clone());
    let all = [site.to_owned(), control.clone()];
    let said = [
        ("the Nu Html Checker, every file", validators.nu.as_ref().map(|nu| said_by_nu(&all, nu))),
        (
            "html-validate, every kind of page",
            validators.html_validate.as_ref().map(|program| said_by_html_validate(&kinds, program, config)),
        ),
    ];
    let _ = fs::remove_file(&control);
    let mut wrong = Vec::new();
    for (name, found) in said {
        let Some(found) = found else {
            println!("notice: {name}: skipped, because it is not installed");
            continue;
        };
        let found = without_control(found?, &control)
            .ok_or_else(|| Error::new(format!("{name}: nothing is found in a page that is wrong"), ADVICE))?;
        let meant: Vec<Finding> = found.into_iter().filter(Finding::is_meant).collect();
        println!("{name}: {} findings", meant.len());
        wrong.extend(told(name, &meant));
    }
    if wrong.is_empty() {
        return Ok(());
    }
    Err(Error::new(format!("pages are not as they should be:\n  {}", wrong.join("\n  ")), "fix what generates them"))
}

/// The findings outside the control page; `None` if there are none in it.
fn without_control(found: Vec<Finding>, control: &Path) -> Option<Vec<Finding>> {
    let name = control.file_name()?.to_str()?;
    let (of_control, others): (Vec<_>, Vec<_>) = found.into_iter().partition(|one| one.file.ends_with(name));
    (!of_control.is_empty()).then_some(others)
}

/// Each message once.
fn told(name: &str, found: &[Finding]) -> Vec<String> {
    let mut by_message: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for one in found {
        by_message.entry(&one.message).or_default().push(one);
    }
    let line = |(message, all): (&str, Vec<&Finding>)| {
        format!("{name}: {message} (×{}; {}: {})", all.len(), all[0].file, all[0].place)
    };
    by_message.into_iter().map(line).collect()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// Errors and warnings.
fn said_by_nu(places: &[PathBuf], nu: &Validator) -> Result<Vec<Finding>> {
    let mut java = Command::new(&nu.program);
    java.arg("-jar").arg(&nu.file).args(["--format", "json", "--exit-zero-always", "--stdout", "--skip-non-html"]);
    let output = java.args(places).output().or_fail(|| format!("starting {}", nu.program.display()), ADVICE)?;
    let said: Value = serde_json::from_slice(&output.stdout).or_fail(
        || format!("reading what {} says: {}", nu.file.display(), String::from_utf8_lossy(&output.stderr)),
        ADVICE,
    )?;
    let all = said["messages"].as_array().ok_or_else(|| Error::new("the answer of Nu has no messages", ADVICE))?;
    let finding =
        |one: &Value| Finding { message: text(&one["message"]), place: text(&one["extract"]), file: text(&one["url"]) };
    Ok(all.iter().map(finding).collect())
}

fn said_by_html_validate(files: &[PathBuf], program: &Validator, config: &Path) -> Result<Vec<Finding>> {
    // To a file: the end of output to a pipe is lost when it exits.
    let out = std::env::temp_dir().join(format!("html-validate-{}.json", std::process::id()));
    let mut node = Command::new(&program.program);
    node.arg(&program.file).arg("--config").arg(config);
    node.arg("--formatter").arg(format!("json={}", out.display())).args(files);
    let output = node.output().or_fail(|| format!("starting {}", program.program.display()), ADVICE)?;
    let said = fs::read(&out)
        .or_fail(|| format!("reading what html-validate says: {}", String::from_utf8_lossy(&output.stderr)), ADVICE)?;
    let _ = fs::remove_file(&out);
    let said: Vec<Value> =
        serde_json::from_slice(&said).or_fail(|| "reading what html-validate says".into(), ADVICE)?;
    let mut found = Vec::new();
    for file in &said {
        found.extend(file["messages"].as_array().into_iter().flatten().map(|one| Finding {
            message: text(&one["message"]),
            place: text(&one["selector"]),
            file: text(&file["filePath"]),
        }));
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_false_positive_is_ignored_only_in_its_place() {
        let at = |place: &str| Finding {
            message: "Multiple <main> elements present in document".into(),
            place: place.into(),
            file: String::new(),
        };
        assert!(!at("#forget > template > main").is_meant());
        assert!(at("html > body > main").is_meant());
    }

    #[test]
    fn a_checker_that_misses_the_control_fails() {
        let in_file = |file: &str| Finding { message: "m".into(), place: "p".into(), file: file.into() };
        let control = Path::new("/tmp/wrong.html");
        assert!(without_control(vec![in_file("site/index.html")], control).is_none());
        let others = without_control(vec![in_file("site/index.html"), in_file("file:/tmp/wrong.html")], control);
        assert_eq!(others.map(|all| all.len()), Some(1));
    }

    #[test]
    fn a_message_is_reported_once_with_its_count() {
        let one = |message: &str| Finding { message: message.into(), place: "p".into(), file: "f".into() };
        assert_eq!(told("x", &[one("a"), one("b"), one("a")]), ["x: a (×2; f: p)", "x: b (×1; f: p)"]);
        assert!(told("x", &[]).is_empty());
    }
}
