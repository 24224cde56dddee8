//! Column names in the program's languages: the same table yields the same content.

use crate::support::Campaign;

/// Adds each table to a new campaign: all items equal those of the first table.
#[track_caller]
fn are_the_same(name: &str, file: &str, headers: &[&str], rows: &str) {
    let mut first = None;
    for header in headers {
        let campaign = Campaign::new(name);
        let items = campaign.added("table.csv", format!("{header}\n{rows}\n"), file);
        assert_eq!(items.len(), rows.lines().count(), "{header}");
        assert_eq!(first.get_or_insert_with(|| items.clone()), &items, "{header}");
    }
}

#[test]
fn of_supporters() {
    let headers = [
        "Name;Kind;Role;Field;Statement;Description;As of;Source",
        "Vārds, uzvārds;Veids;Amats;Joma;Izteikums;Apraksts;Gads;Avots",
        "Имя и фамилия;Тип;Должность;Сфера;Высказывание;Описание;Год;Источник",
        "Ім’я та прізвище;Тип;Посада;Галузь;Вислів;Опис;Рік;Джерело",
        "Vor- und Nachname;Art;Funktion;Bereich;Aussage;Beschreibung;Stand;Quelle",
        "Imię i nazwisko;Rodzaj;Stanowisko;Dziedzina;Wypowiedź;Opis;Rok;Źródło",
        "Nome;Tipo;Cargo;Área;Declaração;Descrição;Ano;Fonte",
        "Nombre;Tipo;Cargo;Ámbito;Declaración;Descripción;Año;Fuente",
        "Nom;Genre;Fonction;Domaine;Déclaration;Texte;Année;Source",
        "الاسم;النوع;المنصب;المجال;التصريح;الوصف;السنة;المصدر",
    ];
    let rows = "Ada Example;Person;Teacher;volunteers;She says that it concerns her.;;2026;own-records\n\
                Shore Club;Organisation;;ngo;;A club.;2025;own-records";
    are_the_same("headers-supporters", "supporters.json", &headers, rows);
}

#[test]
fn of_events() {
    let headers = [
        "Title;Date;Start;End;Place;Address;Category;Description;Link",
        "Nosaukums;Datums;Sākums;Beigas;Vieta;Adrese;Kategorija;Apraksts;Saite",
        "Название;Дата;Начало;Окончание;Место;Адрес;Категория;Описание;Ссылка",
        "Назва;Дата;Початок;Закінчення;Місце;Адреса;Категорія;Опис;Посилання",
        "Titel;Datum;Beginn;Ende;Ort;Adresse;Kategorie;Beschreibung;Webseite",
        "Tytuł;Data;Początek;Koniec;Miejsce;Adres;Kategoria;Opis;Strona",
        "Título;Data;Início;Fim;Local;Morada;Categoria;Descrição;Ligação",
        "Título;Fecha;Hora de inicio;Hora de fin;Lugar;Dirección;Categoría;Descripción;Enlace",
        "Titre;Date;Début;Fin;Lieu;Adresse;Catégorie;Texte;Lien",
        "العنوان;التاريخ;البداية;النهاية;المكان;العنوان البريدي;الفئة;الوصف;الرابط",
    ];
    let rows = "Walk;2027-05-15;18:00;20:00;Beach;Shore Street 1;festival;Bring shoes.;https://example.org/walk\n\
                Day;2027-06-05;;;;;meeting;;";
    are_the_same("headers-events", "events.json", &headers, rows);
}

#[test]
fn of_the_timeline() {
    let headers = [
        "Title;Date;Kind;Description;Countries;Source",
        "Nosaukums;Datums;Veids;Apraksts;Valstis;Avots",
        "Название;Дата;Вид;Описание;Страны;Источник",
        "Назва;Дата;Вид;Опис;Країни;Джерело",
        "Titel;Datum;Art;Beschreibung;Länder;Quelle",
        "Tytuł;Data;Rodzaj;Opis;Kraje;Źródło",
        "Título;Data;Tipo;Descrição;Países;Fonte",
        "Título;Fecha;Tipo;Descripción;Países;Fuente",
        "Titre;Date;Genre;Texte;Pays;Source",
        "العنوان;التاريخ;النوع;الوصف;البلدان;المصدر",
    ];
    let rows = "A decision;2019-05;decision;It was made.;LV, EE;own-records\nA project;2020/2021;project;;;own-records";
    are_the_same("headers-timeline", "timeline.json", &headers, rows);
}

