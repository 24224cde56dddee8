//! Photos of supporters and entries: present, described in every language, with consent or credit, and not expired.

use super::problems::{Problems, quoted};
use super::{Context, Node};
use atbildiba::dates::Date;
use serde_json::Value;
use std::collections::BTreeSet;

/// The extensions of photos in lower case; upper case is accepted, too.
pub const PHOTO_ENDINGS: [&str; 6] = ["jpg", "jpeg", "png", "webp", "heic", "heif"];

/// The number of days before a photo expires from which on this is reported.
const NOTICE_DAYS: i32 = 30;

/// The items of one list that may have photos.
struct PhotoList<'a> {
    root: Node<'a>,
    /// The list's name in its file.
    list: &'static str,
    /// Relative to the content folder, without a trailing slash.
    folder: &'static str,
    /// The noun for one item.
    one: &'static str,
    /// The names of the files in the folder.
    names: &'a BTreeSet<String>,
}

/// Checks all photos.
pub(super) fn check(context: &Context<'_>, problems: &mut Problems) {
    let files = context.files;
    let supporters = files.supporters().map(|root| (root, "supporters", "photos", "supporter", &files.photos));
    let entries = files.timeline().map(|root| (root, "entries", "photos/timeline", "entry", &files.entry_photos));
    for (root, list, folder, one, names) in supporters.into_iter().chain(entries) {
        let shown = PhotoList { root, list, folder, one, names };
        for node in shown.root.list(list) {
            if let Some(photo) = node.get("photo").filter(|photo| photo.value.is_object()) {
                check_said(context, &photo, problems);
                check_expiry(context.today, &photo, problems);
                check_file(&shown, &node, &photo, problems);
            }
        }
        check_spare(&shown, problems);
    }
}

fn check_said(context: &Context<'_>, photo: &Node<'_>, problems: &mut Problems) {
    let empty = |name: &str| photo.get(name).filter(|at| at.value.as_str().is_some_and(|text| text.trim().is_empty()));
    if let Some(at) = empty("consent") {
        problems
            .error(&at, "nobody is shown without having agreed; write how and when, such as “in writing, 2026-05-04”");
    }
    let Some(alt) = photo.get("alt") else { return };
    match alt.value.as_object() {
        Some(texts) => {
            let says = |language: &&&str| {
                texts.get(**language).and_then(Value::as_str).is_some_and(|text| !text.trim().is_empty())
            };
            let missing: Vec<&str> = context.languages.iter().filter(|language| !says(language)).copied().collect();
            if !missing.is_empty() {
                problems.error(
                    &alt,
                    format!(
                        "the photo is not described in “{}”; say there what it shows, for those who don't see it",
                        missing.join("”, “")
                    ),
                );
            }
        }
        None if alt.value.is_string() && context.languages.len() > 1 => {
            problems.error(
                &alt,
                "the photo is described in one language only; write one text per language, such as {\"en\": \"…\"}",
            );
        }
        None => {}
    }
}

fn check_expiry(today: Date, photo: &Node<'_>, problems: &mut Problems) {
    let (Some(at), Some(text)) = (photo.get("expires"), photo.text("expires").filter(|text| !text.is_empty())) else {
        return;
    };
    let last = match text.parse::<Date>() {
        Ok(last) => last,
        Err(error) => return problems.error(&at, format!("{} is {error}", quoted(text))),
    };
    let left = last.days() - today.days();
    if left < 0 {
        let advice = "the build leaves the photo out; take it away, or write until when it may be shown now";
        problems.warning(&at, format!("this was the last day: {advice}"));
    } else if left <= NOTICE_DAYS {
        let when = match left {
            0 => "today is".into(),
            1 => "tomorrow is".into(),
            days => format!("in {days} days is"),
        };
        problems.warning(&at, format!("{when} the last day, then builds leave the photo out; ask whether it may stay"));
    }
}

fn check_file(shown: &PhotoList<'_>, node: &Node<'_>, photo: &Node<'_>, problems: &mut Problems) {
    let Some(id) = node.text("id") else { return };
    let is_of = |name: &&String| {
        let ending = name.strip_prefix(id).and_then(|rest| rest.strip_prefix('.'));
        ending.is_some_and(|ending| PHOTO_ENDINGS.iter().any(|one| ending.eq_ignore_ascii_case(one)))
    };
    let names: Vec<String> = shown.names.iter().filter(is_of).map(|name| quoted(name)).collect();
    match &names[..] {
        [_] => {}
        [] => problems.error(
            photo,
            format!(
                "there is no photo {}; put it into the folder {}, or take `photo` out",
                quoted(&format!("{id}.jpg")),
                shown.folder
            ),
        ),
        names => problems.error(photo, format!("{} are photos of one id; leave one of them", names.join(" and "))),
    }
}

/// Reports a photo that is not used.
fn check_spare(shown: &PhotoList<'_>, problems: &mut Problems) {
    let all = shown.root.list(shown.list);
    let ids: BTreeSet<&str> = all.iter().filter(|node| node.says("photo")).filter_map(|node| node.text("id")).collect();
    for name in shown.names {
        let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem).to_lowercase();
        if !ids.contains(stem.as_str()) && !name.starts_with('.') && !name.to_lowercase().ends_with(".txt") {
            let message = format!(
                "no {} shows the photo {}; delete it, or add `photo` to the one with that id",
                shown.one,
                quoted(name)
            );
            problems.warning(&shown.root.get(shown.list).unwrap_or_else(|| shown.root.clone()), message);
        }
    }
}
