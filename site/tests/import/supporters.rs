//! Supporters.

use crate::support::Campaign;
use serde_json::json;

#[test]
fn a_person_and_an_organisation() {
    let campaign = Campaign::new("supporters-two");
    let table = "name,kind,role,field,statement,as of,source\n\
                 Ēriks Žagariņš,persona,Teacher,Volunteers,He says that it concerns him.,2026-05-01,own-records\n\
                 Общество друзей моря,организация,,ngo,,,own-records\n";
    let items = campaign.added("table.csv", table, "supporters.json");
    assert_eq!(
        items[0],
        json!({
            "@type": "Person", "id": "eriks-zagarins", "name": "Ēriks Žagariņš", "shirt": "ĒŽ", "field": "volunteers",
            "jobTitle": {"en": "Teacher"}, "statement": {"en": "He says that it concerns him."}, "asOf": 2026,
            "source": "own-records"
        })
    );
    assert_eq!((&items[1]["@type"], &items[1]["id"]), (&json!("Organization"), &json!("obshchestvo-druzei-moria")));
    assert_eq!(items[1]["shirt"], "ОДМ");
}

#[test]
fn faulty_rows_are_reported_and_the_others_imported() {
    let campaign = Campaign::new("supporters-mistakes");
    let table = "name,kind,field,as of,source,role\n\
                 Ada,person,volunters,,own-records,\n\
                 ,person,ngo,,own-records,\n\
                 Bo,robot,ngo,,own-records,\n\
                 Club,organisation,ngo,,own-records; nobody knows,Chair\n\
                 Dee,person,,,own-records,\n\
                 Eve,person,ngo,1066,own-records,\n\
                 Fay,,ngo,long ago,own-records,\n\
                 Gus,person,ngo,,,\n\
                 Hal,person,ngo,,hearsay,\n";
    let outcome = campaign.import("table.csv", table);
    assert!(!outcome.is_success);
    outcome.tells(&[
        "table.csv:C2: error: \"fields\" of site.json has no “volunters”; did you mean “volunteers”?",
        "table.csv:3: error: the row has no name",
        "table.csv:B4: error: “robot” is neither person nor organisation",
        "table.csv:E5: error: \"sources\" of site.json has no “nobody knows”",
        "add it there as “nobody-knows”",
        "table.csv:F5: left out: an organisation has no role",
        "table.csv:6: error: “Dee” names none of \"fields\"",
        "table.csv:7: error: asOf: must be a year from 1900",
        "“Eve” is left out",
        "table.csv:D8: error: “long ago” is no year",
        "table.csv:8: changed: the row does not say what kind of supporter this is: a person",
        "table.csv:9: error: “Gus” has no source",
        "table.csv:E10: error: \"sources\" of site.json has no “hearsay”",
        "table.csv: 2 imported, 1 left out, 9 errors",
        "everything else is done",
    ]);
    let ids: Vec<_> = campaign.items("supporters.json").split_off(2).iter().map(|one| one["id"].clone()).collect();
    assert_eq!(ids, ["club", "fay"]);
    campaign.is_accepted();
}

#[test]
fn nobody_is_shown_without_consent() {
    let campaign = Campaign::new("supporters-photo");
    let table = "name,field,source,photo,consent,photographer\nAda,ngo,own-records,Ada at the shore,,Cy\n\
                 Bo,ngo,own-records,Bo at the shore,\"in writing, 2026-05-04\",Cy\n";
    let outcome = campaign.import("table.csv", table);
    outcome.tells(&[
        "table.csv:1: changed: no column “kind” says who is a person or an organisation",
        "table.csv:D2: left out: nobody is shown without having agreed",
        "table.csv:3: error: photo: there is no photo “bo.jpg”",
    ]);
    let added = campaign.items("supporters.json").split_off(2);
    assert_eq!((added.len(), &added[0]["photo"]), (1, &json!(null)));
    // With the picture in place the row is imported; the existing item is unchanged.
    std::fs::create_dir_all(campaign.0.join("campaign/photos")).unwrap();
    std::fs::write(campaign.0.join("campaign/photos/bo.jpg"), photo()).unwrap();
    let outcome = campaign.import("table.csv", table);
    outcome.tells(&["table.csv:2: left out: “Ada” is in supporters.json already, as “ada”", "imported: “Bo” as “bo”"]);
    let bo = campaign.items("supporters.json").pop().unwrap();
    assert_eq!(
        bo["photo"],
        json!({"alt": {"en": "Bo at the shore"}, "consent": "in writing, 2026-05-04", "credit": {"en": "Cy"}})
    );
    campaign.is_accepted();
}

fn photo() -> Vec<u8> {
    let mut bytes = Vec::new();
    let pixels = vec![120; 64 * 64 * 3];
    jpeg_encoder::Encoder::new(&mut bytes, 90).encode(&pixels, 64, 64, jpeg_encoder::ColorType::Rgb).unwrap();
    bytes
}
