//! The timeline's cores together, from written dates to what is drawn; and their cost.

use atbildiba::content::{Entry, Named, Timeline};
use atbildiba::dates::Date;
use atbildiba::dates::edtf::Edtf;
use atbildiba::timeline::bands::Bands;
use atbildiba::timeline::breakpoint::{BREAKPOINTS_PX, MARGINS_PX, Unit, breakpoint};
use atbildiba::timeline::chronicle::Chronicle;
use atbildiba::timeline::frame::{Chip, DrawnEntry, Frame, frame};
use atbildiba::timeline::lanes::{LaneEntry, assign};
use atbildiba::timeline::place::{Item, Options, Placement, Shape};
use atbildiba::timeline::scale::{Limits, View, ticks};
use atbildiba::timeline::span::Span;
use std::time::Instant;

/// Dates of the bundled campaign: group and EDTF.
const DATES: &[(usize, &str)] = &[
    (0, "1992-03-05/1992-03-06"),
    (0, "1995"),
    (0, "2003"),
    (0, "2006-06-08"),
    (0, "2006-11-07/2006-11-08"),
    (1, "2008/2010"),
    (0, "2011"),
    (0, "2011-06-07/2011-06-08"),
    (0, "2011-12-15"),
    (1, "2012-07-01/2014"),
    (0, "2014-06-20"),
    (1, "/2015-12"),
    (1, "2016/2017"),
    (0, "2016-10-24?"),
    (1, "2017-02/.."),
    (0, "2017-06-29"),
    (0, "2017-10-12/2017-10-13"),
    (0, "2017-11-29"),
    (1, "2018-09/"),
    (0, "2019-06-13/2019-06-14"),
    (1, "2019-09-02/2021-08-31"),
];

fn campaign(label_px: f32) -> (Vec<Item>, Limits) {
    let horizon = (Date::from_ymd(1992, 1, 1).unwrap(), Date::from_ymd(2021, 12, 31).unwrap());
    let spans: Vec<Span> = DATES.iter().map(|date| Span::of(&Edtf::parse(date.1).unwrap(), horizon, 366)).collect();
    let entries: Vec<LaneEntry<&str>> = DATES
        .iter()
        .zip(&spans)
        .map(|(&(group, id), span)| LaneEntry { id, group, start: span.start.days(), end: span.end.days() })
        .collect();
    let lanes = assign(&entries, 31);
    let items = entries.iter().zip(&spans).zip(&lanes.lane).map(|((entry, span), &lane)| Item {
        start: entry.start,
        end: entry.end,
        group: entry.group as u16,
        lane,
        importance: 0,
        label_px,
        shape: if span.is_point { Shape::Milestone } else { Shape::Bar },
    });
    (items.collect(), Limits::new(horizon.0, horizon.1))
}

#[test]
fn the_campaign_at_a_desk_and_on_a_phone() {
    let (items, limits) = campaign(150.0);
    let mut placement = Placement::new(items.clone(), Options::default());
    let view = View::fit(limits, 1200.0, (40.0, 120.0));
    let scene = placement.scene(view);
    let in_clusters: usize = scene.clusters.iter().map(|cluster| cluster.count).sum();
    assert_eq!(scene.marks.len() + in_clusters, items.len());
    let labels = scene.marks.iter().filter(|mark| mark.label.is_some()).count();
    assert!(scene.marks.len() >= 17 && labels >= 12, "{} marks, {labels} labels", scene.marks.len());
    assert!(ticks(view, 56.0).ticks.len() >= 15);
    // On zooming in, everything is eventually drawn individually.
    let near = View::fit(limits, 1200.0, (40.0, 120.0)).show(
        Date::from_ymd(2016, 9, 1).unwrap(),
        Date::from_ymd(2018, 2, 1).unwrap(),
        (40.0, 40.0),
        limits,
    );
    assert_eq!(placement.scene(near).clusters, []);
    let phone = Placement::new(items.clone(), Options::default()).scene(View::fit(limits, 390.0, (16.0, 90.0)));
    let count: usize = phone.marks.len() + phone.clusters.iter().map(|cluster| cluster.count).sum::<usize>();
    assert_eq!(count, items.len());
}

struct Noise(u64);

