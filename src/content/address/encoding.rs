//! Percent-encoding of paths and queries (RFC 3986).

pub(super) fn digits(text: &str, length: usize) -> Option<u32> {
    (text.len() == length && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

/// The value of the first parameter `name` as a number of up to four digits, else 0.
pub(super) fn number(query: &str, name: &str) -> u16 {
    let value = query_value(query, name);
    (1..=4).find_map(|length| digits(&value, length)).unwrap_or(0) as u16
}

pub(super) fn push_padded(path: &mut String, number: u32, width: u32) {
    for power in (0..width).rev() {
        path.push(char::from(b'0' + (number / 10u32.pow(power) % 10) as u8));
    }
}

pub(super) fn joined(prefix: &str, id: &str) -> String {
    let mut path = String::from(prefix);
    encode(&mut path, id);
    path
}

pub(super) fn push_query(path: &mut String, separator: &mut char, name: &str, value: &str) {
    if !value.is_empty() {
        path.push(*separator);
        path.push_str(name);
        path.push('=');
        encode(path, value);
        *separator = '&';
    }
}

/// The decoded value of the first parameter `name`; empty if there is none.
///
/// ```
/// use atbildiba::content::query_value;
///
/// assert_eq!(&*query_value("category=state&q=j%C4%81%C5%86i+un", "q"), "jāņi un");
/// assert_eq!(&*query_value("category=state", "q"), "");
/// ```
pub fn query_value(query: &str, name: &str) -> Box<str> {
    query
        .trim_start_matches('?')
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| decode(value).into())
        .unwrap_or_default()
}

/// Percent-encodes `text` except unreserved characters and commas (RFC 3986 section 2), and appends it to `out`.
///
/// ```
/// let mut path = "/search?q=".to_owned();
/// atbildiba::content::encode(&mut path, "jāņi, līgo");
/// assert_eq!(path, "/search?q=j%C4%81%C5%86i,%20l%C4%ABgo");
/// ```
pub fn encode(out: &mut String, text: &str) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~,".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for digit in [byte >> 4, byte & 15] {
                out.push(char::from(b"0123456789ABCDEF"[usize::from(digit)]));
            }
        }
    }
}

/// Decodes percent-encoding and `+` for a space. Invalid sequences are kept.
pub(super) fn decode(text: &str) -> String {
    let hex = |byte: u8| char::from(byte).to_digit(16).map(|digit| digit as u8);
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        match (first, tail) {
            (b'%', [high, low, after @ ..]) if hex(*high).is_some() && hex(*low).is_some() => {
                bytes.push(hex(*high).unwrap_or(0) << 4 | hex(*low).unwrap_or(0));
                rest = after;
            }
            (b'+', _) => {
                bytes.push(b' ');
                rest = tail;
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
