//! Packs: many pages or style sheets in one file, with common passages stored once, for the service worker.
//!
//! All pages of a language transfer ten times fewer bytes than one by one, in one request with one hash, and take a
//! sixth of the storage. Format: `{"parts": ["<head>…"], "pages": {"calendar": [0, 4, 7]}}`; a page is the
//! concatenation of its parts.

use serde_json::{Value, json};
use std::collections::{BTreeMap, HashMap, HashSet};

/// The elements before which pages are cut. Finer cuts find more common passages but lengthen the lists.
const ELEMENTS: [&str; 23] = [
    "a", "article", "aside", "button", "div", "footer", "g", "h1", "h2", "h3", "h4", "header", "li", "link", "main",
    "meta", "nav", "p", "rect", "section", "td", "text", "tr",
];

/// Packs texts by name; deterministic.
pub fn pack(texts: &BTreeMap<String, String>) -> Value {
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    let mut pieces: Vec<&str> = Vec::new();
    let sequences: Vec<Vec<usize>> = texts
        .values()
        .map(|text| {
            let number = |piece| {
                *numbers.entry(piece).or_insert_with(|| {
                    pieces.push(piece);
                    pieces.len() - 1
                })
            };
            cut(text).into_iter().map(number).collect()
        })
        .collect();
    let joined = inseparable(&sequences, pieces.len());
    let mut parts: Vec<String> = Vec::new();
    let mut known: HashMap<usize, usize> = HashMap::new();
    let mut pages = serde_json::Map::new();
    for (name, sequence) in texts.keys().zip(&sequences) {
        let mut list: Vec<usize> = Vec::new();
        let mut rest = sequence.as_slice();
        while let Some(first) = rest.first() {
            let length = 1 + rest.windows(2).take_while(|pair| joined.contains(&(pair[0], pair[1]))).count();
            let (run, after) = rest.split_at(length);
            // An inseparable group is identified by its first piece.
            list.push(*known.entry(*first).or_insert_with(|| {
                parts.push(run.iter().map(|piece| pieces[*piece]).collect());
                parts.len() - 1
            }));
            rest = after;
        }
        pages.insert(name.clone(), json!(list));
    }
    json!({ "parts": parts, "pages": pages })
}

/// Metadata only for search engines and link previews: how each element begins and ends.
const METADATA: [(&str, &str); 3] =
    [("<script type=\"application/ld+json\">", "</script>"), ("<meta property=", ">"), ("<meta name=\"twitter:", ">")];

/// A page without metadata for search engines and link previews, as it is stored for offline use.
pub fn without_metadata(page: &str) -> String {
    let mut text = page.to_owned();
    for (begin, end) in METADATA {
        while let Some(at) = text.find(begin) {
            let Some(length) = text[at..].find(end) else { break };
            text.replace_range(at..at + length + end.len(), "");
        }
    }
    text
}

/// Cuts before each of [`ELEMENTS`], and after each line and each rule of a style sheet. The concatenated pieces are the
/// text.
fn cut(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for (at, byte) in text.bytes().enumerate() {
        let end = match byte {
            b'<' if is_cut_before(&text[at + 1..]) => at,
            b'\n' | b'}' => at + 1,
            _ => continue,
        };
        if end > start {
            pieces.push(&text[start..end]);
            start = end;
        }
    }
    if start < text.len() {
        pieces.push(&text[start..]);
    }
    pieces
}

fn is_cut_before(tag: &str) -> bool {
    let end = tag.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(tag.len());
    ELEMENTS.contains(&&tag[..end])
}

/// Pairs of pieces that never occur without each other.
fn inseparable(sequences: &[Vec<usize>], count: usize) -> HashSet<(usize, usize)> {
    // The boundaries of a page count as neighbours, too.
    let nothing = count;
    let mut after: Vec<Option<usize>> = vec![None; count + 1];
    let mut before: Vec<Option<usize>> = vec![None; count + 1];
    let mut several = vec![[false; 2]; count + 1];
    for sequence in sequences {
        let whole: Vec<usize> = [&[nothing], sequence.as_slice(), &[nothing]].concat();
        for pair in whole.windows(2) {
            let (left, right) = (pair[0], pair[1]);
            several[left][0] |= after[left].replace(right).is_some_and(|known| known != right);
            several[right][1] |= before[right].replace(left).is_some_and(|known| known != left);
        }
    }
    let single =
        |pair: &(usize, usize)| pair.0 != nothing && pair.1 != nothing && !several[pair.0][0] && !several[pair.1][1];
    let pairs = (0..count).filter_map(|left| Some((left, after[left]?)));
    pairs.filter(single).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn search_and_preview_metadata_is_removed() {
        let page = "<title>a</title><meta property=\"og:a\" content=\"b\"><script type=\"application/ld+json\">{}</script><p>a</p>";
        assert_eq!(without_metadata(page), "<title>a</title><p>a</p>");
        let open = "<p>a <meta property=";
        assert_eq!(without_metadata(open), open);
    }

    fn unpack(packed: &Value, name: &str) -> String {
        let list = packed["pages"][name].as_array().unwrap();
        list.iter().map(|part| packed["parts"][part.as_u64().unwrap() as usize].as_str().unwrap()).collect()
    }

    #[test]
    fn packing_round_trips() {
        let texts: BTreeMap<String, String> = [
            ("a", "<html><main><p>one</p><p>two</p></main><footer>ā</footer>"),
            ("b", "<html><main><p>one</p><p>three</p></main><footer>ā</footer>"),
            ("c", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"),
            ("empty", ""),
            ("only", "<p>"),
            ("twice", "<p>x<p>x<p>x"),
            ("broken", "<"),
            ("style/a.css", ":root{--a:1}@media print{p{top:0}}"),
        ]
        .map(|(name, text)| (name.to_owned(), text.to_owned()))
        .into();
        let packed = pack(&texts);
        for (name, text) in &texts {
            assert_eq!(unpack(&packed, name), *text, "{name}");
        }
        assert_eq!(packed.to_string(), pack(&texts).to_string());
    }

    #[test]
    fn common_passages_are_stored_once_and_inseparable_ones_merged() {
        let text = |middle: &str| format!("<main><h1>same</h1><p>also</p><p>{middle}</p><footer>end</footer>");
        let texts = [("a".to_owned(), text("1")), ("b".to_owned(), text("2"))].into();
        let packed = pack(&texts);
        assert_eq!(packed["parts"].as_array().unwrap().len(), 4, "{packed}");
        assert_eq!(packed["pages"]["a"].as_array().unwrap().len(), 3, "{packed}");
    }
}
