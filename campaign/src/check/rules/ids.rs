//! Ids and references to them.

use super::problems::{Problems, quoted};
use super::{Context, Files, Node};
use std::collections::{BTreeMap, BTreeSet};

/// The kind of object that an id refers to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Category,
    Field,
    Lane,
    Source,
    Event,
    Supporter,
    Entry,
}

impl Kind {
    /// The name of the kind, and where its objects are listed.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Kind::Category => ("category", "`categories` of site.json"),
            Kind::Field => ("field", "`fields` of site.json"),
            Kind::Lane => ("kind", "`kinds` of site.json"),
            Kind::Source => ("source", "`sources` of site.json"),
            Kind::Event => ("event", "events.json"),
            Kind::Supporter => ("supporter", "supporters.json"),
            Kind::Entry => ("timeline entry", "timeline.json"),
        }
    }
}

/// Where ids are: the index of the file in [`super::FILE_NAMES`], the path, and the kind if anything refers to them.
const IDS: [(usize, &str, Option<Kind>); 8] = [
    (0, "categories/*/id", Some(Kind::Category)),
    (0, "fields/*/id", Some(Kind::Field)),
    (0, "kinds/*/id", Some(Kind::Lane)),
    (1, "uid", None),
    (1, "entries/*/uid", Some(Kind::Event)),
    (2, "supporters/*/id", Some(Kind::Supporter)),
    (3, "entries/*/id", Some(Kind::Entry)),
    (4, "services/*/id", None),
];

/// Ids that would give an item's page or calendar the address of one that every site has.
const RESERVED: [(Kind, &str, &str); 4] = [
    (Kind::Category, "all", "the calendar of all events is called so"),
    (Kind::Event, "index", "the page of a folder is called so"),
    (Kind::Supporter, "index", "the page of a folder is called so"),
    (Kind::Entry, "index", "the page of a folder is called so"),
];

/// Where references are (one id or a list): the index of the file, the path, and the kind.
const REFERENCES: [(usize, &str, Kind); 13] = [
    (0, "about/*/source", Kind::Source),
    (2, "supporters/*/timeline", Kind::Entry),
    (2, "supporters/*/events", Kind::Event),
    (2, "supporters/*/affiliation", Kind::Supporter),
    (2, "supporters/*/parentOrganization", Kind::Supporter),
    (2, "supporters/*/field", Kind::Field),
    (2, "supporters/*/source", Kind::Source),
    (3, "entries/*/supporters", Kind::Supporter),
    (3, "entries/*/events", Kind::Event),
    (3, "entries/*/kind", Kind::Lane),
    (3, "entries/*/source", Kind::Source),
    (4, "*/*/source", Kind::Source),
    (4, "formsSource", Kind::Source),
];

/// All ids that can be referred to. A kind is absent if its file could not be read.
pub(super) struct Ids<'a>(BTreeMap<Kind, BTreeSet<&'a str>>);

