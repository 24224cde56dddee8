//! Reading the parts of an item from a row.

use super::Sheet;
use super::columns::Column;
use super::dates::{self, Order};
use super::table::Row;
use crate::import::report::{ImportReport, Outcome};
use crate::import::slug::Slugs;
use campaign::check::nearest;
use serde_json::{Map, Value};

/// A row, and the report about it.
pub(super) struct Cells<'s, 'a, 't> {
    pub sheet: &'s Sheet<'a>,
    pub row: &'a Row,
    pub report: &'t mut ImportReport,
    pub order: Option<Order>,
}

impl Cells<'_, '_, '_> {
    /// Whether there is such a column.
    pub fn has(&self, column: Column) -> bool {
        self.sheet.columns(column).next().is_some()
    }

    /// The first non-empty cell of these columns, with its position.
    pub fn get(&self, columns: &[Column]) -> Option<(String, String)> {
        let mut places = columns.iter().flat_map(|column| self.sheet.columns(*column));
        places.find_map(|(at, _)| {
            let cell = self.row.cells.get(at).filter(|cell| !cell.is_empty())?;
            Some((cell.clone(), self.sheet.table.cell(self.row, at)))
        })
    }

    /// The texts of these columns by language; of two columns with the same language, the first one counts.
    pub fn texts(&self, columns: &[Column]) -> Map<String, Value> {
        let mut texts = Map::new();
        for (at, language) in columns.iter().flat_map(|column| self.sheet.columns(*column)) {
            let Some(text) = self.row.cells.get(at).filter(|text| !text.is_empty()) else { continue };
            let language = language.unwrap_or(self.sheet.campaign.default_language());
            texts.entry(language.to_owned()).or_insert_with(|| text.as_str().into());
        }
        texts
    }

    /// The first text of these columns, preferably in the default language.
    pub fn text(&self, columns: &[Column]) -> Option<String> {
        let texts = self.texts(columns);
        let own = texts.get(self.sheet.campaign.default_language()).or_else(|| texts.values().next());
        own.and_then(Value::as_str).map(str::to_owned)
    }

    /// Adds the texts under a name, if there are any.
    pub fn put(&self, name: &str, columns: &[Column], out: &mut Map<String, Value>) {
        let texts = self.texts(columns);
        if !texts.is_empty() {
            out.insert(name.into(), Value::Object(texts));
        }
    }

    /// The id of an item in a list of `site.json` that a cell names. `None` if the list does not have it, which is
    /// reported.
    pub fn id_of(&mut self, list: &str, name: &str, place: &str) -> Option<String> {
        let campaign = self.sheet.campaign;
        if let Some(id) = campaign.named(list, name) {
            return Some(id.to_owned());
        }
        let id = Slugs::wanted("", name, "other");
        if !campaign.is_known() {
            if id != name {
                let what = format!("“{name}” becomes the id “{id}”, which \"{list}\" of site.json must have");
                self.tell(place, Outcome::Changed, what);
            }
            return Some(id);
        }
        let names = campaign.names(list).flat_map(|(id, names)| std::iter::once(id).chain(names));
        let near = nearest(name, names).map_or(String::new(), |near| format!("; did you mean “{near}”?"));
        let what = format!("\"{list}\" of site.json has no “{name}”{near}; if it is new, add it there as “{id}”");
        self.tell(place, Outcome::Wrong, what);
        None
    }

    /// As [`id_of`](Self::id_of), for a column that an item requires.
    pub fn required(&mut self, column: Column, list: &str, title: &str) -> Option<String> {
        let Some((name, place)) = self.get(&[column]) else {
            self.wrong(format!("“{title}” names none of \"{list}\" of site.json, and needs one"));
            return None;
        };
        self.id_of(list, &name, &place)
    }

    /// The ids of the sources that the row names: one, or a list. `None` if none is known, which is reported.
    pub fn sources(&mut self, title: &str) -> Option<Value> {
        let Some((names, place)) = self.get(&[Column::Source]) else {
            self.wrong(format!("“{title}” has no source, and needs one of \"sources\" of site.json"));
            return None;
        };
        let mut ids: Vec<Value> =
            list(&names).filter_map(|name| self.id_of("sources", name, &place)).map(Value::from).collect();
        if ids.len() > 1 { Some(Value::Array(ids)) } else { ids.pop() }
    }

    /// The row's date in EDTF, if it has one. `None` if it can't be read, which is reported.
    pub fn date(&mut self, columns: &[Column]) -> Option<Option<String>> {
        let Some((written, place)) = self.get(columns) else { return Some(None) };
        self.read_date(&written, &place).map(Some)
    }

    /// A written date in EDTF. `None` if it can't be read, which is reported.
    pub fn read_date(&mut self, written: &str, place: &str) -> Option<String> {
        match dates::date(written, self.order) {
            Ok((date, how)) => {
                if let Some(how) = how {
                    self.tell(place, Outcome::Changed, how);
                }
                Some(date)
            }
            Err(what) => {
                self.tell(place, Outcome::Wrong, what);
                None
            }
        }
    }

    /// The position of the row.
    pub fn place(&self) -> String {
        self.sheet.table.row(self.row)
    }

    /// Reports an error of the row.
    pub fn wrong(&mut self, what: impl Into<String>) {
        let place = self.place();
        self.tell(&place, Outcome::Wrong, what);
    }

    /// Adds to the report.
    pub fn tell(&mut self, place: &str, outcome: Outcome, what: impl Into<String>) {
        self.report.add(place, outcome, what);
    }
}

/// The parts of a cell that lists several things.
pub(super) fn list(cell: &str) -> impl Iterator<Item = &str> {
    cell.split([',', ';', '\n', '|']).map(str::trim).filter(|part| !part.is_empty())
}
