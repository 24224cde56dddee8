//! Descriptions as plain text: many calendars write HTML, whether or not they declare it.

use crate::ical::component::Component;

/// Block elements, by which a text is recognised as HTML, and after whose tags a new line begins.
const BLOCKS: [&str; 16] =
    ["br", "p", "div", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "hr", "html", "body", "blockquote"];
/// Inline elements.
const INLINE: [&str; 10] = ["a", "b", "i", "u", "em", "strong", "span", "font", "td", "img"];
/// Elements whose text is not displayed.
const UNSEEN: [&str; 4] = ["head", "style", "script", "title"];

/// Character entities (HTML's `&name;`) that calendars write.
const ENTITIES: [(&str, char); 16] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", ' '),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("bull", '•'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("laquo", '«'),
    ("raquo", '»'),
];

/// The maximum length of a tag, and of a description that is recognised as HTML, since each tag is searched separately.
const LONGEST_TAG: usize = 2_000;
const LONGEST_HTML: usize = 100_000;

/// The component's description, and whether it was HTML; `X-ALT-DESC` is used if there is no `DESCRIPTION`.
pub(super) fn description(component: &Component) -> Option<(String, bool)> {
    let of = |name| component.get(name).map(|line| line.text().trim().to_owned()).filter(|text| !text.is_empty());
    let text = of("DESCRIPTION").or_else(|| of("X-ALT-DESC"))?;
    let (text, was_html) = if is_html(&text) { (of_html(&text), true) } else { (text, false) };
    (!text.is_empty()).then_some((text, was_html))
}

fn is_html(text: &str) -> bool {
    text.len() <= LONGEST_HTML
        && text.match_indices('<').any(|(at, _)| {
            tag(&text[at..]).is_some_and(|(name, _)| {
                [&BLOCKS[..], &INLINE, &UNSEEN].iter().any(|list| list.contains(&name.trim_start_matches('/')))
            })
        })
}

/// The lower-case name of the tag with which a text begins (with the slash of an end tag), and the tag's length.
fn tag(text: &str) -> Option<(String, usize)> {
    let text = text.strip_prefix('<')?;
    let end = text.char_indices().take(LONGEST_TAG).find(|(_, c)| *c == '>')?.0;
    let inner = &text[..end];
    let name_end =
        inner.find(|c: char| c.is_whitespace() || (c == '/' && !inner.starts_with('/'))).unwrap_or(inner.len());
    let name = inner[..name_end].to_ascii_lowercase();
    let is_name = name.trim_start_matches('/').starts_with(|c: char| c.is_ascii_alphabetic() || c == '!');
    is_name.then_some((name, end + 2))
}

/// The text that a browser would show, with the URLs of links after their text.
fn of_html(html: &str) -> String {
    let mut out = String::new();
    let mut link: Option<(String, usize)> = None;
    let mut rest = html;
    while let Some(first) = rest.chars().next() {
        match (first, tag(rest)) {
            (_, Some((name, length))) => {
                let whole = &rest[..length];
                rest = &rest[length..];
                match name.as_str() {
                    "a" => link = href(whole).map(|href| (href, out.len())),
                    "/a" => {
                        if let Some((href, start)) = link.take()
                            && !out[start.min(out.len())..].contains(href.trim_start_matches("mailto:"))
                        {
                            out += &format!(" ({})", href.trim_start_matches("mailto:"));
                        }
                    }
                    "li" => out += "\n– ",
                    unseen if UNSEEN.contains(&unseen) => {
                        let end = rest.to_ascii_lowercase().find(&format!("</{unseen}"));
                        rest = end.map_or("", |end| &rest[end..]);
                    }
                    name if BLOCKS.contains(&name.trim_start_matches('/')) => out.push('\n'),
                    _ => {}
                }
            }
            ('&', None) => {
                let (letter, length) = entity(rest).unwrap_or(('&', 1));
                out.push(letter);
                rest = &rest[length..];
            }
            _ => {
                out.push(first);
                rest = &rest[first.len_utf8()..];
            }
        }
    }
    let lines = out.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    let mut kept: Vec<String> = Vec::new();
    for line in lines {
        if !line.is_empty() && line != "–" {
            kept.push(line);
        }
    }
    kept.join("\n")
}

fn href(tag: &str) -> Option<String> {
    let at = tag.to_ascii_lowercase().find("href=")? + "href=".len();
    let value = &tag[at..];
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
    let value = match quote {
        Some(quote) => value[1..].split(quote).next()?,
        None => value.split(|c: char| c.is_whitespace() || c == '>').next()?,
    };
    let known = ["https://", "http://", "mailto:"].iter().any(|scheme| value.starts_with(scheme));
    known.then(|| value.replace("&amp;", "&"))
}

fn entity(text: &str) -> Option<(char, usize)> {
    let end = text.char_indices().take(12).find(|(_, c)| *c == ';')?.0;
    let name = &text[1..end];
    let letter = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|c| !c.is_control() || *c == '\n')?
        }
        None => ENTITIES.iter().find(|(known, _)| *known == name)?.1,
    };
    Some((letter, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_becomes_the_text_that_a_browser_shows() {
        let cases = [
            ("<p>One &amp; two</p><p>three<br/>four</p>", "One & two\nthree\nfour"),
            ("<ul><li>a</li><li>b</li></ul>", "– a\n– b"),
            ("<a href=\"https://example.org/a?b&amp;c\">Here</a>", "Here (https://example.org/a?b&c)"),
            ("<a href='https://example.org'>https://example.org</a>", "https://example.org"),
            ("<html><head><style>p {}</style></head><body><b>x</b>&#228;&#x161;</body></html>", "xäš"),
            ("<script>bad", ""),
        ];
        for (html, wanted) in cases {
            assert!(is_html(html), "{html}");
            assert_eq!(of_html(html), wanted, "{html}");
        }
        for text in ["a < b and c > d", "<3", "<https://example.org>", "x <name@example.org>"] {
            assert!(!is_html(text), "{text}");
        }
    }
}