impl<'a> Ids<'a> {
    pub(super) fn of(files: &'a Files) -> Ids<'a> {
        let mut all: BTreeMap<Kind, BTreeSet<&'a str>> = BTreeMap::new();
        for (file, path, kind) in IDS {
            if let (Some(root), Some(kind)) = (files.root(file), kind) {
                all.entry(kind).or_default().extend(root.find(path).iter().filter_map(|node| node.value.as_str()));
            }
        }
        if let Some(site) = files.site() {
            let sources = site.get("sources");
            all.entry(Kind::Source)
                .or_default()
                .extend(sources.iter().flat_map(|list| list.members().map(|(id, _)| id).collect::<Vec<_>>()));
        }
        Ids(all)
    }

    /// Whether an id of this kind exists; true if the kind's file could not be read.
    pub(super) fn has(&self, kind: Kind, id: &str) -> bool {
        self.0.get(&kind).is_none_or(|ids| ids.contains(id))
    }

    /// `there is no supporter “marta”; did you mean “centre-marta”?`
    pub(super) fn unknown(&self, kind: Kind, id: &str, problems: &mut Problems) -> String {
        let (what, place) = kind.words();
        let known = self.0.get(&kind);
        let near = known.and_then(|ids| problems.nearest(id, ids.iter().copied()));
        let id = quoted(id);
        match (near, known) {
            (Some(near), _) => format!("there is no {what} {id}; did you mean “{near}”?"),
            (None, Some(ids)) if (1..=8).contains(&ids.len()) => {
                let all: Vec<String> = ids.iter().map(|id| quoted(id)).collect();
                format!("there is no {what} {id}; there are {}", all.join(", "))
            }
            _ => format!("there is no {what} {id}; take it out, or add it to {place}"),
        }
    }
}

/// Checks that ids are slugs and unique, and that references refer to existing ids.
pub(super) fn check(context: &Context<'_>, problems: &mut Problems) {
    for (file, path, kind) in IDS {
        if let Some(root) = context.files.root(file) {
            let nodes = root.find(path);
            check_ids(&nodes, problems);
            check_reserved(&nodes, kind, problems);
        }
    }
    for source in context.files.site().iter().flat_map(|site| site.find("sources/*")) {
        if let Some(message) = slug_problem(&source.name()) {
            problems.key_error(&source, message);
        }
    }
    for (file, path, kind) in REFERENCES {
        for node in context.files.root(file).iter().flat_map(|root| root.find(path)) {
            check_references(context, &node, kind, problems);
        }
    }
    check_sources_named(context, problems);
}

fn check_ids(nodes: &[Node<'_>], problems: &mut Problems) {
    let mut seen: BTreeMap<&str, &Node<'_>> = BTreeMap::new();
    for node in nodes {
        let Some(id) = node.value.as_str() else { continue };
        if let Some(message) = slug_problem(id) {
            problems.error(node, message);
        } else if let Some(first) = seen.insert(id, node) {
            let message = format!("the id “{id}” is taken already, by {}; give this one another id", first.pointer);
            problems.error(node, message);
            seen.insert(id, first);
        }
    }
}

fn check_reserved(nodes: &[Node<'_>], kind: Option<Kind>, problems: &mut Problems) {
    for (_, reserved, why) in RESERVED.iter().filter(|reserved| Some(reserved.0) == kind) {
        for node in nodes.iter().filter(|node| node.value.as_str() == Some(reserved)) {
            problems.error(node, format!("the id “{reserved}” is taken by the site: {why}; give this one another id"));
        }
    }
}

fn slug_problem(id: &str) -> Option<String> {
    let fine = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    if id.len() <= 64 && id.split('-').all(fine) {
        return None;
    }
    if id.is_empty() {
        return Some("an id can't be empty; write a short one such as “open-day-2026”".into());
    }
    let advice = "an id has only small letters a–z, digits and single hyphens between them, at most 64";
    let proposal = slug_of(id);
    Some(match proposal.is_empty() {
        true => format!("{} is no id: {advice}; write one such as “open-day-2026”", quoted(id)),
        false => format!("{} is no id: {advice}; write “{proposal}”", quoted(id)),
    })
}

/// A text converted to a slug.
fn slug_of(text: &str) -> String {
    let mut slug = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        let plain = match c {
            'a'..='z' | '0'..='9' => c,
            'ā' | 'ä' | 'å' | 'á' | 'à' | 'ą' => 'a',
            'č' | 'ć' => 'c',
            'ē' | 'é' | 'è' | 'ė' | 'ę' => 'e',
            'ģ' => 'g',
            'ī' | 'í' | 'į' => 'i',
            'ķ' => 'k',
            'ļ' | 'ł' => 'l',
            'ņ' | 'ń' => 'n',
            'ō' | 'ö' | 'ó' | 'õ' | 'ø' => 'o',
            'ŗ' => 'r',
            'š' | 'ś' => 's',
            'ū' | 'ü' | 'ų' | 'ú' => 'u',
            'ž' | 'ź' | 'ż' => 'z',
            _ if slug.is_empty() || slug.ends_with('-') => continue,
            _ => '-',
        };
        if slug.len() < 64 {
            slug.push(plain);
        }
    }
    slug.trim_end_matches('-').into()
}

fn check_references(context: &Context<'_>, node: &Node<'_>, kind: Kind, problems: &mut Problems) {
    let mut seen = BTreeSet::new();
    for reference in node.one_or_many() {
        let Some(id) = reference.value.as_str().filter(|id| !id.is_empty()) else { continue };
        if !context.ids.has(kind, id) {
            let message = context.ids.unknown(kind, id, problems);
            problems.error(&reference, message);
        } else if !seen.insert(id) {
            problems.warning(&reference, format!("“{id}” is in this list twice; take one out"));
        }
    }
}

/// Checks that every fact has a source.
fn check_sources_named(context: &Context<'_>, problems: &mut Problems) {
    for (file, path) in [(2, "supporters/*"), (3, "entries/*"), (4, "services/*"), (4, "signs/*"), (4, "legal/*")] {
        for node in context.files.root(file).iter().flat_map(|root| root.find(path)) {
            // A missing one is reported by the schema.
            if let Some(source) = node.get("source").filter(|_| !node.says("source")) {
                problems.error(&source, "there is no source here; name at least one id of `sources` in site.json");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs() {
        for good in ["a", "eu-anti-trafficking-day", "2017", "a1-b2"] {
            assert_eq!(slug_problem(good), None, "{good}");
        }
        for bad in ["", "-a", "a-", "a--b", "A", "ā", "a b", "a_b", "a/b", &"a".repeat(65)] {
            assert!(slug_problem(bad).is_some(), "{bad}");
        }
        assert_eq!(slug_of("Eiropas diena, Rīgā!"), "eiropas-diena-riga");
    }
}
