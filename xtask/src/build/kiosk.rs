//! What only kiosks load: their script, their style, the codes for visitors' phones; and `boot.js`, which knows where
//! the script is.

use super::data::{Content, Language};
use super::wasm::{small, text};
use super::{Options, assets::Assets};
use crate::error::{OrFail, Result};
use crate::setup::Tools;
use atbildiba::app::kiosk_words;
use atbildiba::calendar::ics::{Writer, select};
use atbildiba::calendar::occurrences::Occurrences;
use atbildiba::content::Events;
use atbildiba::dates::Date;
use base64::Engine;
use qrcodegen::{QrCode, QrCodeEcc};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// The files of `src/kiosk/js`, in the order in which they are joined.
const PARTS: [&str; 7] = ["session", "moves", "bar", "codes", "keyboard", "operator", "main"];

/// Of an event's text, what a phone's calendar needs; a code with more has modules too fine to be read from a screen.
const KEPT: [&str; 9] = ["BEGIN:", "END:", "VERSION:", "DTSTART", "DTEND", "DURATION", "SUMMARY", "LOCATION", "RRULE:"];

/// A code is read from some way off: at 40 mm its modules should not be finer than half a millimetre.
const MOST_BYTES: usize = 450;

/// Adds `session.js` and `boot.js`.
pub fn script(options: &Options, tools: &Tools, languages: &[Language], assets: &mut Assets) -> Result<()> {
    let words: Map<String, Value> =
        languages.iter().map(|one| (one.tag.clone(), one.prerender.with_context(kiosk_words))).collect();
    let mut script = String::from("(() => {\n");
    for part in PARTS {
        script += &text(&options.project.join(format!("src/kiosk/js/{part}.js")))?;
    }
    script += "})();\n";
    let style = assets.get(super::style::KIOSK)?.path.clone();
    let script = script.replace("\"{words}\"", &Value::from(words).to_string()).replace("{style}", &style);
    let kiosk = assets.add("session.js", small(options, tools, &script)?.as_bytes())?;
    let parts = ["src/boot.js", "src/revoked.js", "src/offline.js"].map(|name| text(&options.project.join(name)));
    let boot = parts.into_iter().collect::<Result<Vec<_>>>()?.join("\n").replace("{kiosk}", &kiosk.path);
    assets.add("boot.js", small(options, tools, &boot)?.as_bytes())?;
    Ok(())
}

/// Writes `kiosk/codes-{language}.json`: by link, or by an event's address, its code as `[size, modules]`.
/// `links` are all that lead out of the site.
pub fn codes(
    content: &Content,
    language: &Language,
    links: &BTreeSet<String>,
    built: Date,
    assets: &Assets,
) -> Result<()> {
    let mut codes: Map<String, Value> = links.iter().filter_map(|link| Some((link.clone(), code(link)?))).collect();
    let slice = language.slices.iter().find(|(name, _)| *name == "events").map(|(_, value)| value);
    let events = slice.map(Events::deserialize).transpose();
    let events = events.or_fail(|| "the events' slice".into(), "report it: `check` let it pass")?.unwrap_or_default();
    let all = Occurrences::new(&events.entries);
    let writer = Writer { host: "", lang: &language.tag, pages: "", today: built, zone: &|_| None };
    for (index, event) in events.entries.iter().enumerate() {
        let next = all.next_of(built, 1, &|one| one == index).first().copied().or_else(|| all.of_event(index, built));
        let Some(next) = next else { continue };
        let text = lean(&select::occurrence(&writer.event(event), next.id));
        let page = format!("{}/events/{}", content.site.url, event.uid);
        let made = code(&text).filter(|_| text.len() <= MOST_BYTES);
        let made = made.or_else(|| (!content.site.url.is_empty()).then(|| code(&page)).flatten());
        if let Some(made) = made {
            codes.insert(format!("/events/{}", event.uid), made);
        }
    }
    assets.write(&format!("kiosk/codes-{}.json", language.tag), Value::from(codes).to_string().as_bytes())
}

/// An event's file in few bytes: unfolded, without what a calendar can do without.
fn lean(text: &str) -> String {
    let text = text.replace("\r\n ", "");
    let kept = text.lines().filter(|line| KEPT.iter().any(|start| line.starts_with(start)));
    // `SUMMARY;LANGUAGE=lv:`: scanners know the plain name.
    let plain = |line: &str| match line.split_once(':') {
        Some((name, value)) if name.contains("LANGUAGE=") => {
            format!("{}:{value}", name.split(';').next().unwrap_or(name))
        }
        _ => line.to_owned(),
    };
    kept.map(plain).collect::<Vec<_>>().join("\r\n")
}

/// A QR code (ISO/IEC 18004) at level M, its modules row by row as bits.
fn code(text: &str) -> Option<Value> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let size = code.size();
    let mut bytes = vec![0_u8; (size * size) as usize / 8 + 1];
    for at in 0..size * size {
        if code.get_module(at % size, at / size) {
            bytes[at as usize / 8] |= 0x80 >> (at % 8);
        }
    }
    Some(json!([size, base64::engine::general_purpose::STANDARD.encode(bytes)]))
}

/// The links of a page that lead out of the site.
pub fn outward(body: &str) -> impl Iterator<Item = String> + '_ {
    let links = body.split(" href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let is_outward = |link: &&str| ["http:", "https:", "tel:", "mailto:"].iter().any(|start| link.starts_with(start));
    links.filter(is_outward).map(|link| link.replace("&amp;", "&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_fits_into_a_code() {
        let long = "BEGIN:VCALENDAR\r\nPRODID:-//x\r\nBEGIN:VEVENT\r\nUID:a@b\r\nDTSTART;VALUE=DATE:20261018\r\n\
                    SUMMARY;LANGUAGE=lv:Eiropas cilvēku tirdzniecības apkarošan\r\n as diena\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        let text = lean(long);
        assert!(text.contains("\r\nSUMMARY:Eiropas cilvēku tirdzniecības apkarošanas diena\r\n"), "{text}");
        assert!(!text.contains("UID") && text.starts_with("BEGIN:VCALENDAR\r\nBEGIN:VEVENT"));
        let made = code(&text).unwrap();
        assert!(made[0].as_u64().unwrap() <= 57, "version 10 at most: {}", made[0]);
    }

    #[test]
    fn only_links_that_lead_out_become_codes() {
        let body = r#"<a href="/help"><a class="x" href="https://a.b/?c=d&amp;e=f"><a href="tel:116006"><a href="mailto:a@b">"#;
        assert_eq!(outward(body).collect::<Vec<_>>(), ["https://a.b/?c=d&e=f", "tel:116006", "mailto:a@b"]);
    }
}
