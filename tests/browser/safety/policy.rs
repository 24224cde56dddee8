//! What must be rejected, and what remains then: modified code, truncated data, foreign scripts.

use crate::browser::tests::check;
use crate::browser::{ENGINES, PATIENCE, Test, TestContext};
use site::error::{Error, OrFail, Result};
use site::serve::Fault;
use std::fs;
use std::path::{Path, PathBuf};

pub(crate) const TESTS: &[Test] = &[
    check("altered wasm is rejected and the page stays readable", &ENGINES, |test| broken(test, Wrong::Wasm)),
    check("with truncated data the page stays readable", &ENGINES, |test| broken(test, Wrong::CutData)),
    check("with data of another version the page stays readable", &ENGINES, |test| broken(test, Wrong::OtherData)),
    check("scripts and images from other origins are refused", &ENGINES, |test| refused(test, None)),
    check("they are refused where a host sends no policy, too", &ENGINES, |test| refused(test, Some("img-src *"))),
    check("where a host refuses the style in a page, it is loaded as a file", &ENGINES, style_as_file),
];

#[derive(Clone, Copy, PartialEq)]
enum Wrong {
    /// One flipped bit.
    Wasm,
    /// Half of the file, then a broken connection.
    CutData,
    /// Half of the file with a matching length.
    OtherData,
}

fn broken(test: &mut TestContext, wrong: Wrong) -> Result<()> {
    let ending = if wrong == Wrong::Wasm { ".wasm" } else { ".json" };
    for file in files(&test.pages.root, ending)? {
        let bytes = fs::read(&file).or_fail(|| format!("reading {}", file.display()), "")?;
        let path = file.strip_prefix(&test.pages.root).unwrap_or(&file).to_string_lossy();
        test.server.set_fault(&format!("/{path}"), Some(fault(wrong, bytes)));
    }
    // The first failure of a session is retried by reloading the page; later ones are not.
    test.session.goto(&test.url("/"))?;
    let again = "document.documentElement.hasAttribute('data-failed') && \
        performance.getEntriesByType('navigation')[0].type === 'reload'";
    test.session.wait_for("the page retries once", again, PATIENCE)?;
    test.each(&test.pages.kinds_in_default(), |test, page| {
        // The test's browser is fresh: it has cached none of these files.
        let session = &mut test.session;
        session.goto(&format!("{}{}", test.server.url(), page.address.trim_start_matches('/')))?;
        session.wait_for("html[data-failed]", "document.documentElement.hasAttribute('data-failed')", PATIENCE)?;
        let facts = session.eval(
            "[!document.documentElement.hasAttribute('data-ready'), document.querySelector('main h1')?.textContent.trim().length > 0, \
             document.querySelector('.failed-notice')?.checkVisibility() ?? false]",
        )?;
        let at = &page.address;
        test.looked_at += 1;
        test.expect(facts[0] == true, at, || "html[data-ready] is set beside data-failed".into());
        test.expect(facts[1] == true, at, || "the heading is gone".into());
        test.expect(facts[2] == true, at, || "the notice that the page did not start is not visible".into());
        Ok(())
    });
    Ok(())
}

fn fault(wrong: Wrong, mut bytes: Vec<u8>) -> Fault {
    let half = bytes.len() / 2;
    let media_type = if wrong == Wrong::Wasm { "application/wasm" } else { "application/json" };
    match wrong {
        Wrong::Wasm => bytes[half] ^= 1,
        Wrong::CutData => return Fault::Cut,
        Wrong::OtherData => bytes.truncate(half),
    }
    Fault::Answer { status: 200, media_type, body: bytes }
}

/// All files with an extension below a folder; finding none is an error.
pub(crate) fn files(folder: &Path, ending: &str) -> Result<Vec<PathBuf>> {
    let (mut found, mut folders) = (Vec::new(), vec![folder.to_path_buf()]);
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).or_fail(|| format!("reading {}", folder.display()), "")?;
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                found.push(path);
            }
        }
    }
    if found.is_empty() { Err(Error::new(format!("the site has no {ending} file"), "")) } else { Ok(found) }
}

/// Each is tried in the page itself; the policy's events report the rejections.
const ATTEMPTS: &str = r#"
const refused = new Set();
document.addEventListener("securitypolicyviolation", (event) => refused.add(event.effectiveDirective));
const image = new Image(); image.src = "http://elsewhere.example/x.png"; document.body.append(image);
document.body.setAttribute("style", "color: red");
document.head.append(Object.assign(document.createElement("style"), { textContent: "body { color: red }" }));
const frame = document.createElement("iframe"); frame.src = "http://elsewhere.example/"; document.body.append(frame);
await fetch("http://elsewhere.example/").catch(() => {});
try { const script = document.createElement("script"); script.src = "http://elsewhere.example/x.js"; document.head.append(script); }
catch { refused.add("script-src-elem"); }
const form = document.createElement("form"); form.action = "http://elsewhere.example/"; document.body.append(form);
try { form.submit(); } catch {}
// Some are reported late on a busy machine.
for (let tries = 0; refused.size < 7 && tries < 100; tries += 1) await new Promise((done) => setTimeout(done, 50));
return [...refused].sort();
"#;

/// `sent` replaces the policy in the response's headers; the page has one of its own.
fn refused(test: &mut TestContext, sent: Option<&str>) -> Result<()> {
    test.server.set_policy(sent.map(str::to_owned));
    test.open("/help")?;
    let refused = test.session.run_async(ATTEMPTS, &[])?;
    for directive in
        ["img-src", "style-src-attr", "style-src-elem", "frame-src", "connect-src", "script-src-elem", "form-action"]
    {
        // Engines may name the directive in the policy instead of the effective one.
        let short = directive.trim_end_matches("-attr").trim_end_matches("-elem");
        let told = refused.as_array().into_iter().flatten().filter_map(|name| name.as_str());
        let held = told
            .into_iter()
            .any(|name| name == directive || name == short || (directive == "frame-src" && name == "default-src"));
        test.expect(held, "/help", || format!("{directive} is not refused; refused: {refused}"));
    }
    Ok(())
}

/// A host may send the policy of an earlier version, which permits no style in the page.
fn style_as_file(test: &mut TestContext) -> Result<()> {
    test.server.set_policy(Some("style-src 'self'".to_owned()));
    test.open("/")?;
    let is_styled = "getComputedStyle(document.querySelector('.top')).display === 'grid'";
    test.session.wait_for("the style", is_styled, PATIENCE)?;
    let sheets = test.session.eval("document.querySelectorAll('link[rel=stylesheet]').length")?;
    test.expect(sheets == 1, "/", || format!("{sheets} sheets are linked"));
    Ok(())
}
