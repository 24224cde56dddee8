//! `revoked.json`: the ids of supporters who must no longer be shown, regardless of the other files. Optional.

use super::LocatedProblem;
use super::places::places;
use crate::check::{Problem, Severity};
use std::path::Path;

const NAME: &str = "revoked.json";

/// Reads the ids.
///
/// # Errors
/// A problem of the file. Nothing may be published then, because a supporter might be shown who has withdrawn consent.
pub fn read(folder: &Path) -> Result<Vec<String>, LocatedProblem> {
    let path = folder.join(NAME);
    let wrong = |line, column, message: String| LocatedProblem {
        path: path.clone(),
        line,
        column,
        problem: Problem { file: NAME, pointer: String::new(), on_key: false, message, severity: Severity::Error },
    };
    let advice = "write a list of ids, such as [\"anna-sample\"]";
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(wrong(1, 1, format!("the file can't be read: {error}"))),
    };
    let ids: Vec<String> = serde_json::from_str(&text).map_err(|error| {
        wrong(error.line().max(1), error.column().max(1), format!("this is no list of ids ({error}); {advice}"))
    })?;
    let is_slug =
        |id: &String| !id.is_empty() && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if let Some(other) = ids.iter().find(|id| !is_slug(id)) {
        let at = text.find(&format!("\"{other}\"")).unwrap_or(0);
        let (line, column) = places(&text, &[at])[0];
        return Err(wrong(
            line,
            column,
            format!("“{}” is no id; {advice}", other.chars().take(40).collect::<String>()),
        ));
    }
    Ok(ids)
}

#[cfg(test)]
mod tests {
    use super::read;
    use std::fs;

    #[test]
    fn a_list_that_cannot_be_obeyed_lets_nothing_through() {
        let folder = std::env::temp_dir().join(format!("xtask-revoked-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let with = |text: &str| {
            fs::write(folder.join("revoked.json"), text).unwrap();
            read(&folder).map_err(|problem| problem.to_string())
        };
        assert_eq!(with("[\"anna-sample\"]"), Ok(vec!["anna-sample".to_owned()]));
        assert_eq!(with("[]"), Ok(Vec::new()));
        for (text, place) in
            [("", "json:1:1: "), ("[\n  \"Anna S\"]", "json:2:3: "), ("{}", "json:1:"), ("[\"a\"", "json:1:")]
        {
            let told = with(text).unwrap_err();
            assert!(told.contains(place) && told.contains("anna-sample"), "{told}");
        }
        fs::remove_dir_all(&folder).unwrap();
        assert!(read(&folder).unwrap().is_empty(), "without the file nobody is revoked");
    }
}
