//! Texts as the beginning of a sentence.

/// The text with its first letter as a capital.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_first_letter_changes() {
        assert_eq!(["ārā", "Riga open", "1 day", ""].map(capitalised), ["Ārā", "Riga open", "1 day", ""]);
    }
}
