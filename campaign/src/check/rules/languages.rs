//! Texts and their languages.

use super::problems::{Problems, quoted};
use super::{Context, Files, Node};
use serde_json::Value;

/// Where texts are: the index of the file in [`super::FILE_NAMES`], the path, and whether they should be in every
/// language.
const TEXTS: [(usize, &str, bool); 40] = [
    (0, "name", true),
    (0, "emphasis", true),
    (0, "kicker", true),
    (0, "description", true),
    (0, "intro", true),
    (0, "publisher", true),
    (0, "disclaimer", true),
    (0, "categories/*/name", true),
    (0, "fields/*/name", true),
    (0, "kinds/*/name", true),
    (0, "sources/*/name", true),
    (0, "sources/*/note", true),
    (0, "about/*/heading", true),
    (0, "about/*/text/*", true),
    (2, "supporters/*/name", true),
    (2, "supporters/*/alternateName/*", false),
    (2, "supporters/*/jobTitle", true),
    (2, "supporters/*/worksFor", true),
    (2, "supporters/*/statement", true),
    (2, "supporters/*/quotation/text", true),
    (2, "supporters/*/quotation/source", true),
    (2, "supporters/*/description", true),
    // The rules of photos require all languages.
    (2, "supporters/*/photo/alt", false),
    // Most names are the same in all languages.
    (2, "supporters/*/photo/credit", false),
    (3, "entries/*/photo/alt", false),
    (3, "entries/*/photo/credit", false),
    (3, "entries/*/title", true),
    (3, "entries/*/description", true),
    (3, "entries/*/note", true),
    (4, "services/*/name", true),
    (4, "services/*/audience", true),
    (4, "services/*/purpose", true),
    (4, "services/*/address", true),
    (4, "steps/*/heading", true),
    (4, "steps/*/text", true),
    (4, "steps/*/text/*", true),
    (4, "signs/*/text", true),
    (4, "advice/*", true),
    (4, "legal/*/text", true),
    (4, "privacy/*", true),
];

/// Properties that `help.json` has only once.
const HELP_TEXTS: [&str; 2] = ["signsNote", "forms"];

/// From this number on, the missing texts of a file and language are reported in one line.
const ONE_BY_ONE: usize = 10;

/// The languages of the site, the default first; empty if unknown.
pub(super) fn of(files: &Files) -> Vec<&str> {
    let list = files.site().and_then(|site| site.value.get("languages"));
    list.and_then(Value::as_array)
        .map_or_else(Vec::new, |list| list.iter().filter_map(Value::as_str).take(50).collect())
}

/// Whether a text is a BCP 47 tag of the forms used here: `lv`, `pt-BR`, `zh-Hans`, `ltg`. The site's folders bear them:
/// `site::headers::LANGUAGE` is the same as a regular expression.
pub fn is_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or("");
    (2..=3).contains(&language.len())
        && language.bytes().all(|b| b.is_ascii_lowercase())
        && parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// The texts without a translation: for each language the first ones, and their number.
#[derive(Default)]
struct Missing<'a>(Vec<(&'a str, Vec<Node<'a>>, usize)>);

impl<'a> Missing<'a> {
    fn add(&mut self, language: &'a str, node: &Node<'a>) {
        match self.0.iter_mut().find(|known| known.0 == language) {
            Some((_, nodes, count)) => {
                *count += 1;
                if nodes.len() < ONE_BY_ONE {
                    nodes.push(node.clone());
                }
            }
            None => self.0.push((language, vec![node.clone()], 1)),
        }
    }

    fn tell(self, default: &str, problems: &mut Problems) {
        for (language, nodes, count) in self.0 {
            let instead = if language == default { "another language".into() } else { quoted(default) };
            if let (Some(first), true) = (nodes.first(), count >= ONE_BY_ONE) {
                let message = format!(
                    "{count} texts of this file are missing in “{language}”, this is one; they are shown in {instead}"
                );
                problems.warning(first, message);
                continue;
            }
            for node in nodes {
                let message = format!(
                    "this text is missing in “{language}” and is shown in {instead}; add \"{language}\": \"…\""
                );
                problems.warning(&node, message);
            }
        }
    }
}

