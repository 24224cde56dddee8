//! The entries of a timeline, prepared for every presentation: in chronological order, with span, lane and label size.
//! Built once per page; filters and zoom do not affect it.

use super::breakpoint::{BREAKPOINTS_PX, MARGINS_PX};
use super::compact::{both, ranked};
use super::frame::Frame;
use super::lanes::{LaneEntry, assign};
use super::place::{GROUP_TIERS, Item, Options, Shape};
use super::scale::{Limits, View};
use super::span::{Edge, Span};
use crate::content::{Closed, Entry, List, Named, Timeline};
use crate::dates::Date;
use crate::dates::edtf::{Edtf, Precision};
use crate::text::letter_width;
use std::sync::OnceLock;

/// A single date of up to a year is a point, with a whisker as long as its possible range.
const POINT_DAYS: i32 = 366;
/// Lanes reserve space for labels at the scale that shows all data in this width.
const LANE_WIDTH_PX: f64 = 1000.0;
/// Longer titles are shortened on the axis.
const TITLE_PX: f32 = 236.0;
/// Font size of titles on the axis, as in `style/timeline.css`.
const TITLE_EM: f32 = 15.0;
/// The axis never has more marks than this, and therefore never more than 600 elements.
const MAX_MARKS: usize = 64;
/// The approximate number of bar lanes of all kinds together.
const MAX_LANES: u32 = 14;

/// An entry in time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimelineItem {
    /// Its index in the content.
    pub entry: usize,
    /// Its span on the axis.
    pub span: Span,
    /// The day by which it is sorted: its first, or its last if the start is unknown.
    pub anchor: Date,
    /// Index of its kind, in the order of the site.
    pub kind: usize,
    /// Bar or dot.
    pub shape: Shape,
    /// Its lane among the bars of its kind.
    pub lane: u32,
    /// The maximum number of bytes of its title on the axis.
    pub title_bytes: usize,
    /// Their width, with the date below, in pixels.
    pub label_px: f32,
}

/// The space that a kind needs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KindExtent {
    /// The number of entries.
    pub count: usize,
    /// Rows of labels above its dots; 0 without dots.
    pub tiers: u8,
    /// The number of bar lanes drawn.
    pub lanes: u32,
}

/// All entries.
#[derive(Clone, Debug)]
pub struct Chronicle {
    /// In chronological order.
    pub all: Vec<TimelineItem>,
    /// For each kind of the site.
    pub extents: Vec<KindExtent>,
    /// From the first day of the data to the last, or to `today`.
    pub limits: Limits,
    /// For [`super::place::Placement`].
    pub options: Options,
    /// The date of each entry in words, created on first use.
    pub words: Vec<OnceLock<Box<str>>>,
    /// The drawing of all data for each breakpoint, created on first use.
    pub drawings: [OnceLock<Frame>; BREAKPOINTS_PX.len()],
}

impl Chronicle {
    /// Builds from the content. Entries with an unreadable date are omitted (the content check rejects them). Open ends
    /// extend to `today`. `title` returns an entry's title in the page's language. Entries of equal time keep the order
    /// of the data.
    pub fn new(timeline: &Timeline, kinds: &[Named], today: Date, title: &dyn Fn(usize) -> &'static str) -> Self {
        let entries = &timeline.entries;
        let times: Vec<(usize, EntryTime)> =
            (0..entries.len()).filter_map(|at| Some((at, EntryTime::of(entries, at)?))).collect();
        let horizon = horizon(&times, today);
        let kind_of: Vec<usize> =
            entries.texts().iter().map(|text| kinds.iter().position(|kind| kind.id == *text).unwrap_or(0)).collect();
        let unsorted: Vec<TimelineItem> = times
            .into_iter()
            .map(|(entry, when)| {
                let summary = entries.summary(entry);
                let kind = kind_of.get(summary.kind_number()).copied().unwrap_or(0);
                let width = px(summary.title_width());
                let (bytes, width) = if width > TITLE_PX { cut(title(entry), TITLE_PX) } else { (usize::MAX, width) };
                dated(entry, when, kind, horizon, (bytes, width))
            })
            .collect();
        let key = |at: usize| both(unsorted[at].anchor.days(), unsorted[at].span.end.days());
        let order = ranked((0..unsorted.len()).collect(), &key);
        let all: Vec<TimelineItem> = order.into_iter().map(|at| unsorted[at]).collect();
        let first = all.iter().map(|one| one.span.start).min().unwrap_or(horizon.0);
        let last = all.iter().map(|one| one.span.end).max().unwrap_or(horizon.1).max(horizon.1);
        let mut chronicle = Self {
            words: vec![OnceLock::new(); all.len()],
            drawings: Default::default(),
            all,
            extents: vec![KindExtent::default(); kinds.len().max(1)],
            limits: Limits::new(first, last),
            options: Options { max_marks: MAX_MARKS, dot_px: 13.0, chip_px: 40.0, gap_px: 16.0, ..Options::default() },
        };
        chronicle.give_lanes();
        chronicle.set_extents();
        chronicle
    }

