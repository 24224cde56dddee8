//! A row as a timeline entry.

use super::ImportedItem;
use super::columns::Column;
use super::row::{Cells, list};
use crate::import::report::Outcome;
use serde_json::{Map, Value};

const TITLE: [Column; 2] = [Column::Title, Column::Name];

/// The entry; `None` if something is wrong, which is reported.
pub(super) fn item(cells: &mut Cells) -> Option<ImportedItem> {
    let Some(title) = cells.text(&TITLE) else {
        cells.wrong("the row has no title");
        return None;
    };
    let Some(date) = cells.date(&[Column::Date])? else {
        cells.wrong(format!("“{title}” has no date; write it as precisely as it is known, such as 2019"));
        return None;
    };
    let kind = cells.required(Column::Kind, "kinds", &title)?;
    let source = cells.sources(&title)?;
    let mut out = Map::new();
    cells.put("title", &TITLE, &mut out);
    out.insert("date".into(), date.into());
    out.insert("kind".into(), kind.into());
    cells.put("description", &[Column::Description], &mut out);
    if let Some((countries, _)) = cells.get(&[Column::Countries]) {
        let codes: Vec<Value> = list(&countries).map(|code| code.to_uppercase().into()).collect();
        out.insert("countries".into(), codes.into());
    }
    photo(cells, &mut out);
    out.insert("source".into(), source);
    Some(ImportedItem { title, same: "date", item: out })
}

fn photo(cells: &mut Cells, out: &mut Map<String, Value>) {
    let alt = cells.texts(&[Column::PhotoAlt]);
    let Some((_, place)) = cells.get(&[Column::PhotoAlt]) else { return };
    let mut photo = Map::from_iter([("alt".to_owned(), alt.into())]);
    cells.put("credit", &[Column::Credit], &mut photo);
    if !photo.contains_key("credit") {
        return cells.tell(
            &place,
            Outcome::Left,
            "a photo without its author is not shown; a column “credit” names them",
        );
    }
    if let Some((consent, _)) = cells.get(&[Column::Consent]) {
        photo.insert("consent".into(), consent.into());
    }
    out.insert("photo".into(), photo.into());
}
