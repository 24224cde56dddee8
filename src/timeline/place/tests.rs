//! Properties that hold for any entries and any view.

use super::*;
use proptest::prelude::*;
use std::collections::HashMap;

fn view(start_day: f64, days_per_px: f64, width_px: f64) -> View {
    View { start_day, days_per_px, width_px }
}

fn bar(start: i32, end: i32, lane: u32, importance: i32) -> Item {
    Item { start, end, group: 0, lane, importance, label_px: 80.0, shape: Shape::Bar }
}

pub(super) fn dot(day: i32, importance: i32) -> Item {
    Item { start: day, end: day, group: 0, lane: 0, importance, label_px: 80.0, shape: Shape::Milestone }
}

/// The range of an item in days, according to its [`Shape`].
fn reach(item: &Item) -> (f64, f64) {
    let (start, end) = (f64::from(item.start), f64::from(item.end) + 1.0);
    match item.shape {
        Shape::Bar => (start, end),
        Shape::Milestone => ((start + end) / 2.0, (start + end) / 2.0),
    }
}

fn is_in_view(item: &Item, view: View) -> bool {
    let (from, to) = reach(item);
    to >= view.start_day && from <= view.end_day()
}

#[test]
fn draws_a_few_entries_as_they_are() {
    let items = vec![dot(100, 0), bar(0, 364, 0, 0), bar(400, 700, 0, 0), dot(130, 5)];
    let mut placement = Placement::new(items, Options::default());
    let scene = placement.scene(view(0.0, 1.0, 1000.0));
    assert_eq!(scene.clusters, []);
    let found: Vec<_> = scene.marks.iter().map(|mark| (mark.item, mark.x, mark.width, mark.label)).collect();
    assert_eq!(
        found,
        [
            (1, 0.0, 365.0, Some((0.0, 0))),
            (0, 100.5, 0.0, Some((100.5, 1))),
            (3, 130.5, 0.0, Some((130.5, 0))),
            (2, 400.0, 301.0, Some((400.0, 0))),
        ]
    );
    // The label stays visible as long as its bar; a cut edge is marked.
    let scene = placement.scene(view(200.0, 1.0, 1000.0));
    assert_eq!((scene.marks[0].x, scene.marks[0].cut, scene.marks[0].label), (-64.0, (true, false), Some((0.0, 0))));
    let scene = placement.scene(view(350.0, 1.0, 1000.0));
    assert_eq!(scene.marks[0].label, Some((-77.0, 0)));
}

#[test]
fn overlapping_entries_are_clustered() {
    let items = (0..100).map(|nth| dot(nth / 10, nth)).collect();
    let mut placement = Placement::new(items, Options::default());
    let far = placement.scene(view(-500.0, 1.0, 1000.0));
    assert_eq!((far.marks.len(), far.clusters.len(), far.clusters[0].count), (1, 1, 99));
    assert_eq!((far.marks[0].item, far.clusters[0].days), (99, (0, 9)));
    let plan = placement.plan().unwrap();
    assert_eq!(plan.members(0).len(), 99);
    assert_eq!(
        (plan.representation(99), plan.representation(3), plan.representation(100)),
        (Some(Representation::Mark), Some(Representation::Cluster(0)), None)
    );
    let near = placement.scene(view(-1.0, 0.01, 1200.0));
    assert_eq!(near.marks.len(), 10);
    assert_eq!(near.clusters.iter().map(|cluster| cluster.count).sum::<usize>(), 90);
}

#[test]
fn ten_thousand_entries_on_one_day_are_limited() {
    let items: Vec<Item> = (0..10_000).map(|nth| bar(5, 5, nth, 0)).collect();
    let mut placement = Placement::new(items, Options::default());
    for scale in [0.005, 1.0, 30.0, 6000.0] {
        let scene = placement.scene(view(0.0, scale, 1280.0));
        assert_eq!((scene.marks.len(), scene.clusters.len()), (8, 1), "{scale}");
        assert_eq!(scene.clusters[0].count, 9_992);
    }
}