#[test]
fn a_column_may_name_the_language_of_its_texts() {
    let campaign = Campaign::new("headers-languages");
    campaign.change("site.json", |site| site["languages"] = serde_json::json!(["en", "lv"]));
    let table = "title (en),Nosaukums LV,text,apraksts_lv,date,place,titre [fr]\n\
                 Walk,Pastaiga,Along it.,Garumā.,2027-05-15,Beach,Marche\nTalk,Saruna,,Par to.,2027-05-16,Beach,\n";
    let outcome = campaign.import("table.csv", table);
    assert!(outcome.is_success, "{}", outcome.told);
    outcome.tells(&[
        "table.csv:G1: left out: the site is not in “fr”",
        "table.csv:3: left out: the description in “lv”, since there is none in “en”",
    ]);
    let event = &campaign.items("events.json")[2];
    assert_eq!((&event["title"], &event["locale"]), (&"Walk".into(), &"en".into()));
    assert_eq!(event["localizations"]["lv"], serde_json::json!({"title": "Pastaiga", "description": "Garumā."}));
}

#[test]
fn a_column_may_name_a_language_with_a_region() {
    let campaign = Campaign::new("headers-regions");
    campaign.change("site.json", |site| site["languages"] = serde_json::json!(["en", "pt-BR"]));
    let table = "title,title (PT-br),place_pt-PT,date,place\nWalk,Passeio,Praia,2027-05-15,Beach\n";
    let outcome = campaign.import("table.csv", table);
    assert!(outcome.is_success, "{}", outcome.told);
    outcome.tells(&["table.csv:C1: left out: the site is not in “pt-PT”"]);
    let event = &campaign.items("events.json")[2];
    assert_eq!(
        (&event["title"], &event["localizations"]),
        (&"Walk".into(), &serde_json::json!({"pt-BR": {"title": "Passeio"}}))
    );
}

#[test]
fn places_and_addresses_have_languages_too() {
    let campaign = Campaign::new("headers-places");
    campaign.change("site.json", |site| site["languages"] = serde_json::json!(["en", "lv"]));
    let table = "title,date,place,place (lv),address (lv)\nWalk,2027-05-15,Beach,Pludmale,Jūras iela 1\n";
    let outcome = campaign.import("table.csv", table);
    assert!(outcome.is_success, "{}", outcome.told);
    let event = &campaign.items("events.json")[2];
    let place = serde_json::json!({"@type": "Location", "name": "Beach", "atbildiba:address": "Jūras iela 1"});
    assert_eq!(event["locations"]["1"], place);
    assert_eq!(event["localizations"], serde_json::json!({"lv": {"locations/1/name": "Pludmale"}}));
}

#[test]
fn two_columns_in_the_sites_first_language_are_reported() {
    let campaign = Campaign::new("headers-first-language");
    campaign.change("site.json", |site| site["languages"] = serde_json::json!(["lv", "en"]));
    let table = "title,title (lv),title (en),date,place\nPastaiga,Gājiens,Walk,2027-05-15,Beach\n";
    let outcome = campaign.import("table.csv", table);
    assert!(outcome.is_success, "{}", outcome.told);
    outcome.tells(&[
        "table.csv:B1: left out: the column “title (lv)” has the same texts as “title”: one that names no language is in \
         “lv”, the site's first; write another language behind it, such as title (en)\n",
        "table.csv: 1 imported, 1 left out, 0 errors",
    ]);
    let event = &campaign.items("events.json")[2];
    assert_eq!((&event["title"], &event["localizations"]["en"]["title"]), (&"Pastaiga".into(), &"Walk".into()));
    let outcome = campaign.import("table.csv", "title (lv),Title,date,place\nRuna,Talka,2027-05-16,Beach\n");
    outcome.tells(&["table.csv:B1: left out: the column “Title” has the same texts as “title (lv)”"]);
    let outcome = campaign.import("table.csv", "title,Nosaukums,date,place\nRuna,Talka,2027-05-17,Beach\n");
    outcome.tells(&["table.csv:B1: left out: the column “Nosaukums” is there twice; the first is used"]);
}

