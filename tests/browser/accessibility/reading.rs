//! The page reads the same without scripts: as prerendered, as displayed with scripts disabled, and as hydrated.

use crate::browser::tests::check;
use crate::browser::{ENGINES, Session, Setup, Test, TestContext};
use site::error::{Error, OrFail, Result};
use std::fs;

pub(crate) const TESTS: &[Test] = &[check("without scripts the text is the same", &ENGINES, reads)];

/// The text of `main`; with `arguments[0]`, without what depends on the clock. `noscript` is displayed only without
/// scripts.
const TEXT: &str = r#"
const main = document.querySelector("main").cloneNode(true);
const without = "noscript, script, template" + (arguments[0] ? ", [data-live]" : "");
main.querySelectorAll(without).forEach((element) => element.remove());
return main.textContent;"#;

fn reads(test: &mut TestContext) -> Result<()> {
    let mut plain = test.start(Setup { scripts: false, ..Setup::default() })?;
    test.each(&test.pages.kinds(), |test, page| {
        plain.goto(&test.url(&page.address))?;
        let text = |session: &mut Session, without_live: bool| -> Result<String> {
            let text = session.run(TEXT, &[without_live.into()])?;
            Ok(normal(text.as_str().unwrap_or_default()))
        };
        let html = fs::read_to_string(&page.file).or_fail(|| format!("reading {}", page.file.display()), "")?;
        let (file, off) = (normal(&text_of_main(&html)), text(&mut plain, false)?);
        let off_stable = text(&mut plain, true)?;
        let lives = plain.eval("document.documentElement.matches('[data-ready], [data-failed]')")?;
        test.expect(lives == false, &page.address, || "scripts ran with scripts off".into());
        test.expect(!file.is_empty(), &page.address, || "main is empty without scripts".into());
        same(test, &page.address, "with scripts off", &file, &off);
        test.open(&page.address)?;
        let hydrated = text(&mut test.session, true)?;
        same(test, &page.address, "once hydrated (outside of [data-live])", &off_stable, &hydrated);
        Ok(())
    });
    Ok(())
}

fn same(test: &mut TestContext, address: &str, when: &str, wanted: &str, found: &str) {
    if wanted != found {
        let at = wanted.chars().zip(found.chars()).take_while(|(a, b)| a == b).count();
        let near = |text: &str| text.chars().skip(at.saturating_sub(20)).take(80).collect::<String>();
        test.fail(
            address,
            format!("reads otherwise {when}:\n  prerendered: …{}\n  here:        …{}", near(wanted), near(found)),
        );
    }
}

fn normal(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text between `<main` and `</main>` in HTML as the build writes it: well-formed, without scripts inside.
fn text_of_main(html: &str) -> String {
    let Some((main, _)) = html.split_once("<main").and_then(|(_, rest)| rest.rsplit_once("</main>")) else {
        return String::new();
    };
    let (mut text, mut rest) = (String::new(), after_tag(main));
    while let Some((before, tag)) = rest.split_once('<') {
        text += &characters(before);
        let end = ["noscript", "script", "template"].iter().find(|name| tag.starts_with(**name));
        rest = match end {
            Some(name) => tag.split_once(&format!("</{name}>")).map_or("", |(_, rest)| rest),
            None if tag.starts_with("!--") => tag.split_once("-->").map_or("", |(_, rest)| rest),
            None => after_tag(tag),
        };
    }
    text + &characters(rest)
}

/// What follows a tag; `>` in quotes is part of it.
fn after_tag(tag: &str) -> &str {
    let mut quote = None;
    for (at, letter) in tag.char_indices() {
        match quote {
            Some(open) if letter == open => quote = None,
            Some(_) => {}
            None if letter == '>' => return &tag[at + 1..],
            None => quote = Some(letter).filter(|letter| matches!(letter, '"' | '\'')),
        }
    }
    ""
}

/// Decodes character references: the few names that HTML writers use, and numbers.
fn characters(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, reference)) = rest.split_once('&') {
        plain += before;
        let known = reference.split_once(';').and_then(|(name, after)| Some((character(name).ok()?, after)));
        let (letter, after) = known.unwrap_or(('&', reference));
        plain.push(letter);
        rest = after;
    }
    plain + rest
}

fn character(name: &str) -> Result<char> {
    let number = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
    let named = [("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("apos", '\''), ("nbsp", '\u{a0}')];
    let found = match name.strip_prefix('#') {
        Some(code) if code.starts_with(['x', 'X']) => number(&code[1..], 16),
        Some(code) => number(code, 10),
        None => named.iter().find(|(known, _)| *known == name).map(|(_, letter)| *letter),
    };
    found.ok_or_else(|| Error::new(format!("&{name}; is unknown"), ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_what_a_browser_reads() {
        let html = "<p>no</p><main id=\"a>b\"><h1>A &amp; B&#x27;s</h1><!> <!-- <p>no</p> --><p title='>'>x&#246;&nbsp;y & z</p>\
                    <noscript><p>no</p></noscript></main>no";
        assert_eq!(normal(&text_of_main(html)), "A & B's xö y & z");
        assert_eq!(text_of_main("<p>"), "");
    }
}
