//! `supporters.json`: people and organisations.

use super::problems::Problems;
use super::{Context, Node, site, timeline};
use std::collections::{BTreeMap, BTreeSet};

/// Properties of people only.
const NOT_OF_ORGANIZATIONS: [&str; 3] = ["jobTitle", "affiliation", "worksFor"];
const NOT_OF_PERSONS: [&str; 2] = ["foundingDate", "parentOrganization"];

/// Quotation marks: statements must not be verbatim.
const QUOTATION_MARKS: [char; 6] = ['“', '”', '„', '"', '«', '»'];

/// Checks all supporters.
pub(super) fn check(context: &Context<'_>, problems: &mut Problems) {
    let Some(root) = context.files.supporters() else { return };
    let all = root.list("supporters");
    let types: BTreeMap<&str, &str> =
        all.iter().filter_map(|node| Some((node.text("id")?, node.text("@type")?))).collect();
    for node in &all {
        check_type(node, &types, problems);
        check_words(node, problems);
        if let (Some(at), Some(date)) = (node.get("foundingDate"), node.text("foundingDate")) {
            timeline::check_date(&at, date, problems);
        }
        if let Some(at) = node.get("asOf") {
            site::check_year(context, &at, 0, problems);
        }
    }
    check_cycles(&all, problems);
}

fn check_type(node: &Node<'_>, types: &BTreeMap<&str, &str>, problems: &mut Problems) {
    let (wrong, kind, other): (&[&str], _, _) = match node.text("@type") {
        Some("Organization") => (&NOT_OF_ORGANIZATIONS, "an Organization", "Person"),
        Some("Person") => (&NOT_OF_PERSONS, "a Person", "Organization"),
        _ => return,
    };
    for name in wrong.iter().filter(|name| node.says(name)) {
        if let Some(at) = node.get(name) {
            problems.key_error(&at, format!("{kind} has no {name}; take it out, or change @type to {other}"));
        }
    }
    let affiliations = node.list("affiliation");
    for at in affiliations.iter().chain(&node.get("parentOrganization")) {
        if let Some(id) = at.value.as_str().filter(|id| types.get(id) == Some(&"Person")) {
            problems.error(at, format!("“{id}” is a Person; name an Organization"));
        }
    }
}

fn check_words(node: &Node<'_>, problems: &mut Problems) {
    if let Some(at) = node.get("shirt") {
        let length = at.value.as_str().map_or(1, |shirt| shirt.chars().count());
        if length == 0 || length > 8 {
            problems.error(
                &at,
                format!("the shirt has {length} characters printed on it; write initials or a short name of 1 to 8"),
            );
        }
    }
    for text in node.get("statement").iter().flat_map(|text| match text.value.is_object() {
        true => text.members().map(|(_, text)| text).collect(),
        false => vec![text.clone()],
    }) {
        if text.value.as_str().is_some_and(|words| words.contains(QUOTATION_MARKS)) {
            let advice = "a statement is reported speech and has no quotation marks; retell it in your own words, or use `quotation` if you hold the rights";
            problems.warning(&text, advice);
        }
    }
}

/// Checks that no organisation is part of itself, directly or indirectly. A cycle is reported once, at its first
/// member.
fn check_cycles(all: &[Node<'_>], problems: &mut Problems) {
    let places: BTreeMap<&str, usize> =
        all.iter().enumerate().filter_map(|(at, node)| Some((node.text("id")?, at))).collect();
    let parent = |at: usize| all[at].text("parentOrganization").and_then(|id| places.get(id)).copied();
    let mut done = vec![false; all.len()];
    for start in 0..all.len() {
        let mut way: Vec<usize> = Vec::new();
        let mut on_way: BTreeSet<usize> = BTreeSet::new();
        let mut at = Some(start);
        while let Some(here) = at.filter(|&here| !done[here]) {
            if !on_way.insert(here) {
                let from = way.iter().position(|&member| member == here).unwrap_or(0);
                tell_cycle(all, &way[from..], problems);
                break;
            }
            way.push(here);
            at = parent(here);
        }
        way.iter().for_each(|&member| done[member] = true);
    }
}

fn tell_cycle(all: &[Node<'_>], circle: &[usize], problems: &mut Problems) {
    let Some((first, &member)) = circle.iter().enumerate().min_by_key(|(_, member)| **member) else { return };
    let Some(at) = all[member].get("parentOrganization") else { return };
    let ids = circle.iter().cycle().skip(first).map(|&member| all[member].text("id").unwrap_or("?"));
    let shown: Vec<&str> = ids.take(circle.len().min(8) + 1).collect();
    problems.error(&at, format!("this goes in a circle: {}; take one of these out", shown.join(" → ")));
}
