//! What people type finds what they mean: pairs of words and what they should find in the bundled campaign, in four
//! languages, typed with other endings, without diacritics, with a slip, in another script or another language.

use atbildiba::calendar::search::Index as Calendar;
use atbildiba::content::slice::{Files, slices};
use atbildiba::content::{Events, Supporters, WallQuery};
use atbildiba::supporters::filter::Index as Wall;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const PAIRS: &str = include_str!("fixtures/search.txt");

fn json(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/data").join(name);
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// One language's sections, to be searched.
struct Site {
    events: Events,
    calendar: Calendar,
    supporters: &'static Supporters,
    wall: Wall,
}

impl Site {
    fn new(lang: &str) -> Self {
        let files = Files {
            site: json("site.json"),
            events: json("events.json"),
            supporters: json("supporters.json"),
            timeline: json("timeline.json"),
            help: json("help.json"),
        };
        let mut parts: BTreeMap<&str, Value> = slices(&files, lang, Value::Null, &[]).into_iter().collect();
        let mut part = |name: &str| parts.remove(name).unwrap();
        let events: Events = serde_json::from_value(part("events")).unwrap();
        let supporters: Supporters = serde_json::from_value(part("supporters")).unwrap();
        let supporters = &*Box::leak(Box::new(supporters));
        let wall = Wall::new(&supporters.supporters, |text| text.get("", "").text);
        Self { calendar: Calendar::new(&events.entries), events, supporters, wall }
    }

    /// Ids of what is found, the best first.
    fn find(&self, section: &str, words: &str) -> Vec<&str> {
        match section {
            "calendar" => self.calendar.find(words).uids(&self.events.entries),
            "wall" => {
                let found = self.wall.find(&WallQuery { q: words.into(), ..WallQuery::default() });
                found.into_iter().map(|one| &*self.supporters.supporters[one].id).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// What is wrong with what was found, if anything.
fn fault(found: &[&str], wanted: &str) -> Option<String> {
    if wanted == "-" {
        return (!found.is_empty()).then(|| format!("found {found:?}"));
    }
    let first: Vec<&str> = wanted.split(' ').filter(|id| !id.starts_with('+')).collect();
    let top = found.get(..first.len().min(found.len())).unwrap_or_default();
    let missing: Vec<&str> = first.iter().copied().filter(|id| !top.contains(id)).collect();
    let anywhere = wanted.split(' ').filter_map(|id| id.strip_prefix('+'));
    let lost: Vec<&str> = anywhere.filter(|id| !found.contains(id)).collect();
    let begin = &found[..found.len().min(first.len() + 2)];
    (!missing.is_empty() || !lost.is_empty()).then(|| format!("not first: {missing:?}, lost: {lost:?}, but {begin:?}"))
}

#[test]
fn what_people_type_finds_what_they_mean() {
    let mut sites: BTreeMap<&str, Site> = BTreeMap::new();
    let (mut wrong, mut all) = (Vec::new(), BTreeMap::<&str, usize>::new());
    for line in PAIRS.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let parts: Vec<&str> = line.split(" | ").collect();
        let [lang, section, words, wanted] = parts[..] else { panic!("not a pair: {line}") };
        let site = sites.entry(lang).or_insert_with(|| Site::new(lang));
        *all.entry(lang).or_default() += 1;
        if let Some(fault) = fault(&site.find(section, words), wanted) {
            wrong.push(format!("{lang} {section} “{words}”: {fault}"));
        }
    }
    assert!(all.len() == 4 && all.values().all(|count| *count >= 40), "{all:?}");
    let count: usize = all.values().sum();
    assert!(count >= 200, "{count}");
    assert!(wrong.is_empty(), "{} of {count} pairs:\n{}", wrong.len(), wrong.join("\n"));
}