    fn give_lanes(&mut self) {
        let scale = View::fit(self.limits, LANE_WIDTH_PX, MARGINS_PX).days_per_px;
        let bars: Vec<usize> = (0..self.all.len()).filter(|&at| self.all[at].shape == Shape::Bar).collect();
        let entries: Vec<LaneEntry<usize>> = bars
            .iter()
            .map(|&at| {
                let one = &self.all[at];
                let label_days = f64::from(one.label_px + self.options.gap_px as f32) * scale;
                let start = one.span.start.days();
                let end = one.span.end.days().max(start.saturating_add(label_days as i32));
                LaneEntry { id: at, group: one.kind, start, end }
            })
            .collect();
        let lanes = assign(&entries, 1);
        for (&at, lane) in bars.iter().zip(lanes.lane) {
            self.all[at].lane = lane;
        }
        let with_bars = lanes.count.iter().filter(|&&count| count > 0).count() as u32;
        self.options.max_lanes = (MAX_LANES / with_bars.max(1)).max(2);
        for (extent, count) in self.extents.iter_mut().zip(lanes.count) {
            extent.lanes = count.min(self.options.max_lanes);
        }
    }

    /// Kinds with many dots get more rows of labels.
    fn set_extents(&mut self) {
        let mut dots = vec![0; self.extents.len()];
        for one in &self.all {
            self.extents[one.kind].count += 1;
            dots[one.kind] += usize::from(one.shape == Shape::Milestone);
        }
        for (kind, extent) in self.extents.iter_mut().enumerate() {
            extent.tiers = match dots[kind] {
                0 => 0,
                1..=2 => 1,
                3..=4 => 2,
                5..=8 => 3,
                _ => 4,
            };
            if let Some(tiers) = self.options.tiers.get_mut(kind.min(GROUP_TIERS - 1)) {
                *tiers = extent.tiers.max(1);
            }
        }
    }

    /// The properties of an entry that placement needs.
    pub fn item(&self, at: usize, importance: u8) -> Item {
        let one = &self.all[at];
        Item {
            start: one.span.start.days(),
            end: one.span.end.days(),
            group: one.kind as u16,
            lane: one.lane,
            importance: -i32::from(importance),
            label_px: one.label_px,
            shape: one.shape,
        }
    }

    /// The view that fits everything into a width.
    pub fn fit(&self, width_px: f64) -> View {
        View::fit(self.limits, width_px, MARGINS_PX)
    }
}

/// The time of an entry.
enum EntryTime {
    /// Between two known days, which the list knows without parsing the entry.
    Known(Closed),
    /// With an open or unknown end.
    Written(Edtf),
}

impl EntryTime {
    fn of(entries: &List<Entry>, at: usize) -> Option<Self> {
        match entries.summary(at).closed() {
            Some(closed) => Some(Self::Known(closed)),
            None => Edtf::parse(&entries[at].date).ok().map(Self::Written),
        }
    }

    fn bounds(&self) -> (Option<Date>, Option<Date>) {
        match self {
            Self::Known(closed) => (Some(closed.first), Some(closed.last)),
            Self::Written(date) => date.bounds(),
        }
    }

    fn span(&self, horizon: (Date, Date)) -> Span {
        match self {
            Self::Known(closed) => Span::of_closed(closed, POINT_DAYS),
            Self::Written(date) => Span::of(date, horizon, POINT_DAYS),
        }
    }

    /// The approximate width of the date in words, without formatting thousands of dates.
    fn px(&self) -> f32 {
        let (precision, is_interval) = match self {
            Self::Known(closed) => (closed.precision, closed.is_interval),
            Self::Written(date) => (date.precision(), date.is_interval()),
        };
        let one = match precision {
            Precision::Day | Precision::Time => 150.0,
            Precision::Month | Precision::Season => 142.0,
            _ => 76.0,
        };
        if is_interval { one * 1.35 } else { one }
    }
}

/// How far open ends are drawn: over all written dates, and to today.
fn horizon(times: &[(usize, EntryTime)], today: Date) -> (Date, Date) {
    let days = times.iter().flat_map(|(_, when)| {
        let (lower, upper) = when.bounds();
        [lower, upper]
    });
    let (mut first, mut last) = (today, today);
    for day in days.flatten() {
        (first, last) = (first.min(day), last.max(day));
    }
    (first, last)
}

fn dated(entry: usize, when: EntryTime, kind: usize, horizon: (Date, Date), title: (usize, f32)) -> TimelineItem {
    let span = when.span(horizon);
    let anchor = if matches!(span.left, Edge::Unknown | Edge::Open) { span.end } else { span.start };
    let shape = if span.is_point { Shape::Milestone } else { Shape::Bar };
    let (title_bytes, width) = title;
    let label_px = if shape == Shape::Milestone { width.max(when.px()) } else { width };
    TimelineItem { entry, span, anchor, kind, shape, lane: 0, title_bytes, label_px }
}

