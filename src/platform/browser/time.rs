//! What the browser knows of time zones.

use crate::dates::LocalDateTime;

/// What the visitor's clock shows when the clocks of a zone show `local`; nothing where it shows the same. The
/// browser knows the zones.
pub fn visitors_time(zone: &str, local: LocalDateTime) -> Option<LocalDateTime> {
    let shown = |zone: Option<&str>, seconds: i64| -> Option<LocalDateTime> {
        let options = js_sys::Object::new();
        if let Some(zone) = zone {
            js_sys::Reflect::set(&options, &"timeZone".into(), &zone.into()).ok()?;
        }
        let date = js_sys::Date::new(&(seconds as f64 * 1000.0).into());
        // Swedes write `2026-12-01 10:00:00`.
        String::from(date.to_locale_string("sv-SE", &options)).replace(' ', "T").parse().ok()
    };
    let wanted = local.to_seconds();
    let mut utc = wanted;
    // Twice: the first guess may fall on the other side of a change of the clocks.
    for _ in 0..2 {
        utc += wanted - shown(Some(zone), utc)?.to_seconds();
    }
    shown(None, utc).filter(|here| *here != local)
}