impl Noise {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

/// Items in six groups over ten years, half of them bars; or all on one day.
fn many(count: usize, is_one_day: bool) -> Vec<Item> {
    let mut noise = Noise(7);
    let ids: Vec<String> = (0..count).map(|nth| format!("{nth:05}")).collect();
    let entries: Vec<LaneEntry<&str>> = ids
        .iter()
        .map(|id| {
            let start = if is_one_day { 0 } else { noise.below(3_653) as i32 };
            let days = if is_one_day { 0 } else { [0, noise.below(400) as i32][noise.below(2) as usize] };
            LaneEntry { id: id.as_str(), group: noise.below(6) as usize, start, end: start + days }
        })
        .collect();
    let begin = Instant::now();
    let lanes = assign(&entries, 7);
    println!("lanes of {count}: {:.2} ms, {:?}", begin.elapsed().as_secs_f64() * 1e3, lanes.count);
    entries
        .iter()
        .zip(&lanes.lane)
        .map(|(entry, &lane)| Item {
            start: entry.start,
            end: entry.end,
            group: entry.group as u16,
            lane,
            importance: noise.below(100) as i32,
            label_px: 40.0 + noise.below(160) as f32,
            shape: if entry.end > entry.start { Shape::Bar } else { Shape::Milestone },
        })
        .collect()
}

#[test]
fn never_more_than_600_of_10_000() {
    for is_one_day in [false, true] {
        let mut placement = Placement::new(many(10_000, is_one_day), Options::default());
        for power in -8..6 {
            for start in [-3_000.0, -10.0, 1_000.0, 2_000.5] {
                let scene =
                    placement.scene(View { start_day: start, days_per_px: 2f64.powi(power) * 0.7, width_px: 1280.0 });
                assert!(scene.marks.len() + scene.clusters.len() <= 600);
            }
        }
    }
}

/// `cargo test --release --test timeline -- --ignored --nocapture`
#[test]
#[ignore = "prints times"]
fn times() {
    let mut texts = Vec::new();
    for nth in 0..10_000 {
        texts.push(DATES[nth % DATES.len()].1);
    }
    let begin = Instant::now();
    let parsed = texts.iter().filter(|text| Edtf::parse(text).is_ok()).count();
    println!("EDTF of {parsed}: {:.2} ms", begin.elapsed().as_secs_f64() * 1e3);
    for (name, is_one_day) in [("ten years", false), ("one day", true)] {
        let items = many(10_000, is_one_day);
        let mut placement = Placement::new(items.clone(), Options::default());
        let median = |mut times: Vec<f64>| {
            times.sort_by(f64::total_cmp);
            times[times.len() / 2] * 1e3
        };
        let sorting = median(
            (0..15)
                .map(|_| {
                    let items = items.clone();
                    let begin = Instant::now();
                    std::hint::black_box(Placement::new(items, Options::default()));
                    begin.elapsed().as_secs_f64()
                })
                .collect(),
        );
        println!("{name}: sorting {sorting:.2} ms");
        for (zoom, scale) in [
            ("all in view", 3_700.0 / 1280.0),
            ("a year", 365.0 / 1280.0),
            ("a month", 30.0 / 1280.0),
            ("a week", 7.0 / 1280.0),
        ] {
            let (mut zooms, mut pans, mut most, mut shown) = (vec![], vec![], 0, (0, 0, 0));
            for nth in 0..31 {
                // A different level in between, so that each zoom creates its plan again.
                placement.scene(View { start_day: 0.0, days_per_px: scale * 4.0, width_px: 1280.0 });
                let start = if is_one_day { -600.0 * scale } else { 0.0 };
                let mut view = View { start_day: start + f64::from(nth) * scale, days_per_px: scale, width_px: 1280.0 };
                let begin = Instant::now();
                placement.scene(view);
                zooms.push(begin.elapsed().as_secs_f64());
                view.start_day += scale * 40.0;
                let begin = Instant::now();
                let scene = placement.scene(view);
                pans.push(begin.elapsed().as_secs_f64());
                if scene.marks.len() + scene.clusters.len() > most {
                    most = scene.marks.len() + scene.clusters.len();
                    let labels = scene.marks.iter().filter(|mark| mark.label.is_some()).count();
                    shown = (scene.marks.len(), scene.clusters.len(), labels);
                }
            }
            println!(
                "{name}, {zoom}: new level {:.3} ms, pan {:.4} ms, (marks, clusters, labels) {shown:?}",
                median(zooms),
                median(pans)
            );
        }
    }
}

/// A content file with this many entries over 36 years, of the bundled campaign's kinds.
fn content_of(count: usize) -> Timeline {
    let mut noise = Noise(11);
    let entries: Vec<String> = (0..count)
        .map(|nth| {
            let (year, month, kind) = (1990 + noise.below(36), 1 + noise.below(12), noise.below(5));
            let date = match noise.below(6) {
                0 => format!("{year}"),
                1 => format!("{year}-{month:02}"),
                2 => format!("{year}-{month:02}/{}", year + 1 + noise.below(3)),
                3 => format!("/{year}-{month:02}"),
                4 => format!("{year}-{month:02}/"),
                _ => format!("{year}-{month:02}-{:02}", 1 + noise.below(28)),
            };
            let importance = 1 + noise.below(3);
            format!(
                r#"{{"id":"e{nth}","title":"Entry number {nth}","date":"{date}","kind":"k{kind}","importance":{importance}}}"#
            )
        })
        .collect();
    let entries: Vec<Entry> = serde_json::from_str(["[", &entries.join(","), "]"].concat().leak()).unwrap();
    Timeline { entries: entries.into(), sources: Vec::new() }
}

fn kinds() -> Vec<Named> {
    let all: Vec<String> = (0..5).map(|nth| format!(r#"{{"id":"k{nth}","name":"Kind {nth}"}}"#)).collect();
    serde_json::from_str(["[", &all.join(","), "]"].concat().leak()).unwrap()
}

/// An upper bound of the elements that the axis uses for a frame (`timeline::view::axis`).
fn elements(picture: &Frame) -> usize {
    let mark = |mark: &DrawnEntry| {
        let is_dot = mark.width == 0.0;
        let labelled = if mark.label.is_none() {
            0
        } else if is_dot {
            3
        } else {
            1
        };
        3 + usize::from(mark.whisker.is_some()) + usize::from(mark.open) + labelled
    };
    picture.marks.iter().map(mark).sum::<usize>() + picture.chips.len() * 4 + picture.ticks.len() * 2
}

#[test]
fn a_frame_of_10_000_entries_is_always_small() {
    let timeline = content_of(10_000);
    let today = Date::from_ymd(2026, 11, 23).unwrap();
    let chronicle = Chronicle::new(&timeline, &kinds(), today, &|_| "Entry number 1000");
    assert_eq!(chronicle.all.len(), 10_000);
    let shown: Vec<usize> = (0..chronicle.all.len()).collect();
    let bands = Bands::new(&chronicle.extents, &|_| true);
    assert!(bands.height < 2_000, "{}", bands.height);
    let items =
        shown.iter().map(|&at| chronicle.item(at, timeline.entries[chronicle.all[at].entry].importance)).collect();
    let mut placement = Placement::new(items, chronicle.options);
    for width in [320.0, 1168.0, 3840.0] {
        let mut view = chronicle.fit(width);
        for step in 0..24 {
            let scene = placement.scene(view);
            let picture = frame(&chronicle, &shown, &bands, &scene, view);
            assert!(elements(&picture) <= 480, "{} at step {step} of {width}", elements(&picture));
            let chips: usize = picture.chips.len();
            assert_eq!(chips, scene.clusters.len(), "every cluster has a chip");
            for pair in picture.chips.windows(2).filter(|pair| pair[0].y == pair[1].y) {
                assert!(pair[1].x - pair[0].x >= 40.0, "{pair:?}");
            }
            view = view.zoom_steps(1, chronicle.limits).pan(37.0, chronicle.limits);
        }
    }
}

/// `cargo test --release --test timeline -- --ignored --nocapture`
#[test]
#[ignore = "prints times"]
fn times_of_the_view() {
    let timeline = content_of(10_000);
    let kinds = kinds();
    let today = Date::from_ymd(2026, 11, 23).unwrap();
    let begin = Instant::now();
    let chronicle = Chronicle::new(&timeline, &kinds, today, &|_| "Entry number 1000");
    println!("chronicle of 10 000: {:.2} ms", begin.elapsed().as_secs_f64() * 1e3);
    let shown: Vec<usize> = (0..chronicle.all.len()).collect();
    let bands = Bands::new(&chronicle.extents, &|_| true);
    let items: Vec<Item> = shown.iter().map(|&at| chronicle.item(at, 1)).collect();
    let begin = Instant::now();
    let mut placement = Placement::new(items, chronicle.options);
    println!("placement: {:.2} ms", begin.elapsed().as_secs_f64() * 1e3);
    let mut view = chronicle.fit(1168.0);
    for step in 0..10 {
        let begin = Instant::now();
        let scene = placement.scene(view);
        let zoomed = begin.elapsed().as_secs_f64() * 1e3;
        let picture = frame(&chronicle, &shown, &bands, &scene, view);
        view = view.pan(40.0, chronicle.limits);
        let begin = Instant::now();
        let scene = placement.scene(view);
        let again = frame(&chronicle, &shown, &bands, &scene, view);
        println!(
            "level {step}: new {zoomed:.2} ms, pan {:.3} ms, {} marks, {} chips, {} elements",
            begin.elapsed().as_secs_f64() * 1e3,
            again.marks.len(),
            again.chips.len(),
            elements(&picture)
        );
        view = view.zoom_steps(2, chronicle.limits);
    }
}

/// A prerendered drawing matches the live axis at every width that it serves.
#[test]
fn a_prerendered_drawing_equals_the_live_axis_at_every_width() {
    let timeline = content_of(40);
    let today = Date::from_ymd(2026, 11, 23).unwrap();
    let chronicle = Chronicle::new(&timeline, &kinds(), today, &|_| "Entry number 1000");
    let shown: Vec<usize> = (0..chronicle.all.len()).collect();
    let bands = Bands::new(&chronicle.extents, &|_| true);
    let items = shown.iter().map(|&at| chronicle.item(at, 1)).collect();
    let mut placement = Placement::new(items, chronicle.options);
    for (nth, &least) in BREAKPOINTS_PX.iter().enumerate() {
        let (view, unit) = (chronicle.fit(least), Unit::Percent(least));
        let picture = frame(&chronicle, &shown, &bands, &placement.scene(view), view);
        assert!(picture.marks.len() > 15, "{} marks", picture.marks.len());
        let next = BREAKPOINTS_PX.get(nth + 1).copied().unwrap_or(3840.0);
        for width in [least, f64::midpoint(least, next), next - 1.0] {
            assert_eq!(breakpoint(width), nth);
            let live = chronicle.fit(width);
            for mark in &picture.marks {
                let one = &chronicle.all[mark.at];
                let (first, end) = (f64::from(one.span.start.days()), f64::from(one.span.end.days()) + 1.0);
                let day = if one.shape == Shape::Bar { first } else { f64::midpoint(first, end) };
                let x = unit.x_in(unit.place(mark.x), width);
                assert!((x - live.x_of(day)).abs() < 1e-6, "{x} and {} in {width}", live.x_of(day));
            }
            let x = |chip: &Chip| unit.x_in(unit.place(chip.x), width);
            for pair in picture.chips.windows(2).filter(|pair| pair[0].y == pair[1].y) {
                assert!(x(&pair[1]) - x(&pair[0]) >= 40.0 - 1e-6);
            }
        }
    }
}

#[test]
fn the_style_shows_the_drawing_that_serves_the_width() {
    let style = include_str!("../style/timeline.css");
    for (nth, least) in BREAKPOINTS_PX.iter().enumerate() {
        let from = if nth == 0 { String::new() } else { format!("(min-width: {least}px)") };
        let to = BREAKPOINTS_PX.get(nth + 1).map_or(String::new(), |next| format!("(max-width: {}px)", next - 0.01));
        let condition = if from.is_empty() || to.is_empty() { from + &to } else { format!("{from} and {to}") };
        let rule = format!("@container {condition} {{ .timeline .from-{nth} {{ display: block; }} }}");
        assert!(style.contains(&rule), "no {rule}");
    }
    let (left, right) = MARGINS_PX;
    assert!(style.contains(&format!("margin-inline-start: {left}px; inline-size: calc(100% - {}px);", left + right)));
    assert!(!style.contains(&format!(".from-{}", BREAKPOINTS_PX.len())));
}

#[test]
fn an_uncertain_edge_fades_unless_the_view_cuts_it_off() {
    let entries = r#"[{"id":"a","title":"A","date":"2010~/2012~","kind":"k0"},
        {"id":"b","title":"B","date":"2014/2016","kind":"k0"}]"#;
    let entries: Vec<Entry> = serde_json::from_str(entries).unwrap();
    let timeline = Timeline { entries: entries.into(), sources: Vec::new() };
    let day = |year, month| Date::from_ymd(year, month, 1).unwrap();
    let chronicle = Chronicle::new(&timeline, &kinds(), day(2026, 11), &|_| "Title");
    let bands = Bands::new(&chronicle.extents, &|_| true);
    let items = (0..2).map(|at| chronicle.item(at, 1)).collect();
    let mut placement = Placement::new(items, chronicle.options);
    let mut fades = |view: View| -> Vec<(bool, bool)> {
        let picture = frame(&chronicle, &[0, 1], &bands, &placement.scene(view), view);
        picture.marks.iter().map(|mark| (mark.fade.left, mark.fade.right)).collect()
    };
    let all = chronicle.fit(1168.0);
    assert_eq!(fades(all), [(true, true), (false, false)]);
    let show = |from, to| all.show(from, to, (0.0, 0.0), chronicle.limits);
    assert_eq!(fades(show(day(2011, 1), day(2017, 1))), [(false, true), (false, false)]);
    assert_eq!(fades(show(day(2009, 1), day(2011, 6))), [(true, false)]);
}
