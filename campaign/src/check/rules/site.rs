//! `site.json`: languages, time zone, addresses, kiosk; and checks that other files share with it.

use super::help;
use super::kiosk;
use super::languages::is_tag;
use super::problems::{Problems, quoted};
use super::{Context, Node};
use atbildiba::dates::Date;
use serde_json::Value;

/// How many years ahead a campaign may be prepared.
const YEARS_AHEAD: i64 = 10;

/// Checks `site.json`.
pub(super) fn check(context: &Context<'_>, problems: &mut Problems) {
    let Some(root) = context.files.site() else { return };
    check_languages(&root, problems);
    check_names(&root, problems);
    if let (Some(at), Some(zone)) = (root.get("timeZone"), root.text("timeZone")) {
        check_zone(context, &at, zone, problems);
    }
    if let Some(at) = root.get("year") {
        check_year(context, &at, YEARS_AHEAD, problems);
    }
    for path in ["leaveTo", "url", "sources/*/url"] {
        root.find(path).iter().for_each(|node| check_url(node, problems));
    }
    if let (Some(at), Some(url)) = (root.get("url"), root.text("url")) {
        check_origin(&at, url, problems);
    }
    check_publisher(&root, problems);
    for at in root.find("sources/*/readOn") {
        check_read_on(context, &at, problems);
    }
    kiosk::check(&root, problems);
}

/// Checks that the site's address ends with its host: the paths that are appended to it begin with `--public-url`.
fn check_origin(node: &Node<'_>, url: &str, problems: &mut Problems) {
    let Some((scheme, rest)) = url.split_once("://") else { return };
    let host = rest.split(['/', '?', '#']).next().unwrap_or("");
    match &rest[host.len()..] {
        _ if host.is_empty() => {}
        "" => {}
        "/" => problems.error(node, "the site's address ends without a slash; take it off"),
        _ => problems.error(
            node,
            format!(
                "the site's address ends with its host; write only {} (the path goes to `--public-url`)",
                quoted(&format!("{scheme}://{host}"))
            ),
        ),
    }
}

/// Checks that the publisher is named: visitors who read about danger must be able to see who is responsible.
fn check_publisher(root: &Node<'_>, problems: &mut Problems) {
    let at = |name: &str| root.get(name).unwrap_or_else(|| root.clone());
    if !root.says("publisher") {
        problems.warning(
            &at("publisher"),
            "nobody stands behind this site; write who publishes it into `publisher` before it goes public",
        );
    }
    if !root.says("disclaimer") {
        problems.warning(
            &at("disclaimer"),
            "it is not said whether this is a page of the state; write that into `disclaimer` before the site goes public",
        );
    }
    match root.text("contact").filter(|contact| !contact.is_empty()) {
        None => problems.warning(
            &at("contact"),
            "nobody can be reached; write an e-mail or an address that begins with https:// into `contact` before the site goes public",
        ),
        Some(contact) if contact.contains("://") => check_url(&at("contact"), problems),
        Some(contact) if help::is_email(contact) => {}
        Some(contact) => problems.error(
            &at("contact"),
            format!("{} is neither an e-mail nor an address that begins with https://", quoted(contact)),
        ),
    }
}

/// Checks that the day a source was read is a date and not in the future.
fn check_read_on(context: &Context<'_>, node: &Node<'_>, problems: &mut Problems) {
    let Some(text) = node.value.as_str().filter(|text| !text.is_empty()) else { return };
    match text.parse::<Date>() {
        Err(error) => problems.error(node, format!("{} is {error}", quoted(text))),
        Ok(date) if date > context.today => problems.error(
            node,
            format!("{text} is in the future (today is {}); write the day on which it was read", context.today),
        ),
        Ok(_) => {}
    }
}

