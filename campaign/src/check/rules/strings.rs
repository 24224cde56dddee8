//! Characters and markup that no text may contain.

use super::Node;
use super::problems::Problems;
use serde_json::Value;

/// The maximum length of a text in characters.
const LONGEST: usize = 20_000;

/// Checks every text and every property name of a file.
pub(super) fn check(node: &Node<'_>, problems: &mut Problems) {
    match node.value {
        Value::String(text) => check_text(node, text, problems),
        Value::Array(_) => node.items().for_each(|item| check(&item, problems)),
        Value::Object(_) => {
            for (name, member) in node.members() {
                if let Some(c) = unwanted(name) {
                    problems.key_error(&member, invisible_message("this property name", c));
                }
                check(&member, problems);
            }
        }
        _ => {}
    }
}

fn check_text(node: &Node<'_>, text: &str, problems: &mut Problems) {
    // There are at most as many characters as bytes, so most texts need no counting.
    if text.len() > LONGEST && text.chars().count() > LONGEST {
        problems.error(node, "this text is longer than 20 000 characters; shorten it or split it");
        return;
    }
    if let Some(c) = unwanted(text) {
        problems.error(node, invisible_message("this text", c));
    }
    if text.contains('\u{FFFD}') {
        problems.warning(node, "this text holds “\u{FFFD}”: a letter was lost when it was copied; write it again");
    }
    if let Some(tag) = html_tag(text) {
        let tag = super::problems::quoted(tag);
        problems.warning(node, format!("{tag} is shown as it stands, it is not read as HTML; take it out"));
    }
}

fn invisible_message(what: &str, c: char) -> String {
    let kind = match c {
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            "an invisible character that turns the direction of writing"
        }
        '\u{200B}' | '\u{2060}' | '\u{FEFF}' => "an invisible character without width",
        _ => "a control character",
    };
    format!("{what} holds {}, {kind}; delete it and write the word again", code_point(c))
}

/// The first character that texts must not contain.
fn unwanted(text: &str) -> Option<char> {
    text.chars().find(|&c| (c.is_control() && !matches!(c, '\n' | '\t')) || is_invisible(c))
}

/// Whether a character is invisible but changes how a text is read. The joiners U+200C and U+200D belong to some
/// scripts.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}' | '\u{2060}' | '\u{FEFF}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// `U+202E`
pub(super) fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// The first occurrence of something like an HTML tag or a character reference, if it is short.
fn html_tag(text: &str) -> Option<&str> {
    for (at, c) in text.char_indices().filter(|(_, c)| matches!(c, '<' | '&')) {
        let rest = &text[at..];
        let near = rest.char_indices().nth(100).map_or(rest, |(end, _)| &rest[..end]);
        let end = match c {
            '<' => near
                .find('>')
                .filter(|_| near[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!')),
            _ => near.find(';').filter(|&end| (3..=10).contains(&end) && is_reference(&near[1..end])),
        };
        if let Some(end) = end {
            return Some(&rest[..=end]);
        }
    }
    None
}

fn is_reference(name: &str) -> bool {
    name.strip_prefix('#').unwrap_or(name).chars().all(|c| c.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_told_from_signs() {
        for (text, tag) in [
            ("a <b>bold</b> word", Some("<b>")),
            ("line<br/>", Some("<br/>")),
            ("Tom &amp; Jo", Some("&amp;")),
            ("&#8211;", Some("&#8211;")),
            ("1 < 2 > 0", None),
            ("a<3", None),
            ("R&D; more", None),
            ("šā <", None),
        ] {
            assert_eq!(html_tag(text), tag, "{text}");
        }
    }
}
