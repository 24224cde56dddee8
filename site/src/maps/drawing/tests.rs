use super::super::outlines::WORLD;
use super::*;
use campaign::authored::Palette;
use proptest::prelude::*;
use resvg::usvg::{Options, Tree};

fn place(latitude: f64, longitude: f64) -> String {
    let colors = Colors::new(&Palette::default());
    Drawing { outlines: &WORLD, colors: &colors }.place(latitude, longitude).light
}

fn countries(codes: &[&str]) -> Option<String> {
    let colors = Colors::new(&Palette::default());
    Drawing { outlines: &WORLD, colors: &colors }.countries(codes).map(|map| map.light)
}

/// The absolute positions in a drawing's paths.
fn places(svg: &str) -> Vec<[i64; 2]> {
    let mut found = Vec::new();
    for data in svg.split(" d=\"").skip(1).filter_map(|rest| rest.split('"').next()).filter(|data| !data.contains('v'))
    {
        for part in data.split('M').skip(1) {
            let spaced = part.trim_end_matches('z').replace('l', " ").replace('-', " -");
            let numbers: Vec<i64> = spaced.split_whitespace().map(|number| number.parse().unwrap()).collect();
            let steps = numbers.chunks_exact(2).map(|step| [step[0], step[1]]);
            found.extend(steps.scan([0, 0], |at, step| {
                *at = [at[0] + step[0], at[1] + step[1]];
                Some(*at)
            }));
        }
    }
    found
}

fn is_sound(svg: &str) -> bool {
    let is_in = |[x, y]: &[i64; 2]| (-5..=725).contains(x) && (-5..=485).contains(y);
    Tree::from_str(svg, &Options::default()).is_ok()
        && !svg.contains("NaN")
        && !svg.contains("inf")
        && places(svg).iter().all(is_in)
}

#[test]
fn riga_is_between_its_neighbours() {
    let svg = place(56.9496, 24.1052);
    assert!(is_sound(&svg), "{svg}");
    for code in ["LV", "EE", "LT"] {
        assert!(svg.contains(&format!(">{code}</text>")), "{code} {svg}");
    }
    assert!(svg.contains(">100 km</text>") && svg.contains(r#"cx="360" cy="240""#), "{svg}");
    // The drawn part of Latvia surrounds the mark.
    assert!(places(&svg).len() > 150 && svg.len() < 8000, "{} places, {} bytes", places(&svg).len(), svg.len());
}

#[test]
fn a_place_far_from_borders_gets_a_wider_window() {
    let [near, far] = [(56.9, 24.1), (62.0, 95.0)].map(|(latitude, longitude)| place(latitude, longitude));
    assert!(near.contains(">100 km<") && far.contains(">200 km<"), "{far}");
}

#[test]
fn countries_are_filled_once_each() {
    let svg = countries(&["DK", "EE", "FI", "DE", "IS", "LV", "LT", "NO", "PL", "RU", "SE"]).unwrap();
    assert!(is_sound(&svg) && svg.contains(r##"<path fill="#2f4a8a""##), "{svg}");
    assert!(svg.len() < 20_000, "{}", svg.len());
    assert_eq!(countries(&["XX", "GF"]), None);
}

#[test]
fn a_country_too_small_to_see_is_a_dot() {
    let svg = countries(&["MT", "SE"]).unwrap();
    assert_eq!(svg.matches(r#"<circle"#).count(), 1, "{svg}");
    assert!(!countries(&["LV"]).unwrap().contains("<circle"));
}

#[test]
fn the_180th_meridian_is_not_drawn_as_a_border() {
    // At Chukotka's 180° meridian no border runs from north to south.
    let svg = place(67.5, 180.0);
    let middle = places(&svg).into_iter().filter(|[x, _]| (*x - 360).abs() < 3).count();
    assert!(is_sound(&svg) && svg.contains(">RU</text>") && !svg.contains("dasharray"), "{middle} {svg}");
}

#[test]
fn paths_are_short() {
    let points = [[1.2, 2.0], [1.4, 2.3], [11.0, -3.0], [4.0, 7.0]];
    assert_eq!(path(&points, true), "M1 2l10-5-7 10z");
    assert_eq!((path(&points[..2], true), path(&[], false)), (String::new(), String::new()));
    assert_eq!(path(&[[f64::NAN, f64::INFINITY], [0.0, 0.0]], false), "M0 1000000l0-1000000");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn every_place_has_a_map(latitude in -90.0..=90.0f64, longitude in -180.0..=180.0f64) {
        let svg = place(latitude, longitude);
        prop_assert!(is_sound(&svg), "{svg}");
    }

    #[test]
    fn any_countries_have_a_map(picked in prop::collection::vec(0usize..242, 1..6)) {
        let codes: Vec<&str> = picked.iter().map(|at| WORLD.countries()[*at % WORLD.countries().len()].code()).collect();
        let known = codes.iter().any(|code| !code.is_empty());
        let svg = countries(&codes);
        prop_assert!(svg.is_none() || known || WORLD.country("").is_some());
        prop_assert!(svg.is_none_or(|svg| is_sound(&svg)));
    }
}
