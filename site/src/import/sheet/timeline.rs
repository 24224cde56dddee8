//! A row as an entry of the timeline.

use super::Made;
use super::columns::Column;
use super::row::{Cells, list};
use serde_json::{Map, Value};

const TITLE: [Column; 2] = [Column::Title, Column::Name];

/// The entry; none if something is wrong, which is told.
pub(super) fn item(cells: &mut Cells) -> Option<Made> {
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
    out.insert("source".into(), source);
    Some(Made { title, same: "date", item: out })
}