/// How much of a title fits into a width, in bytes: whole words, or letters of the first one; and the resulting width
/// with an ellipsis. A title that fits is not shortened.
pub fn cut(title: &str, most_px: f32) -> (usize, f32) {
    let (mut width, mut space, mut fitting) = (0, (0, 0), (0, 0));
    for (at, letter) in title.char_indices() {
        // The title may be cut up to here, leaving space for the ellipsis.
        if px(width) + TITLE_EM <= most_px {
            fitting = (at, width);
            if letter == ' ' {
                space = fitting;
            }
        }
        width += letter_width(letter);
        if px(width) > most_px {
            let (bytes, width) = if space.0 > 0 { space } else { fitting };
            return (bytes, px(width) + TITLE_EM);
        }
    }
    (title.len(), px(width))
}

/// Pixels for a width in hundredths of an em.
fn px(width: u32) -> f32 {
    width as f32 * TITLE_EM / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{Entry, Text};
    use crate::timeline::bands::Bands;

    const KINDS: &str = r#"[{"id":"decision","name":"D"},{"id":"project","name":"P"}]"#;

    fn chronicle(entries: &str) -> Chronicle {
        let entries: Vec<Entry> = serde_json::from_str(["[", entries, "]"].concat().leak()).unwrap();
        let timeline = Timeline { entries: entries.into(), sources: Vec::new() };
        let kinds: Vec<Named> = serde_json::from_str(KINDS).unwrap();
        let titles: &'static [Text] = Box::leak(timeline.entries.iter().map(|one| one.title.clone()).collect());
        Chronicle::new(&timeline, &kinds, Date::from_ymd(2026, 11, 23).unwrap(), &|at| titles[at].get("lv", "lv").text)
    }

    #[test]
    fn entries_are_chronological_whatever_the_order_in_the_file() {
        let chronicle = chronicle(
            r#"{"id":"c","title":"C","date":"2016/2017","kind":"project"},
               {"id":"b","title":"B","date":"/2015-12","kind":"project"},
               {"id":"x","title":"X","date":"gone","kind":"project"},
               {"id":"a","title":"A","date":"2015-12-30","kind":"decision"}"#,
        );
        let order: Vec<usize> = chronicle.all.iter().map(|one| one.entry).collect();
        assert_eq!(order, [3, 1, 0], "what began nobody knows when is where it ended; what has no date is not there");
        assert_eq!(chronicle.extents[1], KindExtent { count: 2, tiers: 0, lanes: 1 });
        assert_eq!(chronicle.extents[0].tiers, 1);
    }

    #[test]
    fn bars_leave_room_for_their_labels() {
        let chronicle = chronicle(
            r#"{"id":"a","title":"A very long title of a project","date":"2010/2011","kind":"project"},
               {"id":"b","title":"B","date":"2013/2014","kind":"project"},
               {"id":"z","title":"Z","date":"1990","kind":"decision"}"#,
        );
        let lanes: Vec<u32> = chronicle.all.iter().map(|one| one.lane).collect();
        assert_eq!(lanes, [0, 0, 1]);
        assert_eq!(chronicle.extents[1].lanes, 2);
        assert_eq!(chronicle.options.max_lanes, MAX_LANES, "the only kind with bars gets all lanes");
        let bands = Bands::new(&chronicle.extents, &|_| true);
        let rows: Vec<u32> = chronicle.all.iter().map(|one| bands.of(one.kind).unwrap().row(one)).collect();
        assert_eq!(rows[0] as i32, bands.of(0).unwrap().dots_y);
        assert!(rows[2] > rows[1], "the second lane is below the first");
    }

    #[test]
    fn long_titles_are_cut_at_word_boundaries() {
        let title = "Rokasgrāmata konsulārajiem darbiniekiem visās valstīs";
        let cut_to = |px: f32| &title[..cut(title, px).0];
        assert_eq!((cut_to(TITLE_PX), cut_to(150.0)), ("Rokasgrāmata konsulārajiem", "Rokasgrāmata"));
        assert!("Rokasgrāmata".starts_with(cut_to(90.0)) && cut_to(90.0).len() > 4, "{}", cut_to(90.0));
        assert_eq!(cut("CAPE", 236.0).0, 4);
        let long = "ž".repeat(100);
        for px in [20.0, 84.0, 236.0] {
            let (bytes, width) = cut(&long, px);
            assert!(long.is_char_boundary(bytes) && width <= px, "{bytes} bytes, {width} of {px}");
        }
    }

    #[test]
    fn an_empty_timeline_has_limits() {
        let chronicle = chronicle("");
        assert!(chronicle.fit(1000.0).span_days() > 1.0);
    }
}