fn check_languages(root: &Node<'_>, problems: &mut Problems) {
    let Some(list) = root.get("languages").filter(|list| list.value.is_array()) else { return };
    let mut seen = Vec::new();
    for node in list.items().take(1_000) {
        let Some(tag) = node.value.as_str() else { continue };
        if !is_tag(tag) {
            problems.error(
                &node,
                format!("{} is not a language tag; write one such as “lv”, “en” or “pt-BR”", quoted(tag)),
            );
        } else if seen.contains(&tag) {
            problems.error(&node, format!("“{tag}” is in the list twice; take one out"));
        }
        seen.push(tag);
    }
    if list.value.as_array().is_some_and(Vec::is_empty) {
        problems.error(&list, "there is no language; name at least one, the default first, such as [\"lv\", \"en\"]");
    }
}

fn check_names(root: &Node<'_>, problems: &mut Problems) {
    if let Some(at) = root.get("shortName") {
        let length = at.value.as_str().map_or(1, |name| name.chars().count());
        if length == 0 || length > 12 {
            problems.error(
                &at,
                format!("the short name has {length} characters; it stands under the installed icon and has 1 to 12"),
            );
        }
    }
    if let (Some(at), Some(tag)) = (root.get("hashtag"), root.text("hashtag"))
        && !tag.is_empty()
        && (!tag.starts_with('#') || tag.len() < 2 || tag.contains(char::is_whitespace))
    {
        problems.error(&at, format!("{} is no hashtag; write # and one word", quoted(tag)));
    }
    let (Some(emphasis), Some(name)) = (root.get("emphasis"), root.get("name")) else { return };
    for (language, words) in emphasis.members() {
        if let (Some(text), Some(whole)) = (words.value.as_str(), name.text(language))
            && !whole.contains(text)
        {
            problems.warning(
                &words,
                format!(
                    "{} is not part of the name in “{language}” and stresses nothing; copy the words from `name`",
                    quoted(text)
                ),
            );
        }
    }
}

/// Checks that a year is between 1900 and `ahead` years from now.
pub(super) fn check_year(context: &Context<'_>, node: &Node<'_>, ahead: i64, problems: &mut Problems) {
    let last = i64::from(context.today.year()) + ahead;
    if node.value.as_i64().is_some_and(|year| !(1900..=last).contains(&year)) {
        problems.error(node, format!("must be a year from 1900 to {last}"));
    }
}

/// Checks that a time zone exists.
pub(super) fn check_zone(context: &Context<'_>, node: &Node<'_>, zone: &str, problems: &mut Problems) {
    if context.zones.contains(&zone) {
        return;
    }
    let near = problems.nearest(zone, context.zones.iter().copied());
    let advice =
        near.map_or("write an IANA name such as “Europe/Riga”".into(), |near| format!("did you mean “{near}”?"));
    problems.error(node, format!("there is no time zone {}; {advice}", quoted(zone)));
}

/// Checks an address that pages link to: it must begin with `https:` or be empty.
pub(super) fn check_url(node: &Node<'_>, problems: &mut Problems) {
    let Value::String(url) = node.value else { return };
    if url.is_empty() {
        return;
    }
    let shown = quoted(url);
    let scheme = url.split_once(':').map_or("", |(scheme, _)| scheme).to_ascii_lowercase();
    let rest = url.split_once("://").map_or("", |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or("");
    match scheme.as_str() {
        "https" | "http" if host.is_empty() || host.starts_with('.') || host.ends_with(['.', ':']) => {
            problems.error(node, format!("{shown} has no host; write the whole address, such as https://example.org/"));
        }
        "https" | "http" if host.contains('@') => {
            problems.error(node, format!("{shown} hides where it leads behind an @; write the plain address"));
        }
        "https" | "http" if url.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '\\')) => {
            problems.error(
                node,
                format!("{shown} holds a blank or a sign that no address has; copy it from the browser's address bar"),
            );
        }
        "http" => problems.warning(node, format!("{shown} is not encrypted; write https:// if the site answers there")),
        "https" => {}
        "" => problems.error(node, format!("{shown} is not a whole address; begin with https://")),
        other => problems.error(
            node,
            format!("an address that begins with {} is not allowed; begin with https://", quoted(&format!("{other}:"))),
        ),
    }
}
