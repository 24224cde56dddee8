//! `site.json`, `kiosk`: times, profiles, screens.

use super::Node;
use super::problems::{Problems, quoted};
use atbildiba::app::pages::PageKind;
use atbildiba::content::Address;

/// Checks the kiosk settings.
pub(super) fn check(root: &Node<'_>, problems: &mut Problems) {
    let Some(kiosk) = root.get("kiosk") else { return };
    let profiles = kiosk.list("profiles");
    for (name, least, most) in
        [("idleSeconds", 10, 3_600), ("helpIdleSeconds", 10, 3_600), ("countdownSeconds", 5, 300)]
    {
        for at in std::iter::once(&kiosk).chain(&profiles).filter_map(|one| one.get(name)) {
            within(&at, least, most, " seconds", problems);
        }
    }
    // WCAG 2.2.1: at least 20 seconds to extend the time limit.
    if let Some(at) = kiosk.get("countdownSeconds").filter(|at| at.value.as_u64().is_some_and(|n| (5..20).contains(&n)))
    {
        problems.warning(&at, "less than 20 seconds is too short for many to answer; write 20");
    }
    let mut names = Vec::new();
    for profile in &profiles {
        check_profile(root, profile, problems);
        let name = profile.text("name").unwrap_or("stand");
        if names.contains(&name) {
            let at = profile.get("name").unwrap_or_else(|| profile.clone());
            problems.error(&at, format!("two profiles are called {}; give each a name of its own", quoted(name)));
        }
        names.push(name);
    }
}

fn check_profile(root: &Node<'_>, profile: &Node<'_>, problems: &mut Problems) {
    let is_slug = |text: &str| {
        !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    if let Some(at) = profile.get("name").filter(|at| at.value.as_str().is_some_and(|name| !is_slug(name))) {
        problems.error(&at, "the name stands in an address: write small letters, digits and hyphens, such as “hall-2”");
    }
    if let Some(at) = profile.get("start") {
        let path = at.value.as_str().unwrap_or("/");
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let leads = path.starts_with('/')
            && !matches!(PageKind::of(&Address::parse(path, query)).name, "note" | "kiosk" | "embed");
        if !leads {
            problems.error(&at, format!("{} is no page of the site; write “/” or “/calendar”", quoted(path)));
        }
    }
    let offered: Vec<&str> =
        root.value["languages"].as_array().into_iter().flatten().filter_map(|tag| tag.as_str()).collect();
    for at in profile.list("languages") {
        if at.value.as_str().is_some_and(|tag| !offered.contains(&tag)) {
            problems.error(&at, format!("the site has no such language; it has {}", offered.join(", ")));
        }
    }
    for at in
        profile.get("screen").iter().flat_map(|screen| ["widthMm", "heightMm"].map(|name| screen.get(name))).flatten()
    {
        within(&at, 60, 4_000, " mm, the size of what can be seen", problems);
    }
    if let Some(at) = profile.get("pin").filter(|at| {
        let pin = at.value.as_str().unwrap_or_default();
        !(pin.is_empty() || (4..=8).contains(&pin.len()) && pin.bytes().all(|b| b.is_ascii_digit()))
    }) {
        problems.error(&at, "the PIN is typed on a pad of digits: write 4 to 8 digits in quotation marks");
    }
    if let Some(at) = profile.get("speed") {
        within(&at, 1, 200, ", 1 on a stand", problems);
    }
}

fn within(at: &Node<'_>, least: u64, most: u64, what: &str, problems: &mut Problems) {
    if at.value.as_u64().is_some_and(|number| !(least..=most).contains(&number)) {
        problems.error(at, format!("must be {least} to {most}{what}"));
    }
}
