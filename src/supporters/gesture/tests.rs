use super::*;

fn at(id: i32, x: f64, y: f64, at: f64) -> Pointer {
    Pointer { id, x, y, at }
}

fn stage() -> Gesture {
    let mut gesture = Gesture::default();
    gesture.set_stage(Stage { x: 0.0, y: 0.0, width: 400.0, height: 400.0 });
    gesture
}

/// Drags one finger from the centre in steps of 16 ms; returns the intent on release.
fn drag(gesture: &mut Gesture, to: (f64, f64), steps: u32) -> Intent {
    gesture.down(at(1, 0.0, 0.0, 0.0));
    for step in 1..=steps {
        let part = f64::from(step) / f64::from(steps);
        gesture.moved(at(1, to.0 * part, to.1 * part, f64::from(step) * 16.0));
    }
    gesture.up(at(1, to.0, to.1, f64::from(steps) * 16.0))
}

fn tap(gesture: &mut Gesture, x: f64, y: f64, time: f64) -> Intent {
    gesture.down(at(1, x, y, time));
    gesture.up(at(1, x, y, time + 40.0))
}

#[test]
fn a_long_or_fast_drag_changes_the_picture() {
    assert_eq!(drag(&mut stage(), (-200.0, 10.0), 40), Intent::Next, "far");
    assert_eq!(drag(&mut stage(), (200.0, 10.0), 40), Intent::Previous);
    assert_eq!(drag(&mut stage(), (-60.0, 0.0), 4), Intent::Next, "fast");
    assert_eq!(drag(&mut stage(), (-60.0, 0.0), 60), Intent::Rest, "neither");
}

#[test]
fn in_right_to_left_languages_the_next_comes_from_the_left() {
    let stage = || Gesture { direction: BaseDirection::Rtl, ..stage() };
    assert_eq!(drag(&mut stage(), (200.0, 10.0), 40), Intent::Next);
    assert_eq!(drag(&mut stage(), (-200.0, 10.0), 40), Intent::Previous);
    assert_eq!(drag(&mut stage(), (60.0, 0.0), 60), Intent::Rest);
}

#[test]
fn a_flick_back_cancels() {
    let mut gesture = stage();
    gesture.down(at(1, 0.0, 0.0, 0.0));
    gesture.moved(at(1, -200.0, 0.0, 300.0));
    gesture.moved(at(1, -100.0, 0.0, 316.0));
    assert_eq!(gesture.up(at(1, -90.0, 0.0, 332.0)), Intent::Rest);
}

#[test]
fn a_resting_finger_has_no_velocity() {
    let mut gesture = stage();
    gesture.down(at(1, 0.0, 0.0, 0.0));
    gesture.moved(at(1, -60.0, 0.0, 32.0));
    assert_eq!(gesture.up(at(1, -60.0, 0.0, 400.0)), Intent::Rest);
}

#[test]
fn down_closes_up_does_nothing_and_the_direction_is_kept() {
    assert_eq!(drag(&mut stage(), (5.0, 200.0), 40), Intent::Close);
    assert_eq!(drag(&mut stage(), (5.0, 50.0), 60), Intent::Rest);
    assert_eq!(drag(&mut stage(), (0.0, -300.0), 10), Intent::None);
    let mut gesture = stage();
    gesture.down(at(1, 0.0, 0.0, 0.0));
    assert_eq!(gesture.moved(at(1, 20.0, 0.0, 16.0)), Intent::Swipe(20.0));
    assert_eq!(gesture.moved(at(1, 20.0, 300.0, 32.0)), Intent::Swipe(20.0), "sideways stays sideways");
}

#[test]
fn a_single_tap_does_nothing_and_a_double_tap_zooms() {
    let mut gesture = stage();
    assert_eq!(tap(&mut gesture, 100.0, 0.0, 0.0), Intent::None);
    let Intent::Zoom(zoom) = tap(&mut gesture, 104.0, 0.0, 200.0) else { panic!("no zoom") };
    assert!(zoom.scale > 2.0 && zoom.x < 0.0, "towards the finger: {zoom:?}");
    tap(&mut gesture, 0.0, 0.0, 1000.0);
    assert_eq!(tap(&mut gesture, 0.0, 0.0, 1100.0), Intent::Zoom(Zoom::NONE));
    tap(&mut gesture, 0.0, 0.0, 3000.0);
    assert_eq!(tap(&mut gesture, 0.0, 0.0, 4000.0), Intent::None, "too late");
}

#[test]
fn while_zoomed_a_finger_pans_within_the_picture() {
    let mut gesture = stage();
    tap(&mut gesture, 0.0, 0.0, 0.0);
    tap(&mut gesture, 0.0, 0.0, 100.0);
    gesture.down(at(1, 0.0, 0.0, 1000.0));
    let Intent::Zoom(zoom) = gesture.moved(at(1, -5000.0, 0.0, 1016.0)) else { panic!("no pan") };
    assert!((zoom.x + 400.0 * (zoom.scale - 1.0) / 2.0).abs() < 1e-9, "{zoom:?}");
    assert_eq!(gesture.up(at(1, -5000.0, 0.0, 1032.0)), Intent::None, "never the next page");
}

#[test]
fn pinching_keeps_the_midpoint_and_lifting_one_finger_does_not_jump() {
    let mut gesture = stage();
    gesture.down(at(1, 50.0, 0.0, 0.0));
    gesture.down(at(2, 150.0, 0.0, 0.0));
    gesture.moved(at(1, 0.0, 0.0, 16.0));
    let Intent::Zoom(zoom) = gesture.moved(at(2, 200.0, 0.0, 32.0)) else { panic!("no pinch") };
    assert_eq!(zoom.scale, 2.0);
    assert_eq!((100.0 - zoom.x) / zoom.scale, 100.0 / 1.0, "the point at 100 stays at 100");
    assert_eq!(gesture.up(at(2, 200.0, 0.0, 48.0)), Intent::None);
    let Intent::Zoom(after) = gesture.moved(at(1, 1.0, 0.0, 64.0)) else { panic!("no pan") };
    assert!((after.x - zoom.x).abs() <= 1.0, "{zoom:?} {after:?}");
}

#[test]
fn beside_the_picture_only_swipes_count() {
    let mut gesture = stage();
    gesture.set_stage(Stage { x: 0.0, y: -1000.0, width: 400.0, height: 400.0 });
    assert_eq!(drag(&mut gesture, (0.0, 300.0), 20), Intent::None, "that is scrolling");
    assert_eq!(drag(&mut gesture, (-300.0, 0.0), 20), Intent::Next);
    tap(&mut gesture, 0.0, 0.0, 5000.0);
    assert_eq!(tap(&mut gesture, 0.0, 0.0, 5100.0), Intent::None);
}

#[test]
fn any_order_of_events_is_handled() {
    let mut gesture = stage();
    let mut seed = 9u64;
    for time in 0..20_000 {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let part = |shift: u32, below: u64| ((seed >> shift) % below) as f64;
        let pointer = at((seed >> 33) as i32 % 4, part(20, 400) - 200.0, part(40, 400) - 200.0, f64::from(time) * 8.0);
        let intent = match (seed >> 59) % 8 {
            0 | 1 => gesture.down(pointer),
            2..=5 => gesture.moved(pointer),
            6 => gesture.up(pointer),
            _ => gesture.cancel(),
        };
        if let Intent::Zoom(zoom) = intent {
            assert!((1.0..=CLOSEST).contains(&zoom.scale) && zoom.x.is_finite() && zoom.y.is_finite());
        }
        assert!(gesture.fingers.len() <= 2);
    }
}
