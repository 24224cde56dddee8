//! Estimated text widths, available without a browser and equal in all of them.

/// The advance width of a letter in the heading font, rounded up, in hundredths of an em.
pub fn letter_width(letter: char) -> u32 {
    ASCII.get(letter as usize).copied().map_or_else(|| rare(letter), u32::from)
}

/// The width of a text in the heading font, in hundredths of an em.
pub fn width(text: &str) -> u32 {
    text.chars().fold(0u32, |sum, letter| sum.saturating_add(letter_width(letter)))
}

const ASCII: [u8; 128] = {
    let mut table = [0; 128];
    let mut at = 0;
    while at < 128 {
        table[at] = match at as u8 {
            b'i' | b'j' | b'l' | b'I' | b'.' | b',' | b':' | b';' | b'!' | b'|' | b'\'' | b' ' => 31,
            b'f' | b't' | b'r' | b'(' | b')' | b'/' | b'-' => 43,
            b'm' | b'w' | b'M' | b'W' | b'@' => 95,
            b'A'..=b'Z' | b'0'..=b'9' | b'#' => 68,
            _ => 59,
        };
        at += 1;
    }
    table
};

fn rare(letter: char) -> u32 {
    match letter {
        'ī' | 'ļ' | 'Ī' => 31,
        'ŗ' => 43,
        '—' | '–' | 'ш' | 'щ' | 'ж' | 'ю' | 'Ш' | 'Щ' | 'Ж' | 'Ю' => 95,
        'À'..='Þ' | 'Ā' | 'Č' | 'Ē' | 'Ģ' | 'Ķ' | 'Ļ' | 'Ņ' | 'Š' | 'Ū' | 'Ž' | 'А'..='Я' => 70,
        _ => 61,
    }
}
