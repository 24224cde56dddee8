//! Search finds what people mean: pairs of a query and what it must find in the bundled campaign, in four languages,
//! with other endings, without diacritics, with a typo, in another script or another language.

mod common;

use atbildiba::app::Published;
use atbildiba::calendar::search::Filter;
use atbildiba::content::{Events, Supporters, WallQuery};
use atbildiba::supporters::filter::Found;
use atbildiba::text::search::{ALGORITHMS, Index, Searchable, Weight};
use proptest::prelude::*;
use std::collections::BTreeMap;

const PAIRS: &str = include_str!("fixtures/search.txt");

fn index_of<'a, T: Searchable + 'a>(items: impl Iterator<Item = &'a T>) -> Index {
    let mut index = Index::new(&ALGORITHMS);
    items.for_each(|item| index.add(item));
    index
}

/// One section of one language, for searching.
struct Section {
    index: Index,
    ids: Vec<String>,
}

impl Section {
    fn new<'a, T: Searchable + 'a>(items: impl Iterator<Item = &'a T> + Clone, id: fn(&T) -> &str) -> Self {
        Self { index: index_of(items.clone()), ids: items.map(|item| id(item).to_owned()).collect() }
    }

    /// The ids found, the best first.
    fn find(&self, typed: &str) -> Vec<&str> {
        self.index.find(typed).0.iter().map(|hit| &*self.ids[hit.item]).collect()
    }
}

/// One language's data.
struct Site {
    events: Events,
    supporters: &'static Supporters,
    sections: BTreeMap<&'static str, Section>,
}

impl Site {
    fn new(lang: &str) -> Self {
        let Published { events, supporters, timeline, search, .. } = common::published(&common::content(), lang);
        let sections = BTreeMap::from([
            ("calendar", Section::new(events.entries.iter(), |event| &event.uid)),
            ("wall", Section::new(supporters.supporters.iter(), |one| &one.id)),
            ("timeline", Section::new(timeline.entries.iter(), |entry| &entry.id)),
            ("help", Section::new(search.help.iter().filter(|one| !one.id.is_empty()), |service| &service.id)),
        ]);
        Self { events, supporters: Box::leak(Box::new(supporters)), sections }
    }
}

fn pairs() -> impl Iterator<Item = [&'static str; 4]> {
    PAIRS.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| {
        let parts: Vec<&str> = line.split(" | ").collect();
        parts.try_into().unwrap_or_else(|_| panic!("not a pair: {line}"))
    })
}

/// The problem with a result, if any.
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
fn queries_find_what_they_should() {
    let mut sites: BTreeMap<&str, Site> = BTreeMap::new();
    let (mut wrong, mut all) = (Vec::new(), BTreeMap::<&str, usize>::new());
    for [lang, section, typed, wanted] in pairs() {
        let site = sites.entry(lang).or_insert_with(|| Site::new(lang));
        *all.entry(lang).or_default() += 1;
        if let Some(fault) = fault(&site.sections[section].find(typed), wanted) {
            wrong.push(format!("{lang} {section} “{typed}”: {fault}"));
        }
    }
    assert!(all.len() == 4 && all.values().all(|count| *count >= 40), "{all:?}");
    let count: usize = all.values().sum();
    assert!(count >= 200, "{count}");
    assert!(wrong.is_empty(), "{} of {count} pairs:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn sections_show_the_matches() {
    let site = Site::new("lv");
    for [_, section, typed, _] in pairs().filter(|[lang, ..]| *lang == "lv") {
        let mut found = site.sections[section].find(typed);
        match section {
            "calendar" => {
                found.sort_unstable();
                let left = Filter::from(site.sections[section].index.matches(typed));
                assert_eq!(left.uids(&site.events.entries), found, "{typed}");
            }
            "wall" => {
                let shown = Found::of(&site.sections[section].index, typed);
                let shown = shown
                    .within(&site.supporters.supporters, &WallQuery::default())
                    .into_iter()
                    .map(|one| &*site.supporters.supporters[one].id);
                assert_eq!(shown.collect::<Vec<_>>(), found, "{typed}");
            }
            _ => {}
        }
    }
}

/// An item with only a title.
struct Titled(String);

impl Searchable for Titled {
    fn fields(&self, field: &mut dyn FnMut(&str, Weight)) {
        field(&self.0, Weight::Title);
    }
}

fn finds(title: &str, typed: &str) -> bool {
    !index_of([Titled(title.to_owned())].iter()).find(typed).0.is_empty()
}

const ALPHABETS: [&str; 4] = [
    "aābcčdeēfgģhiījkķlļmnņoprsštuūvzž",
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
];

fn word(letters: std::ops::Range<usize>) -> impl Strategy<Value = (&'static str, String)> {
    (0..ALPHABETS.len()).prop_flat_map(move |at| {
        let letter = prop::sample::select(ALPHABETS[at].chars().collect::<Vec<_>>());
        (Just(ALPHABETS[at]), prop::collection::vec(letter, letters.clone()).prop_map(String::from_iter))
    })
}

/// One letter too many, missing or wrong, or two letters swapped.
fn slip(word: &str, kind: u8, at: prop::sample::Index, letter: char) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let place = at.index(letters.len());
    match kind {
        0 => letters.insert(at.index(letters.len() + 1), letter),
        1 => drop(letters.remove(place)),
        2 => letters[place] = letter,
        _ => {
            let place = at.index(letters.len() - 1);
            letters.swap(place, place + 1);
        }
    }
    letters.into_iter().collect()
}

