//! How far to zoom in so that gathered entries are drawn individually.

use super::{Placement, Representation};
use crate::dates::Date;
use crate::timeline::scale::{Limits, View};

/// The maximum number of steps of √2 when opening a cluster, a factor of 16, so that visitors keep their orientation.
const MAX_STEPS: i32 = 8;

impl Placement {
    /// The view that opens a cluster of the most recent plan: zoomed in by at least 2, and no further than needed for
    /// all of its entries to be drawn individually. A cluster that does not separate so soon takes another step.
    pub fn opening(&mut self, view: View, cluster: usize, margins_px: (f64, f64), limits: Limits) -> View {
        let members = self.plan().map(|plan| plan.members(cluster).to_vec()).unwrap_or_default();
        let days = members.iter().map(|&at| (self.items()[at].start, self.items()[at].end));
        let Some((first, last)) = days.reduce(|all, one| (all.0.min(one.0), all.1.max(one.1))) else { return view };
        let middle = f64::midpoint(f64::from(first), f64::from(last) + 1.0);
        let whole = view.show(Date::from_days(first), Date::from_days(last), margins_px, limits);
        let mut found = view;
        for steps in 2..=MAX_STEPS {
            found = view.zoom_steps_about(steps, view.x_of(middle), limits);
            if found.days_per_px <= whole.days_per_px || self.stand_alone(&members, found) {
                break;
            }
        }
        // Labels extend to the right.
        found.pan(found.width_px * 0.4 - found.x_of(middle), limits)
    }

    /// The view that shows an item individually: moved no more than necessary, and zoomed in by factors of 2 until it
    /// is drawn individually or the limit is reached.
    pub fn revealing(&mut self, view: View, item: usize, margins_px: (f64, f64), limits: Limits) -> View {
        let Some(found) = self.items().get(item).copied() else { return view };
        let (first, last) = (Date::from_days(found.start), Date::from_days(found.end));
        let mut view = view.revealing(first, last, margins_px, limits);
        let middle = f64::midpoint(f64::from(found.start), f64::from(found.end) + 1.0);
        for _ in 0..16 {
            if self.stand_alone(&[item], view) {
                break;
            }
            view = view.closer(middle, limits);
        }
        view
    }

    fn stand_alone(&mut self, items: &[usize], view: View) -> bool {
        self.scene(view);
        let plan = self.plan();
        items.iter().all(|&at| plan.and_then(|plan| plan.representation(at)) == Some(Representation::Mark))
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::dot;
    use super::super::{Item, Options};
    use super::*;
    use crate::timeline::scale::YEAR_DAYS;
    use proptest::prelude::*;

    const MARGINS: (f64, f64) = (80.0, 240.0);

    fn limits() -> Limits {
        Limits::new(Date::from_days(0), Date::from_days(14_610))
    }

    fn view() -> View {
        View::fit(limits(), 1000.0, (0.0, 0.0))
    }

    #[test]
    fn a_cluster_opens_only_as_far_as_needed() {
        // Forty years in a thousand pixels; two entries, five weeks apart.
        let mut placement = Placement::new(vec![dot(7_000, 1), dot(7_035, 0)], Options::default());
        let scene = placement.scene(view());
        assert_eq!((scene.marks.len(), scene.clusters[0].count), (1, 1));
        let near = placement.opening(view(), 0, MARGINS, limits());
        assert_eq!(placement.scene(near).clusters, []);
        assert!(near.span_days() > 4.0 * YEAR_DAYS, "{} days", near.span_days());
        let x = [7_000.0, 7_036.0].map(|day| near.x_of(day));
        assert!(x.iter().all(|x| (300.0..500.0).contains(x)), "{x:?}");
    }

    #[test]
    fn an_inseparable_cluster_opens_step_by_step() {
        let mut placement = Placement::new((0..100).map(|nth| dot(7_000, nth)).collect(), Options::default());
        placement.scene(view());
        let near = placement.opening(view(), 0, MARGINS, limits());
        assert!((near.span_days() * 16.0 - view().span_days()).abs() < 1.0);
        assert_eq!(placement.opening(near, 99, MARGINS, limits()), near, "there is no such cluster");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn opening_zooms_in_and_keeps_the_cluster_in_view(
            days in proptest::collection::vec((0..14_610i32, 0..9i32), 2..200), nth in any::<prop::sample::Index>(),
        ) {
            let items: Vec<Item> = days.iter().map(|&(day, importance)| dot(day, importance)).collect();
            let mut placement = Placement::new(items.clone(), Options::default());
            let scene = placement.scene(view());
            prop_assume!(!scene.clusters.is_empty());
            let cluster = &scene.clusters[nth.index(scene.clusters.len())];
            let near = placement.opening(view(), cluster.index, MARGINS, limits());
            prop_assert!(near.span_days() <= view().span_days() / 2.0 + 1e-6);
            let middle = f64::midpoint(f64::from(cluster.days.0), f64::from(cluster.days.1) + 1.0);
            prop_assert!(near.x_of(middle) >= 0.0 && near.x_of(middle) <= near.width_px);
        }

        #[test]
        fn revealing_brings_any_entry_out_of_its_cluster(
            days in proptest::collection::btree_set(0..14_610i32, 1..200), nth in any::<prop::sample::Index>(),
        ) {
            let items: Vec<Item> = days.iter().map(|&day| dot(day, 0)).collect();
            let item = nth.index(items.len());
            let mut placement = Placement::new(items.clone(), Options::default());
            let near = placement.revealing(view(), item, MARGINS, limits());
            let scene = placement.scene(near);
            let found = scene.marks.iter().find(|mark| mark.item == item);
            prop_assert!(found.is_some_and(|mark| mark.x >= 0.0 && mark.x <= near.width_px), "{found:?}");
        }
    }
}