#[test]
fn long_overlapping_entries_respect_the_limit() {
    // A thousand bars of different lengths, all in any view around the middle.
    let items: Vec<Item> = (0..1_000).map(|nth| bar(-nth * nth / 100 - 40, nth * 9 + 40, nth as u32, nth)).collect();
    for max_marks in (48..600).step_by(9) {
        let options = Options { max_marks, max_lanes: u32::MAX, ..Options::default() };
        let mut placement = Placement::new(items.clone(), options);
        for power in [-6, -1, 4] {
            let scene = placement.scene(view(-10.0, 2f64.powi(power), 1200.0));
            let drawn = scene.marks.len() + scene.clusters.len();
            assert!(drawn <= max_marks && drawn > 20, "{drawn} of {max_marks} at {power}");
        }
    }
}

#[test]
fn any_numbers_are_handled() {
    let items = vec![
        bar(i32::MIN, i32::MAX, u32::MAX, i32::MIN),
        bar(i32::MAX, i32::MIN, 0, i32::MAX),
        Item { label_px: f32::NAN, group: u16::MAX, ..dot(i32::MIN, 0) },
        Item { label_px: f32::INFINITY, ..dot(0, 0) },
    ];
    let mut placement = Placement::new(items, Options { max_marks: 0, tiers: [0; GROUP_TIERS], ..Options::default() });
    for x in [0.0, -1.0, f64::NAN, f64::INFINITY, f64::MIN_POSITIVE, 1e300] {
        for y in [0.0, -1.0, f64::NAN, f64::INFINITY, f64::MIN_POSITIVE, 1e300, 1.0] {
            placement.scene(view(x, y, 1000.0));
            placement.scene(view(0.0, y, x));
        }
    }
    assert_eq!(Placement::new(vec![], Options::default()).scene(view(0.0, 1.0, 100.0)), Scene::default());
}

fn any_items() -> impl Strategy<Value = Vec<Item>> {
    let spread = prop_oneof![Just(1), Just(40), Just(4_000), Just(12_000)];
    let longest = prop_oneof![Just(1), Just(30), Just(900), Just(9_000)];
    (spread, longest, 1..30u16, 1..400usize).prop_flat_map(|(spread, longest, groups, count)| {
        let item = (0..spread, 0..longest, 0..groups, 0..40i32, 0f32..240.0, any::<bool>());
        proptest::collection::vec(item, 0..count).prop_map(|data| {
            let lane_entries: Vec<_> = data
                .iter()
                .map(|&(start, days, group, ..)| crate::timeline::lanes::LaneEntry {
                    id: "",
                    group: group.into(),
                    start: start - 5_000,
                    end: start - 5_000 + days,
                })
                .collect();
            let lanes = crate::timeline::lanes::assign(&lane_entries, 1);
            let made = data.iter().zip(&lane_entries).zip(&lanes.lane);
            made.map(|((&(_, _, group, importance, label_px, is_bar), entry), &lane)| Item {
                start: entry.start,
                end: entry.end,
                group,
                lane,
                importance,
                label_px,
                shape: if is_bar { Shape::Bar } else { Shape::Milestone },
            })
            .collect()
        })
    })
}