#[test]
fn columns_that_a_file_does_not_have_are_reported() {
    let cases: [(&str, &[&str], usize); 6] = [
        (
            "name,kind,field,source,website,Country\nAda,person,ngo,own-records,https://example.org,LV\n",
            &["table.csv:E1: left out: supporters have no “website”\n", "F1: left out: supporters have no “Country”\n"],
            2,
        ),
        (
            "title,date,place,Photo,category,type\nWalk,2027-05-15,Beach,Sand,meeting,festival\n",
            &[
                "table.csv:D1: left out: events have no “Photo”\n",
                "table.csv:F1: left out: the column “type”, since “category” names the categories of the events\n",
            ],
            2,
        ),
        (
            "title,date,kind,source,year\nAct,2019,decision,own-records,2019\n",
            &["table.csv:E1: left out: entries of the timeline have no “year”\n"],
            1,
        ),
        (
            "title,name,date,place,category\nWalk,Ada,2027-05-15,Beach,meeting\n",
            &["table.csv:B1: left out: the column “name”, since another names the events\n"],
            1,
        ),
        (
            "title,name,kind,field,source\nDr,Ada,person,ngo,own-records\n",
            &["table.csv:A1: left out: the column “title”, since another names the supporters\n"],
            1,
        ),
        // The kind of an event is its category if no other column is.
        ("title,date,place,kind\nTalk,2027-05-16,Beach,meeting\n", &[], 0),
    ];
    for (table, told, count) in cases {
        let campaign = Campaign::new("headers-unread");
        let outcome = campaign.import("table.csv", table);
        assert!(outcome.is_success, "{}", outcome.told);
        outcome.tells(told).tells(&[&format!("table.csv: 1 imported, {count} left out, 0 errors")]);
        let added = campaign.items("events.json").split_off(2);
        assert!(added.iter().all(|event| event["keywords"] == serde_json::json!({"meeting": true})), "{added:?}");
    }
}

#[test]
fn missing_columns_are_reported() {
    let campaign = Campaign::new("headers-lacks");
    for (table, what) in [
        ("Ada,Example\nBo,Example\n", "there is no row of column names"),
        ("name,role\nAda,Teacher\n", "table.csv:1: no column says the field"),
        ("name,role\nAda,Teacher\n", "\"fields\" in site.json, such as volunteers, ngo"),
        ("name,field\nAda,ngo\n", "table.csv:1: no column says the source"),
        ("title,date,countries\nAct,2019,LV\n", "table.csv:1: no column says the kind"),
        ("title,place\nWalk,Beach\n", "no column holds their date"),
        ("title,date\nWalk,2027-05-15\n", "these could be events or entries of the timeline"),
        ("title,date,place\n", "there is nothing below the column names"),
        ("\n \n", "table.csv is empty"),
    ] {
        let outcome = campaign.import("table.csv", table);
        assert!(!outcome.is_success, "{table}");
        outcome.tells(&[what, "what to do: "]);
    }
}

#[test]
fn rows_around_the_header_are_reported() {
    let campaign = Campaign::new("headers-around");
    let table = "Plan of the summer,,\n,,\nTitle,Date,Place\nNosaukums,Datums,Vieta\nWalk,2027-05-15,Beach\n";
    let outcome = campaign.import("table.csv", table);
    assert!(outcome.is_success, "{}", outcome.told);
    outcome.tells(&["table.csv:1: left out: the row is above", "table.csv:4: left out: this is a second row"]);
    outcome.tells(&["table.csv:5: imported: “Walk” as “walk”"]);
}
