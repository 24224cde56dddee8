//! Converts offsets to lines and columns.

/// The line and column of every offset, both from 1. Offsets must be sorted. Columns count characters.
pub fn places(text: &str, offsets: &[usize]) -> Vec<(usize, usize)> {
    let mut places = Vec::with_capacity(offsets.len());
    let mut wanted = offsets.iter().peekable();
    let (mut line, mut column) = (1, 1);
    for (at, c) in text.char_indices() {
        while wanted.next_if(|&&offset| offset <= at).is_some() {
            places.push((line, column));
        }
        if wanted.peek().is_none() {
            return places;
        }
        (line, column) = if c == '\n' { (line + 1, 1) } else { (line, column + 1) };
    }
    places.extend(wanted.map(|_| (line, column)));
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        assert_eq!(places("ā\nbā", &[0, 2, 3, 4, 6]), [(1, 1), (1, 2), (2, 1), (2, 2), (2, 3)]);
    }
}
