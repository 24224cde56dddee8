//! Keyboard navigation in a programme: arrow keys follow the visual layout, Home and End move within a column and, with
//! Control, within the programme.

use super::{Item, Programme};
use crate::text::BaseDirection;

/// The focused item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FocusPosition {
    /// The column, from 1; 0 is the row above the columns.
    pub column: usize,
    /// The index among its items.
    pub item: usize,
}

/// What a key requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Move the focus there, or keep it.
    Move(FocusPosition),
    /// Go to the next (`1`) or previous (`-1`) day or week.
    Step(i32),
}

impl Programme {
    /// The request of a key (`KeyboardEvent.key` of UI Events); `None` for keys that the programme does not handle.
    pub fn press(&self, at: FocusPosition, key: &str, control: bool, direction: BaseDirection) -> Option<Action> {
        if let (Some(is_forward), false) = (direction.is_forward(key), control) {
            return Some(Action::Move(self.sideways(at, is_forward)));
        }
        let last = FocusPosition { item: self.length(at.column).saturating_sub(1), ..at };
        Some(Action::Move(match (key, control) {
            ("ArrowDown", false) => self.down(at),
            ("ArrowUp", false) => self.up(at),
            ("Home", false) => FocusPosition { item: 0, ..at },
            ("End", false) => last,
            ("Home", true) => self.first(),
            ("End", true) => self.last(),
            ("PageUp", false) => return Some(Action::Step(-1)),
            ("PageDown", false) => return Some(Action::Step(1)),
            _ => return None,
        }))
    }

    /// The initial focus.
    pub fn first(&self) -> FocusPosition {
        FocusPosition { column: self.filled(0..=self.columns.len()).unwrap_or_default(), item: 0 }
    }

    /// In the column where it is nearest, the last item that begins at or before a minute of the day.
    pub fn near(&self, minute: u16) -> FocusPosition {
        let nearest = |(column, place): (usize, &super::Column)| {
            let item = place.items.iter().rposition(|item| item.from <= minute)?;
            Some((minute - place.items[item].from, FocusPosition { column: column + 1, item }))
        };
        let all = self.columns.iter().enumerate().filter_map(nearest);
        all.min_by_key(|(distance, _)| *distance).map_or(self.first(), |(_, at)| at)
    }

    fn last(&self) -> FocusPosition {
        let column = self.filled((0..=self.columns.len()).rev()).unwrap_or_default();
        FocusPosition { column, item: self.length(column).saturating_sub(1) }
    }

    fn items(&self, column: usize) -> &[Item] {
        column.checked_sub(1).and_then(|column| self.columns.get(column)).map_or(&[], |column| &column.items)
    }

    fn length(&self, column: usize) -> usize {
        if column == 0 { self.above.len() } else { self.items(column).len() }
    }

    /// The first of the columns that has items.
    fn filled(&self, mut columns: impl Iterator<Item = usize>) -> Option<usize> {
        columns.find(|column| self.length(*column) > 0)
    }

    fn down(&self, at: FocusPosition) -> FocusPosition {
        if at.item + 1 < self.length(at.column) {
            return FocusPosition { item: at.item + 1, ..at };
        }
        // From the row above into the columns.
        match self.filled(1..=self.columns.len()) {
            Some(column) if at.column == 0 => FocusPosition { column, item: 0 },
            _ => at,
        }
    }

    fn up(&self, at: FocusPosition) -> FocusPosition {
        match at.item {
            0 if at.column > 0 && !self.above.is_empty() => FocusPosition { column: 0, item: self.above.len() - 1 },
            0 => at,
            item => FocusPosition { item: item - 1, ..at },
        }
    }

    /// To the adjacent lane; otherwise to the nearest item in time in the next column that has any.
    fn sideways(&self, at: FocusPosition, is_forward: bool) -> FocusPosition {
        if at.column == 0 {
            return if is_forward && at.item + 1 < self.above.len() {
                FocusPosition { item: at.item + 1, ..at }
            } else {
                FocusPosition { item: at.item - usize::from(!is_forward && at.item > 0), ..at }
            };
        }
        let items = self.items(at.column);
        let Some(here) = items.get(at.item) else { return self.first() };
        let overlaps = |one: &Item| one.from < here.to && one.to > here.from;
        let distance = |one: &Item| one.lane.abs_diff(here.lane);
        let is_beside =
            |one: &Item| if is_forward { one.lane > here.lane } else { one.lane < here.lane } && overlaps(one);
        let beside = items.iter().enumerate().filter(|(_, one)| is_beside(one));
        if let Some((item, _)) = beside.min_by_key(|(_, one)| (distance(one), one.from.abs_diff(here.from))) {
            return FocusPosition { item, ..at };
        }
        let column = match is_forward {
            true => self.filled(at.column + 1..=self.columns.len()),
            false => self.filled((1..at.column).rev()),
        };
        let Some(column) = column else { return at };
        let away = |one: &Item| (one.from.abs_diff(here.from), if is_forward { one.lane } else { u8::MAX - one.lane });
        let nearest = self.items(column).iter().enumerate().min_by_key(|(_, one)| away(one));
        nearest.map_or(at, |(item, _)| FocusPosition { column, item })
    }
}
