//! Events.

use crate::support::Campaign;
use serde_json::{Value, json};

#[test]
fn a_row_with_every_column() {
    let campaign = Campaign::new("events-all");
    campaign.change("site.json", |site| site["timeZone"] = "Europe/Riga".into());
    let table = "title;date;start;end;place;address;category;text;link;source\n\
                 Walk;15.05.2027;18.00;20:30;Beach;Shore Street 1;Festivals, meeting;Bring shoes.;https://example.org/w;emergency-number\n";
    let items = campaign.added("plan.csv", table, "events.json");
    assert_eq!(
        items[0],
        json!({
            "@type": "Event", "uid": "walk", "locale": "en", "title": "Walk", "description": "Bring shoes.",
            "start": "2027-05-15T18:00:00", "duration": "PT2H30M", "timeZone": "Europe/Riga",
            "locations": {"1": {"@type": "Location", "name": "Beach", "atbildiba:address": "Shore Street 1"}},
            "keywords": {"festival": true, "meeting": true},
            "links": {
                "page": {"@type": "Link", "href": "https://example.org/w"},
                "source": {
                    "@type": "Link", "href": "https://digital-strategy.ec.europa.eu/en/policies/112", "rel": "cite-as",
                    "title": "emergency-number"
                }
            },
            "status": "confirmed"
        })
    );
}

#[test]
fn days_and_times() {
    let campaign = Campaign::new("events-when");
    let table = "title;date;end date;start;end;place\n\
                 Whole;2027-05-01;;;;Beach\n\
                 Days;1.5.2027 – 3.5.2027;;;;Beach\n\
                 Until;2027-05-01;2027-05-02;;;Beach\n\
                 Night;2027-05-01;;22:00;02:00;Beach\n\
                 Long;2027-05-01;2027-05-03;10:00;12:00;Beach\n\
                 Range;2027-05-01;;18:00–20:00;;Beach\n\
                 Cell;2027-05-01 18:00;;;19:00;Beach\n\
                 Serial;46508.75;;;;Beach\n";
    let items = campaign.added("plan.csv", table, "events.json");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let when: Vec<_> = items.iter().map(|one| (text(&one["start"]), text(&one["duration"]))).collect();
    let wanted = [
        ("2027-05-01T00:00:00", "P1D"),
        ("2027-05-01T00:00:00", "P3D"),
        ("2027-05-01T00:00:00", "P2D"),
        ("2027-05-01T22:00:00", "PT4H"),
        ("2027-05-01T10:00:00", "P2DT2H"),
        ("2027-05-01T18:00:00", "PT2H"),
        ("2027-05-01T18:00:00", "PT1H"),
        ("2027-05-01T18:00:00", ""),
    ];
    assert_eq!(when, wanted.map(|(start, lasts)| (start.to_owned(), lasts.to_owned())));
    assert!(items[..3].iter().all(|one| one["showWithoutTime"] == json!(true)));
}

#[test]
fn one_date_determines_the_order_for_its_column() {
    let campaign = Campaign::new("events-order");
    let items = campaign.added("plan.csv", "title,date,place\nA,05/06/2027,x\nB,05/15/2027,x\n", "events.json");
    assert_eq!(
        (&items[0]["start"], &items[1]["start"]),
        (&json!("2027-05-06T00:00:00"), &json!("2027-05-15T00:00:00"))
    );
    let outcome = campaign.import("plan.csv", "title,date,place\nC,05/06/2027,x\n");
    outcome.tells(&[
        "plan.csv:B2: changed: the date “05/06/2027” is read as 2027-06-05 (day first; it could be the month",
    ]);
}

#[test]
fn errors_name_their_cells() {
    let campaign = Campaign::new("events-mistakes");
    let table = "title;date;end date;start;place;category;link\n\
                 Fine;2027-05-01;;;Beach;meeting;\n\
                 ;2027-05-01;;;Beach;;\n\
                 None;;;;Beach;;\n\
                 Soon;soon;;;Beach;;\n\
                 Month;2027-05;;;Beach;;\n\
                 There is none;31.02.2027;;;Beach;;\n\
                 Noon;2027-05-01;;noon;Beach;;\n\
                 Back;2027-05-03;2027-05-01;;Beach;;\n\
                 When;2027-05-03;tomorrow;;Beach;;\n\
                 Open;2027-05-03;2027-05-04;18:00;Beach;;\n\
                 Party;2027-05-01;;;Beach;partys;example.org\n";
    let outcome = campaign.import("plan.csv", table);
    assert!(!outcome.is_success);
    outcome.tells(&[
        "plan.csv:3: error: the row has no title",
        "plan.csv:4: error: “None” has no date",
        "plan.csv:B5: error: “soon” is not a date; write it as 2019-05-15",
        "plan.csv:B6: error: “Month” has no day",
        "plan.csv:B7: error: there is no day 2027-02-31",
        "plan.csv:D8: error: “noon” is not a time; write it as 18:00",
        "plan.csv:9: error: “Back” ends on 2027-05-01, before it begins",
        "plan.csv:C10: error: “tomorrow” is not a date",
        "plan.csv:11: error: “Open” begins at a time and lasts until 2027-05-04",
        "plan.csv:F12: error: \"categories\" of site.json has no “partys”",
        "plan.csv:G12: error: “example.org” is no address",
        "plan.csv: 2 imported, 0 left out, 11 errors",
    ]);
    campaign.is_accepted();
}
