//! The names of all messages.

macro_rules! messages {
    ($($variant:ident = $name:literal,)*) => {
        /// A message: its text stands in `public/messages/{language}/ui.json` under its name in kebab-case.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the texts say it")]
        pub enum Msg { $($variant,)* }

        #[cfg(not(target_arch = "wasm32"))]
        impl Msg {
            /// The names, in the order of the variants.
            pub const NAMES: &[&str] = &[$($name,)*];
        }
    };
}

messages! {
    MainNavigation = "main-navigation",
    Languages = "languages",
    SkipToContent = "skip-to-content",
    Leave = "leave",
    Calendar = "calendar",
    Supporters = "supporters",
    Timeline = "timeline",
    Help = "help",
    About = "about",
    Join = "join",
    MorePages = "more-pages",
    HelpNumbers = "help-numbers",
    NeedHelp = "need-help",
    HomePage = "home-page",
    Sections = "sections",
    Related = "related",
    StartFailed = "start-failed",
    NextEvent = "next-event",
    NoUpcoming = "no-upcoming",
    Today = "today",
    Tomorrow = "tomorrow",
    InDays = "in-days",
    CountEvents = "count-events",
    CountPeople = "count-people",
    CountOrganizations = "count-organizations",
    CountEntries = "count-entries",
    HelpRow = "help-row",
    MoreAboutCampaign = "more-about-campaign",
    Sources = "sources",
    Licences = "licences",
    LicencesText = "licences-text",
    Version = "version",
    HelpTitle = "help-title",
    HelpLead = "help-lead",
    WhomToCall = "whom-to-call",
    WhatToDo = "what-to-do",
    Signs = "signs",
    Advice = "advice",
    Rights = "rights",
    FreeCall = "free-call",
    AlwaysOpen = "always-open",
    Daily = "daily",
    VerifiedOn = "verified-on",
    JoinTitle = "join-title",
    JoinComing = "join-coming",
    KioskTitle = "kiosk-title",
    KioskComing = "kiosk-coming",
    NotFoundTitle = "not-found-title",
    NotFoundText = "not-found-text",
    Months = "months",
    MonthsWithDay = "months-with-day",
    DayMonth = "day-month",
    Weekdays = "weekdays",
    WeekdaysShort = "weekdays-short",
    Agenda = "agenda",
    CalendarDescription = "calendar-description",
    SupportersDescription = "supporters-description",
    TimelineDescription = "timeline-description",
    HelpDescription = "help-description",
    WallTitle = "wall-title",
    WallLead = "wall-lead",
    WallJoin = "wall-join",
    WallRoom = "wall-room",
    WallAll = "wall-all",
    WallPeople = "wall-people",
    WallOrganizations = "wall-organizations",
    WallFilter = "wall-filter",
    WallSearch = "wall-search",
    WallShown = "wall-shown",
    WallNone = "wall-none",
    WallShowAll = "wall-show-all",
    WallAsList = "wall-as-list",
    WallAsWall = "wall-as-wall",
    WallPlace = "wall-place",
    WallInYear = "wall-in-year",
    WallFounded = "wall-founded",
    WallClose = "wall-close",
    WallPrevious = "wall-previous",
    WallNext = "wall-next",
    WallAlso = "wall-also",
}
