//! The names of columns, in the program's languages, compared without case and diacritics.

use atbildiba::text::fold;
use campaign::check::{is_tag, nearest};
use std::collections::HashMap;
use std::sync::LazyLock;

/// The meaning of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    Id,
    Name,
    Title,
    /// Person or organisation; for a timeline entry, its kind.
    Kind,
    Role,
    Field,
    Statement,
    Description,
    Source,
    AsOf,
    PhotoAlt,
    Consent,
    Credit,
    Date,
    Start,
    End,
    EndDate,
    Place,
    Address,
    Category,
    Link,
    Countries,
}

/// English, Latvian, Russian, Ukrainian, German, Polish, Portuguese, Spanish, French, Arabic. Synonyms are listed, and
/// a word shared by two languages is listed once.
#[rustfmt::skip]
const NAMES: [(Column, &[&str]); 22] = [
    (Column::Id, &["id", "uid", "identifier", "identifikators", "идентификатор", "ідентифікатор", "kennung", "identyfikator",
        "identificador", "identifiant", "المعرف"]),
    (Column::Name, &["name", "full name", "supporter", "vārds", "vārds uzvārds", "vārds un uzvārds", "имя", "имя и фамилия", "фио",
        "ім'я", "ім'я та прізвище", "піб", "vor- und nachname", "imię", "imię i nazwisko", "nazwa", "nome", "nombre", "nombre y apellidos",
        "nom", "nom et prénom",
        "الاسم", "الاسم الكامل"]),
    (Column::Title, &["title", "event", "heading", "nosaukums", "virsraksts", "pasākums", "название", "заголовок", "мероприятие",
        "назва", "подія", "захід", "titel", "überschrift", "veranstaltung", "tytuł", "wydarzenie", "título", "evento", "titre",
        "événement",
        "العنوان", "الفعالية", "الحدث"]),
    (Column::Kind, &["kind", "type", "veids", "tips", "вид", "тип", "art", "typ", "rodzaj", "tipo", "genre",
        "النوع"]),
    (Column::Role, &["role", "job title", "position", "amats", "loma", "роль", "должность", "посада", "rolle", "funktion", "amt",
        "rola", "stanowisko", "função", "cargo", "papel", "rol", "función", "fonction", "poste",
        "الدور", "المنصب", "الوظيفة"]),
    (Column::Field, &["field", "sector", "joma", "nozare", "область", "сфера", "галузь", "bereich", "feld", "dziedzina", "branża",
        "área", "setor", "campo", "ámbito", "domaine", "secteur",
        "المجال", "القطاع"]),
    (Column::Statement, &["statement", "says", "izteikums", "paziņojums", "высказывание", "заявление", "вислів", "заява", "aussage",
        "stellungnahme", "wypowiedź", "oświadczenie", "declaração", "depoimento", "declaración", "déclaration",
        "التصريح", "البيان"]),
    (Column::Description, &["description", "text", "details", "apraksts", "teksts", "описание", "текст", "опис", "beschreibung",
        "opis", "tekst", "descrição", "texto", "descripción", "texte",
        "الوصف", "النص"]),
    (Column::Source, &["source", "sources", "avots", "avoti", "источник", "источники", "джерело", "джерела", "quelle", "quellen",
        "źródło", "źródła", "fonte", "fontes", "fuente", "fuentes",
        "المصدر", "المصادر"]),
    (Column::AsOf, &["as of", "year", "gads", "gadā", "на год", "год", "рік", "станом на", "stand", "jahr", "rok", "stan na", "ano",
        "em", "a fecha de", "année", "en date de",
        "السنة", "العام"]),
    (Column::PhotoAlt, &["photo alt", "photo", "alt", "photo description", "foto", "foto apraksts", "фото", "описание фото",
        "опис фото", "bildbeschreibung", "opis zdjęcia", "zdjęcie", "descrição da foto", "descripción de la foto", "description de la photo",
        "الصورة", "وصف الصورة"]),
    (Column::Consent, &["consent", "photo consent", "piekrišana", "согласие", "згода", "einwilligung", "zgoda", "consentimento",
        "consentimiento", "consentement",
        "الموافقة"]),
    (Column::Credit, &["credit", "photo credit", "photographer", "foto autors", "fotogrāfs", "автор фото", "фотограф", "bildnachweis",
        "fotograf", "autor zdjęcia", "crédito", "crédito da foto", "crédito de la foto", "fotógrafo", "crédit photo", "photographe",
        "المصور"]),
    (Column::Date, &["date", "day", "start date", "from", "datums", "diena", "sākuma datums", "no", "дата", "день", "дата начала",
        "дата початку", "datum", "tag", "startdatum", "data", "dzień", "data rozpoczęcia", "dia", "data de início", "fecha", 
        "fecha de inicio", "jour", "date de début",
        "التاريخ", "اليوم", "تاريخ البدء"]),
    (Column::Start, &["start", "start time", "time", "begins", "sākums", "laiks", "sākuma laiks", "начало", "время", "время начала",
        "початок", "час", "час початку", "beginn", "uhrzeit", "startzeit", "początek", "godzina", "godzina rozpoczęcia", "início", "hora",
        "hora de início", "début", "heure", "heure de début",
        "البداية", "الوقت", "وقت البدء"]),
    (Column::End, &["end", "end time", "ends", "beigas", "beigu laiks", "конец", "окончание", "время окончания", "кінець",
        "закінчення", "час закінчення", "ende", "endzeit", "koniec", "godzina zakończenia", "fim", "hora de fim", "fin", "hora de fin",
        "heure de fin",
        "النهاية", "وقت الانتهاء"]),
    (Column::EndDate, &["end date", "to", "until", "beigu datums", "līdz", "дата окончания", "до", "дата закінчення", "enddatum",
        "bis", "data zakończenia", "do", "data de fim", "até", "fecha de fin", "hasta", "date de fin", "jusqu'au",
        "تاريخ الانتهاء"]),
    (Column::Place, &["place", "location", "venue", "vieta", "место", "місце", "ort", "veranstaltungsort", "miejsce", "local", "lugar",
        "lieu",
        "المكان", "الموقع"]),
    (Column::Address, &["address", "adrese", "адрес", "адреса", "adresse", "adres", "endereço", "morada", "dirección",
        "العنوان البريدي"]),
    (Column::Category, &["category", "categories", "kategorija", "категория", "категорія", "kategorie", "kategoria", "categoria",
        "catégorie",
        "الفئة", "الفئات"]),
    (Column::Link, &["link", "url", "website", "saite", "mājaslapa", "ссылка", "сайт", "посилання", "webseite", "strona", "ligação",
        "página", "enlace", "lien", "site",
        "الرابط"]),
    (Column::Countries, &["countries", "country", "valstis", "valsts", "страны", "страна", "країни", "країна", "länder", "land",
        "kraje", "kraj", "países", "país", "pays",
        "البلدان", "البلد", "الدول", "الدولة"]),
];

