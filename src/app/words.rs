//! The data of the kiosks' script: its messages in each language.

use crate::content::{Address, CalendarView};
use crate::i18n::Msg;
use crate::ui::Context;
use serde_json::{Map, Value, json};

/// The script's name for each message.
const WORDS: [(&str, Msg); 37] = [
    ("nav", Msg::MainNavigation),
    ("home", Msg::HomePage),
    ("calendar", Msg::Calendar),
    ("supporters", Msg::Supporters),
    ("timeline", Msg::Timeline),
    ("search", Msg::SearchTitle),
    ("help", Msg::Help),
    ("languages", Msg::Languages),
    ("still", Msg::KioskStill),
    ("stillText", Msg::KioskStillText),
    ("go", Msg::KioskContinue),
    ("end", Msg::KioskEnd),
    ("size", Msg::KioskSize),
    ("contrast", Msg::KioskContrast),
    ("lower", Msg::KioskLower),
    ("scan", Msg::KioskScan),
    ("scanEvent", Msg::KioskScanEvent),
    ("scanPlan", Msg::KioskScanPlan),
    ("take", Msg::KioskTake),
    ("close", Msg::KioskClose),
    ("space", Msg::KioskSpace),
    ("erase", Msg::KioskErase),
    ("done", Msg::KioskDone),
    ("keyboard", Msg::KioskKeyboard),
    ("wait", Msg::KioskWait),
    ("pin", Msg::KioskPin),
    ("operator", Msg::KioskOperator),
    ("day", Msg::KioskDay),
    ("rounds", Msg::KioskRounds),
    ("views", Msg::KioskViews),
    ("content", Msg::KioskContent),
    ("storage", Msg::KioskStorage),
    ("updated", Msg::KioskUpdated),
    ("reload", Msg::KioskReload),
    ("leave", Msg::KioskLeave),
    ("version", Msg::Version),
    ("title", Msg::KioskTitle),
];

/// A language's messages and addresses.
pub fn kiosk_words(context: Context) -> Value {
    let mut words: Map<String, Value> =
        WORDS.iter().map(|(name, message)| ((*name).to_owned(), context.t(*message).into())).collect();
    let to = json!({
        "home": context.href(&Address::Home),
        "calendar": context.href(&Address::calendar(CalendarView::Now)),
        "supporters": context.href(&Address::wall()),
        "timeline": context.href(&Address::timeline()),
        "search": context.href(&Address::search()),
        "help": context.href(&Address::Help),
        "kiosk": context.href(&Address::Kiosk),
    });
    words.insert("to".into(), to);
    words.insert("base".into(), context.base().into());
    words.insert(
        "name".into(),
        context.core.languages.iter().find(|(tag, _)| *tag == context.core.lang).map_or("", |(_, name)| name).into(),
    );
    let version = context.core.messages.with(Msg::Version, "version", env!("CARGO_PKG_VERSION"));
    words.insert("version".into(), version.into());
    words.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scripts_declarations_list_every_message() {
        let declared = include_str!("../../tests/javascript/kiosk.d.ts");
        let (_, union) = declared.split_once("type Message =").unwrap();
        let (union, _) = union.split_once(';').unwrap();
        let names: Vec<&str> = union.split('"').skip(1).step_by(2).collect();
        assert_eq!(names, WORDS.map(|(name, _)| name));
    }
}
