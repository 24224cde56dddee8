//! Kiosk profiles. The page of the attract loop contains them for `src/kiosk/js`.

use crate::authored::{Screen, Site, View};
use serde::Serialize;

/// A kiosk profile with all defaults filled in.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct KioskProfile {
    name: String,
    start: String,
    languages: Vec<String>,
    views: Vec<View>,
    screen: Screen,
    pin: String,
    speed: u32,
    idle_seconds: u32,
    help_idle_seconds: u32,
    countdown_seconds: u32,
}

/// The site's kiosk profiles, the default first; at least one.
pub fn kiosk_profiles(site: &Site) -> Vec<KioskProfile> {
    let kiosk = &site.kiosk;
    let profiles = if kiosk.profiles.is_empty() { vec![Default::default()] } else { kiosk.profiles.clone() };
    let or = |own: Vec<String>, all: &[String]| if own.is_empty() { all.to_vec() } else { own };
    let complete = |profile: crate::authored::Profile| {
        let idle_seconds = profile.idle_seconds.unwrap_or(kiosk.idle_seconds);
        KioskProfile {
            name: profile.name,
            start: profile.start,
            languages: or(profile.languages, &site.languages),
            views: if profile.views.is_empty() { View::ALL.to_vec() } else { profile.views },
            screen: profile.screen,
            pin: profile.pin,
            speed: profile.speed,
            idle_seconds,
            help_idle_seconds: kiosk.help_idle_seconds.max(idle_seconds),
            countdown_seconds: kiosk.countdown_seconds,
        }
    };
    profiles.into_iter().map(complete).collect()
}
