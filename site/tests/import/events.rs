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
                 Digits;01.05.2027 – 03.05.2027;;;;Beach\n\
                 Until;2027-05-01;2027-05-02;;;Beach\n\
                 End;2027-05-01;;;2027-05-02;Beach\n\
                 Agreed;2027-05-01/2027-05-02;2.5.2027;2027-05-01;2027-05-02;Beach\n\
                 Night;2027-05-01;;22:00;02:00;Beach\n\
                 Long;2027-05-01;2027-05-03;10:00;12:00;Beach\n\
                 Range;2027-05-01;;18:00–20:00;;Beach\n\
                 Cell;2027-05-01 18:00;;;19:00;Beach\n\
                 Serial;46508.75;;;;Beach\n\
                 Export;2027-05-01;;2027-05-01 18:00;2027-05-03 01:00;Beach\n\
                 Late;2027-05-01;2027-05-02 02:00;22:00;;Beach\n\
                 Last;2027-05-01;20:00;18:00;;Beach\n\
                 Moment;2027-05-01 18:00;2027-05-01;18:00;18:00;Beach\n\
                 Seconds;2027-05-01;;18:00:00;2027-05-01T19:00:00;Beach\n";
    let items = campaign.added("plan.csv", table, "events.json");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let when: Vec<_> = items.iter().map(|one| (text(&one["start"]), text(&one["duration"]))).collect();
    let wanted = [
        ("2027-05-01T00:00:00", "P1D"),
        ("2027-05-01T00:00:00", "P3D"),
        ("2027-05-01T00:00:00", "P3D"),
        ("2027-05-01T00:00:00", "P2D"),
        ("2027-05-01T00:00:00", "P2D"),
        ("2027-05-01T00:00:00", "P2D"),
        ("2027-05-01T22:00:00", "PT4H"),
        ("2027-05-01T10:00:00", "P2DT2H"),
        ("2027-05-01T18:00:00", "PT2H"),
        ("2027-05-01T18:00:00", "PT1H"),
        ("2027-05-01T18:00:00", ""),
        ("2027-05-01T18:00:00", "P1DT7H"),
        ("2027-05-01T22:00:00", "PT4H"),
        ("2027-05-01T18:00:00", "PT2H"),
        ("2027-05-01T18:00:00", ""),
        ("2027-05-01T18:00:00", "PT1H"),
    ];
    assert_eq!(when, wanted.map(|(start, lasts)| (start.to_owned(), lasts.to_owned())));
    assert!(items[..6].iter().all(|one| one["showWithoutTime"] == json!(true)));
}

#[test]
fn cells_that_contradict_each_other_are_errors() {
    let campaign = Campaign::new("events-contradictions");
    let table = "title;date;end date;start;end;place\n\
                 Start;2027-05-01;;2027-05-02 18:00;;Beach\n\
                 End;2027-05-01;2027-05-02;10:00;2027-05-03 12:00;Beach\n\
                 Range;2027-05-01/2027-05-03;2027-05-02;;;Beach\n\
                 Times;2027-05-01 18:00;;19:00;;Beach\n\
                 Back;2027-05-03;;;2027-05-01;Beach\n\
                 Early;2027-05-01;2027-05-01;18:00;17:00;Beach\n\
                 Month;2027-05-01;2027-06;;;Beach\n\
                 Number;2027-05-01;18;10:00;;Beach\n\
                 Zone;2027-05-01;;18:00:00+03:00;;Beach\n\
                 Short;2027-05-01;03.05;10:00;;Beach\n\
                 Dash;2027-05-01;05-06;;;Beach\n\
                 Ends;2027-05-01;2027-05-02 02:00;22:00;03:00;Beach\n\
                 Until;2027-05-01;;18:00–20:00;21:00;Beach\n";
    let outcome = campaign.import("plan.csv", table);
    assert!(!outcome.is_success);
    outcome.tells(&[
        "plan.csv:2: error: “Start” begins on 2027-05-01 by one column and on 2027-05-02 by another",
        "plan.csv:3: error: “End” ends on 2027-05-02 by one column and on 2027-05-03 by another",
        "plan.csv:4: error: “Range” ends on 2027-05-03 by one column and on 2027-05-02 by another",
        "plan.csv:5: error: “Times” begins at 18:00 by one column and at 19:00 by another",
        "plan.csv:6: error: “Back” ends on 2027-05-01, before it begins\n",
        "plan.csv:7: error: “Early” ends on 2027-05-01 at 17:00, before it begins; correct one of the two times",
        "plan.csv:C8: error: “2027-06” has no day; write it as 2026-05-15",
        "plan.csv:C9: error: “18” is not a date",
        "plan.csv:D10: error: “18:00:00+03:00” is not a time",
        "plan.csv:C11: error: “03.05” is not a date",
        "plan.csv:C12: error: “05-06” is not a date",
        "plan.csv:13: error: “Ends” ends at 03:00 by one column and at 02:00 by another",
        "plan.csv:14: error: “Until” ends at 21:00 by one column and at 20:00 by another",
        "plan.csv: 0 imported, 0 left out, 13 errors",
    ]);
}

#[test]
fn without_a_column_date_the_start_is_the_date() {
    let campaign = Campaign::new("events-start");
    let table = "title;start;end;place\n\
                 Walk;15.05.2027 18:00;15.05.2027 20:30;Beach\n\
                 Camp;16.05.2027;18.05.2027;Beach\n\
                 Night;2027-05-20T22:00:00;2027-05-21T02:00:00;Beach\n";
    let items = campaign.added("export.csv", table, "events.json");
    let when: Vec<_> = items.iter().map(|one| (&one["start"], &one["duration"])).collect();
    let wanted = [
        (&json!("2027-05-15T18:00:00"), &json!("PT2H30M")),
        (&json!("2027-05-16T00:00:00"), &json!("P3D")),
        (&json!("2027-05-20T22:00:00"), &json!("PT4H")),
    ];
    assert_eq!(when, wanted);
    // Alone, too: entries of the timeline have no start.
    assert!(campaign.import("export.csv", "title;start\nTalk;2027-06-01 18:00\n").is_success);
    // A time alone is no date.
    let outcome = campaign.import("export.csv", "title;start;place\nA;2027-06-02 18:00;Beach\nB;18:00;Beach\n");
    assert!(!outcome.is_success);
    outcome.tells(&["these look like events, and no column holds their date"]);
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
