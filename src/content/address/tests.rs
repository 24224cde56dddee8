use super::*;

fn round_trip(path: &str) -> String {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    Address::parse(path, query).to_path()
}

#[test]
fn every_address_of_the_contract_round_trips() {
    for path in [
        "/",
        "/calendar",
        "/calendar/2026",
        "/calendar/2026-10",
        "/calendar/agenda",
        "/calendar/plan",
        "/calendar/2026-10-18",
        "/calendar/2026-10-18?category=awareness",
        "/calendar/2026-W42",
        "/calendar/2020-W53",
        "/calendar/2026-10?q=tirdzniec%C4%ABba&category=awareness,holiday",
        "/calendar/2026-10?category=awareness&day=2026-10-18",
        "/calendar/agenda?q=jol&earlier=80&later=40",
        "/events/eu-anti-trafficking-day",
        "/events/eu-anti-trafficking-day?on=2026-10-18",
        "/events/eu-anti-trafficking-day?on=2026-10-18T18:30:00",
        "/supporters",
        "/supporters/evika-silina",
        "/supporters?kind=person&field=state",
        "/supporters?view=list",
        "/timeline",
        "/timeline/strom-ii",
        "/help",
        "/about",
        "/search",
        "/search?q=j%C4%81%C5%86i%20un%20l%C4%ABgo",
        "/join",
        "/kiosk",
        "/embed/calendar",
        "/embed/next",
        "/embed/wall",
        "/embed/timeline",
    ] {
        assert_eq!(round_trip(path), path);
    }
}

#[test]
fn what_is_no_address_is_not_found() {
    for path in [
        "/calendar/2026-13",
        "/calendar/26",
        "/calendar/next",
        "/calendar/plan/x",
        "/help/x",
        "/calendar/2026/10",
        "/X",
        "/embed/help",
        "/404",
        "/calendar/2026-02-30",
        "/calendar/2026-1-1",
        "/calendar/-2026-1-01",
        "/calendar/2026-W00",
        "/calendar/2025-W53",
        "/calendar/2026-W5",
        "/calendar/2026-w42",
    ] {
        assert_eq!(Address::parse(path, ""), Address::NotFound, "{path}");
    }
}

#[test]
fn how_far_the_agenda_goes_is_a_number_of_four_digits_at_most() {
    for wrong in ["-1", "10000", "x", "", "0", "%31x"] {
        assert_eq!(round_trip(&["/calendar/agenda?earlier=", wrong].concat()), "/calendar/agenda", "{wrong}");
    }
}

#[test]
fn a_trailing_slash_is_the_same_address() {
    assert_eq!(Address::parse("/calendar/", ""), Address::calendar(CalendarView::Now));
}

#[test]
fn hostile_percent_signs_do_no_harm() {
    assert_eq!(&*query_value("q=%E2%82%AC%", "q"), "€%");
    assert_eq!(&*query_value("q=%zz+%ff", "q"), "%zz \u{fffd}");
}