fn any_view() -> impl Strategy<Value = View> {
    (-6_000f64..8_000.0, -7f64..5.0, 200f64..2600.0)
        .prop_map(|(start, power, width)| view(start, 2f64.powf(power), width))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_visible_entry_is_represented_once(
        items in any_items(), view in any_view(), max_marks in 48..300usize, all_lanes in any::<bool>(),
    ) {
        let max_lanes = if all_lanes { u32::MAX } else { 8 };
        let options = Options { max_marks, max_lanes, ..Options::default() };
        let mut placement = Placement::new(items.clone(), options);
        let scene = placement.scene(view);
        prop_assert!(scene.marks.len() + scene.clusters.len() <= max_marks);
        let plan = placement.plan().unwrap();
        let mut times = vec![0; items.len()];
        scene.marks.iter().for_each(|mark| times[mark.item] += 1);
        for cluster in &scene.clusters {
            prop_assert_eq!(cluster.count, plan.members(cluster.index).len());
            plan.members(cluster.index).iter().for_each(|&item| times[item] += 1);
        }
        for (item, &times) in items.iter().zip(&times) {
            prop_assert!(times == 1 || times == 0 && !is_in_view(item, view), "{item:?} {times}");
        }
        let safe = -BLEED_PX - 1.0..=view.width_px + BLEED_PX + 1.0;
        for mark in &scene.marks {
            prop_assert!(safe.contains(&mark.x) && mark.width >= 0.0 && safe.contains(&(mark.x + mark.width)));
        }
        for cluster in &scene.clusters {
            prop_assert!(safe.contains(&cluster.x) && safe.contains(&cluster.reach.0) && safe.contains(&cluster.reach.1));
        }
    }

    #[test]
    fn panning_changes_only_what_is_visible(items in any_items(), at in any_view(), way in -9_000f64..9_000.0) {
        let represented = |placement: &mut Placement, view: View| -> HashMap<usize, Option<ClusterId>> {
            let scene = placement.scene(view);
            let plan = placement.plan().unwrap();
            let alone = scene.marks.iter().map(|mark| (mark.item, None));
            let members = |cluster: &Cluster| plan.members(cluster.index).to_vec();
            let gathered = scene.clusters.iter().flat_map(|c| members(c).into_iter().map(|item| (item, Some(c.id))));
            alone.chain(gathered).collect()
        };
        let mut placement = Placement::new(items.clone(), Options::default());
        let before = represented(&mut placement, at);
        // Without remembered plans, and within the same level at a larger scale.
        let level = placement.plan().unwrap().level();
        let moved = View { start_day: at.start_day + way, days_per_px: 2f64.powf(f64::from(level) / 4.0) * 0.9, ..at };
        let after = represented(&mut Placement::new(items, Options::default()), moved);
        for (item, representation) in before {
            if let Some(other) = after.get(&item) {
                prop_assert_eq!(representation, *other);
            }
        }
    }

    #[test]
    fn earlier_views_do_not_affect_a_scene(
        items in any_items(), scales in proptest::collection::vec((0..6i32, any::<bool>()), 1..24)
    ) {
        let mut placement = Placement::new(items.clone(), Options::default());
        for (octaves, is_wide) in scales {
            let view = view(-1_000.0, 0.1 * f64::from(octaves).exp2(), if is_wide { 1_000.0 } else { 700.0 });
            let mut fresh = Placement::new(items.clone(), Options::default());
            prop_assert_eq!(placement.scene(view), fresh.scene(view));
            let represented = |of: &Placement| (0..items.len()).map(|at| of.plan().unwrap().representation(at)).collect::<Vec<_>>();
            prop_assert_eq!(represented(&placement), represented(&fresh));
        }
    }

    #[test]
    fn labels_touch_neither_each_other_nor_a_stem(items in any_items(), view in any_view()) {
        let scene = Placement::new(items.clone(), Options::default()).scene(view);
        // Less than the gap by the error of rounding.
        let gap = Options::default().gap_px - 1e-3;
        let labelled: Vec<_> = scene.marks.iter().filter_map(|mark| {
            let item = &items[mark.item];
            let width = mark.room.unwrap_or(item.label_px);
            mark.label.map(|(x, tier)| (item, x, x + f64::from(width), tier))
        }).collect();
        for (nth, &(a, from, to, tier)) in labelled.iter().enumerate() {
            for &(b, from2, to2, tier2) in &labelled[nth + 1..] {
                let same = a.group == b.group && a.shape == b.shape;
                if same && a.shape == Shape::Bar && a.lane == b.lane || same && a.shape == Shape::Milestone && tier == tier2 {
                    prop_assert!(to + gap <= from2 || to2 + gap <= from, "{a:?} {b:?}");
                }
                if same && a.shape == Shape::Milestone {
                    prop_assert!(!(tier < tier2 && from < from2 && from2 < to), "the stem of {b:?} runs through {a:?}");
                    prop_assert!(!(tier2 < tier && from2 < from && from < to2), "the stem of {a:?} runs through {b:?}");
                }
            }
        }
    }
}
