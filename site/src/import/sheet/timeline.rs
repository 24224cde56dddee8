//! A row as an entry of the timeline.

use super::columns::Column;
use super::row::{Cells, list};
use crate::import::slug::Slugs;
use crate::import::told::Fate;
use serde_json::{Map, Value};

const TITLE: [Column; 2] = [Column::Title, Column::Name];

/// The entry; none if it is there already, or something is wrong, which is told.
pub(super) fn item(cells: &mut Cells, slugs: &mut Slugs) -> Option<Value> {
    let place = cells.place();
    let Some(title) = cells.text(&TITLE) else {
        cells.tell(&place, Fate::Wrong, "the row has no title");
        return None;
    };
    if cells.get(&[Column::Date]).is_none() {
        cells.tell(
            &place,
            Fate::Wrong,
            format!("“{title}” has no date; write it as precisely as it is known, such as 2019"),
        );
        return None;
    }
    let date = cells.date(&[Column::Date])?;
    let id = cells.id(slugs, &title, |item| item["date"] == date.as_str())?;
    let mut out = Map::new();
    out.insert("id".into(), id.as_str().into());
    cells.put("title", &TITLE, &mut out);
    out.insert("date".into(), date.into());
    if let Some((kind, place)) = cells.get(&[Column::Kind, Column::Category]) {
        out.insert("kind".into(), cells.id_of("kinds", &kind, &place).into());
    }
    cells.put("description", &[Column::Description], &mut out);
    if let Some((countries, _)) = cells.get(&[Column::Countries]) {
        let codes: Vec<Value> = list(&countries).map(|code| code.to_uppercase().into()).collect();
        out.insert("countries".into(), codes.into());
    }
    cells.sources(&mut out);
    cells.tell(&place, Fate::Taken, format!("“{title}” as “{id}”"));
    Some(Value::Object(out))
}