/// Checks that texts are in all of the site's languages and in no others.
pub(super) fn check(context: &Context<'_>, problems: &mut Problems) {
    for (file, _) in super::FILE_NAMES.iter().enumerate() {
        let Some(root) = context.files.root(file) else { continue };
        let mut missing = Missing::default();
        for (_, path, everywhere) in TEXTS.iter().filter(|text| text.0 == file) {
            for node in root.find(path) {
                check_text(context, node, *everywhere, &mut missing, problems);
            }
        }
        if file == 4 {
            for node in HELP_TEXTS.iter().filter_map(|name| root.get(name)) {
                check_text(context, node, true, &mut missing, problems);
            }
        }
        if file == 1 {
            check_events(context, &root, &mut missing, problems);
        }
        missing.tell(context.languages.first().copied().unwrap_or(""), problems);
    }
}

fn check_text<'a>(
    context: &Context<'a>,
    node: Node<'a>,
    everywhere: bool,
    missing: &mut Missing<'a>,
    problems: &mut Problems,
) {
    let Some(object) = node.value.as_object() else { return };
    for (tag, text) in node.members() {
        check_language(context, tag, &text, problems);
    }
    if everywhere && !object.is_empty() {
        for language in context.languages.iter().filter(|language| !object.contains_key(**language)) {
            missing.add(language, &node);
        }
    }
}

/// Checks that a property name is a language tag and one of the site's languages.
fn check_language(context: &Context<'_>, tag: &str, node: &Node<'_>, problems: &mut Problems) {
    let languages = || context.languages.iter().map(|tag| quoted(tag)).collect::<Vec<_>>().join(", ");
    if !is_tag(tag) {
        problems.key_error(
            node,
            format!(
                "{} is not a language; write its tag, such as {}",
                quoted(tag),
                if context.languages.is_empty() { "“en”".into() } else { languages() }
            ),
        );
    } else if !context.languages.is_empty() && !context.languages.contains(&tag) {
        let message = format!(
            "the site has no language “{tag}” (it has {}), so this is never shown; mend the tag, or add it to `languages` in site.json",
            languages()
        );
        problems.key_warning(node, message);
    }
}

/// Checks the languages of events: their own texts are in `locale`, other languages are patches.
fn check_events<'a>(context: &Context<'a>, root: &Node<'a>, missing: &mut Missing<'a>, problems: &mut Problems) {
    let Some(default) = context.languages.first() else { return };
    for node in std::iter::once(root.clone()).chain(root.list("entries")) {
        let locale = node.text("locale").filter(|locale| !locale.is_empty()).unwrap_or(default);
        if let Some(at) = node.get("locale").filter(|_| node.says("locale")) {
            match is_tag(locale) {
                false => problems
                    .error(&at, format!("{} is not a language tag; write one such as “{default}”", quoted(locale))),
                true if !context.languages.contains(&locale) => {
                    problems.warning(
                        &at,
                        format!("the site has no language “{locale}”; write one of its own, such as “{default}”"),
                    );
                }
                true => {}
            }
        }
        let localizations = node.get("localizations");
        for (tag, patch) in localizations.iter().flat_map(|node| node.members().collect::<Vec<_>>()) {
            check_language(context, tag, &patch, problems);
            if tag == locale {
                let message = format!(
                    "the event's own texts are in “{tag}” already (its `locale`); write this text there and take this out"
                );
                problems.key_warning(&patch, message);
            }
        }
        let Some(title) = node.get("title") else { continue };
        for language in context.languages.iter().filter(|language| **language != locale) {
            let patch = localizations.as_ref().and_then(|all| all.get(language));
            if !patch.is_some_and(|patch| patch.says("title")) {
                missing.add(language, &title);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags() {
        for good in ["lv", "en", "pt-BR", "zh-Hans", "ltg"] {
            assert!(is_tag(good), "{good}");
        }
        for bad in ["", "l", "LV", "latv", "lv_LV", "en-", "-en", "English", "en-a"] {
            assert!(!is_tag(bad), "{bad}");
        }
    }
}