/// The heading of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    pub column: Column,
    /// The language of its texts, if stated.
    pub language: Option<String>,
}

impl Heading {
    /// The language of its texts in a campaign with this default.
    pub fn language_or<'a>(&'a self, default: &'a str) -> &'a str {
        self.language.as_deref().unwrap_or(default)
    }
}

/// The meaning of a heading: `Title`, `title (lv)`, `nosaukums en`, `title_lv`, `title (pt-BR)`.
pub fn heading(written: &str) -> Option<Heading> {
    let folded = plain(written);
    if let Some(column) = named(&folded) {
        return Some(Heading { column, language: None });
    }
    let is_language = |text: &str| (2..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_lowercase());
    let short = folded.rsplit_once(' ').filter(|(_, language)| is_language(language));
    let short = short.and_then(|(name, language)| Some((named(name)?, language.to_owned())));
    let (column, language) = short.or_else(|| with_region(written))?;
    Some(Heading { column, language: Some(language) })
}

/// The meaning of a heading whose language has a region or a script, and the language: `title (pt-BR)`.
fn with_region(written: &str) -> Option<(Column, String)> {
    let written = written.trim().trim_end_matches([')', ']']);
    let (name, tag) = written.rsplit_once(['(', '[', ' ', '_', ':'])?;
    let (language, region) = tag.split_once('-')?;
    let tag = format!("{}-{region}", language.to_ascii_lowercase());
    Some((named(&plain(name)).filter(|_| is_tag(&tag))?, tag))
}

/// Whether this is a column's name, including its diacritics.
pub fn is_name(written: &str) -> bool {
    let written = written.trim().to_lowercase();
    NAMES.iter().any(|(_, names)| names.contains(&written.as_str()))
}

/// The column name that was probably meant.
pub fn meant(written: &str) -> Option<&'static str> {
    nearest(&plain(written), NAMES.iter().flat_map(|(_, names)| names.iter().copied()))
}

/// Folded, with spaces instead of brackets and other marks.
fn plain(text: &str) -> String {
    let spaced: String = text.chars().map(|c| if "()[]_-/:*.,\u{feff}".contains(c) { ' ' } else { c }).collect();
    fold(&spaced)
}

fn named(folded: &str) -> Option<Column> {
    BY_NAME.get(folded).copied()
}

static BY_NAME: LazyLock<HashMap<String, Column>> = LazyLock::new(|| {
    NAMES.iter().flat_map(|(column, names)| names.iter().map(|name| (plain(name), *column))).collect()
});

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn a_column_name_is_unambiguous() {
        let mut seen = BTreeMap::new();
        for (column, names) in NAMES {
            for name in names {
                let other = seen.insert(plain(name), column);
                assert!(other.is_none(), "{name} is {column:?} and {other:?}");
                assert_eq!(heading(name), Some(Heading { column, language: None }), "{name}");
            }
        }
    }

    #[test]
    fn a_heading_may_state_the_language() {
        for written in ["title (lv)", "Nosaukums LV", "TITRE [lv]", "título_lv", "Tytuł: lv"] {
            assert_eq!(
                heading(written),
                Some(Heading { column: Column::Title, language: Some("lv".into()) }),
                "{written}"
            );
        }
        for written in ["title (pt-BR)", "TITRE [PT-BR]", "título_pt-BR", "Tytuł: pt-BR", "Nosaukums pt-BR "] {
            assert_eq!(
                heading(written),
                Some(Heading { column: Column::Title, language: Some("pt-BR".into()) }),
                "{written}"
            );
        }
        assert_eq!((heading("Colour"), heading("title of it")), (None, None));
        assert_eq!((heading("colour (pt-BR)"), heading("title (p-BR)"), heading("title (pt-B!)")), (None, None, None));
        assert_eq!((meant("Tilte"), meant("opiss")), (Some("title"), Some("opis")));
    }
}