/// Syllables in Latvian, and their Russian transliteration.
fn syllables() -> impl Strategy<Value = String> {
    "([bcčdfgģkķlļmnņprsštvzžj]?[aāeēiīouū]){3,5}s?"
}

fn cyrillic(word: &str) -> String {
    let pairs = [
        ("ja", "я"),
        ("ju", "ю"),
        ("je", "е"),
        ("ji", "и"),
        ("jo", "йо"),
        ("a", "а"),
        ("b", "б"),
        ("c", "ц"),
        ("č", "ч"),
        ("d", "д"),
        ("e", "е"),
        ("f", "ф"),
        ("g", "г"),
        ("i", "и"),
        ("k", "к"),
        ("l", "л"),
        ("m", "м"),
        ("n", "н"),
        ("o", "о"),
        ("p", "п"),
        ("r", "р"),
        ("s", "с"),
        ("š", "ш"),
        ("t", "т"),
        ("u", "у"),
        ("v", "в"),
        ("z", "з"),
        ("ž", "ж"),
    ];
    let plain = [("ā", "a"), ("ē", "e"), ("ī", "i"), ("ū", "u"), ("ģ", "g"), ("ķ", "k"), ("ļ", "l"), ("ņ", "n")];
    plain.into_iter().chain(pairs).fold(word.to_owned(), |word, (latin, cyrillic)| word.replace(latin, cyrillic))
}

proptest! {
    #[test]
    fn a_word_of_a_title_finds_the_item(words in prop::collection::vec(word(1..14), 1..6), at in any::<prop::sample::Index>()) {
        let words: Vec<String> = words.into_iter().map(|(_, word)| word).collect();
        let title = words.join(" ");
        let typed = at.get(&words);
        prop_assert!(finds(&title, typed));
        prop_assert!(finds(&title.to_uppercase(), typed));
        prop_assert!(finds(&title, &title), "all of it");
    }

    #[test]
    fn a_typo_in_a_word_of_five_letters_is_forgiven(
        (alphabet, word) in word(5..14),
        kind in 0u8..4,
        at in any::<prop::sample::Index>(),
        letter in any::<prop::sample::Index>(),
    ) {
        let letters: Vec<char> = alphabet.chars().collect();
        let typed = slip(&word, kind, at, *letter.get(&letters));
        prop_assert!(finds(&word, &typed), "{typed} for {word}");
        prop_assert!(finds(&format!("One {word} two"), &typed), "{typed} for {word}");
    }

    #[test]
    fn a_word_is_found_in_the_other_script(word in syllables()) {
        let other = cyrillic(&word);
        prop_assert!(finds(&word, &other) && finds(&other, &word), "{word} – {other}");
        prop_assert!(finds(&other, &word.replace('š', "sh").replace('č', "ch").replace('ž', "zh").replace('j', "y")));
    }

    #[test]
    fn highlighted_ranges_are_within_the_text(text in "[\\PC]{0,40}|[a-zāčēж-я’ ]{0,40}", typed in "[\\PC]{0,12}|[a-zāčēж-я’ ]{0,12}") {
        let index = index_of([Titled(text.clone())].iter());
        let (hits, words) = index.find(&typed);
        let mut last = 0;
        for mark in words.marks(&text) {
            prop_assert!(last <= mark.start && mark.start < mark.end && text.get(mark.clone()).is_some(), "{mark:?}");
            last = mark.end;
        }
        prop_assert!(hits.is_empty() || last > 0, "what is found shows why");
    }
}
