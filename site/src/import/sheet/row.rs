//! A row as an item's parts.

use super::Sheet;
use super::columns::Column;
use super::dates::{self, Order};
use super::table::Row;
use crate::import::told::{Fate, Told};
use atbildiba::content::check::nearest;
use atbildiba::text::fold;
use serde_json::{Map, Value};

/// A row, and what is told of it.
pub(super) struct Cells<'s, 'a, 't> {
    pub sheet: &'s Sheet<'a>,
    pub row: &'a Row,
    pub told: &'t mut Told,
    pub order: Option<Order>,
}

impl Cells<'_, '_, '_> {
    /// What the first of these columns that says something says, with the place of the cell.
    pub fn get(&self, columns: &[Column]) -> Option<(String, String)> {
        columns.iter().find_map(|column| {
            let own = self
                .sheet
                .headings
                .iter()
                .enumerate()
                .filter(|(_, one)| one.as_ref().is_some_and(|one| one.column == *column));
            let mut cells = own.filter_map(|(at, _)| Some((self.row.cells.get(at)?, at)));
            cells
                .find(|(cell, _)| !cell.is_empty())
                .map(|(cell, at)| (cell.clone(), self.sheet.table.cell(self.row, at)))
        })
    }

    /// The texts of these columns by language; of two columns with one language, the first.
    pub fn texts(&self, columns: &[Column]) -> Map<String, Value> {
        let mut texts = Map::new();
        for column in columns {
            for (at, heading) in self.sheet.headings.iter().enumerate() {
                let Some(heading) = heading.as_ref().filter(|heading| heading.column == *column) else { continue };
                let Some(text) = self.row.cells.get(at).filter(|text| !text.is_empty()) else { continue };
                let language = heading.language.as_deref().unwrap_or(self.sheet.campaign.default_language());
                texts.entry(language.to_owned()).or_insert_with(|| text.as_str().into());
            }
        }
        texts
    }

    /// The first text of these columns, that of the default language before others.
    pub fn text(&self, columns: &[Column]) -> Option<String> {
        let texts = self.texts(columns);
        let own = texts.get(self.sheet.campaign.default_language()).or_else(|| texts.values().next());
        own.and_then(Value::as_str).map(str::to_owned)
    }

    /// Puts texts under a name, if there are any.
    pub fn put(&self, name: &str, columns: &[Column], out: &mut Map<String, Value>) {
        let texts = self.texts(columns);
        if !texts.is_empty() {
            out.insert(name.into(), Value::Object(texts));
        }
    }

    /// The id of what a cell names in a list of `site.json`; one that is not there gets an id, which is told.
    pub fn id_of(&mut self, list: &str, name: &str, place: &str) -> String {
        let campaign = self.sheet.campaign;
        if let Some(id) = campaign.named(list, name) {
            if id != name {
                self.tell(place, Fate::Changed, format!("“{name}” is the id “{id}”"));
            }
            return id.to_owned();
        }
        let id = crate::import::slug::Slugs::wanted("", name, "other");
        if campaign.is_known() {
            let names: Vec<&str> =
                campaign.names(list).flat_map(|(id, names)| std::iter::once(id).chain(names)).collect();
            let near = nearest(name, names).map_or(String::new(), |near| format!("; did you mean “{near}”?"));
            let what = format!("site.json has no “{name}” in \"{list}\"{near}; add it there as “{id}”");
            self.tell(place, Fate::Wrong, what);
        } else if id != name {
            self.tell(
                place,
                Fate::Changed,
                format!("“{name}” becomes the id “{id}”, which \"{list}\" of site.json must have"),
            );
        }
        id
    }

    /// The sources that the row names, as ids.
    pub fn sources(&mut self, out: &mut Map<String, Value>) {
        let Some((names, place)) = self.get(&[Column::Source]) else { return };
        let ids: Vec<Value> = list(&names).map(|name| self.id_of("sources", name, &place).into()).collect();
        let one_or_more = if ids.len() == 1 { ids[0].clone() } else { Value::Array(ids) };
        out.insert("source".into(), one_or_more);
    }

    /// The row's date in EDTF. One that can't be read is told.
    pub fn date(&mut self, columns: &[Column]) -> Option<String> {
        let (written, place) = self.get(columns)?;
        if let Some(date) = dates::of_serial(&written) {
            let what = format!("the number {written} is read as the date {date}, as spreadsheets count days");
            self.tell(&place, Fate::Changed, what);
            return Some(date);
        }
        match dates::date(&written, self.order) {
            Ok((date, how)) => {
                if let Some(how) = how {
                    self.tell(&place, Fate::Changed, how);
                }
                Some(date)
            }
            Err(what) => {
                self.tell(&place, Fate::Wrong, what);
                None
            }
        }
    }

    /// An id for the item, unless the campaign has it already, which is told: one that is called so, and is the same in
    /// what `same` compares.
    pub fn id(
        &mut self,
        slugs: &mut super::super::slug::Slugs,
        name: &str,
        same: impl Fn(&Value) -> bool,
    ) -> Option<String> {
        let title = |item: &Value| {
            let names = if item["name"].is_null() { &item["title"] } else { &item["name"] };
            crate::import::campaign::texts(names).iter().any(|one| fold(one) == fold(name))
        };
        let there = self.sheet.campaign.items(self.sheet.file).iter().find(|item| title(item) && same(item));
        if let Some(id) = there.and_then(crate::import::campaign::id) {
            let place = self.place();
            self.tell(&place, Fate::Left, format!("“{name}” is in {} already, as “{id}”", self.sheet.file));
            return None;
        }
        Some(slugs.make("", name, "item"))
    }

    /// The place of the row.
    pub fn place(&self) -> String {
        self.sheet.table.row(self.row)
    }

    /// Tells something.
    pub fn tell(&mut self, place: &str, fate: Fate, what: impl Into<String>) {
        self.told.add(place, fate, what);
    }
}

/// The parts of a cell that names several things.
pub(super) fn list(cell: &str) -> impl Iterator<Item = &str> {
    cell.split([',', ';', '\n', '|']).map(str::trim).filter(|part| !part.is_empty())
}
