//! Events for the visitor's own calendar, made by the page without a network.

use super::super::{ENGINES, Lab, PATIENCE, Test};
use super::{check, offline};
use site::error::Result;

pub(super) const TESTS: &[Test] =
    &[check("one date and what was found are taken home without a network", &ENGINES, take)];

/// What is saved is kept in the page instead: browsers without a window ask where to put a file.
pub(super) const CATCH: &str = "window.saved = null; URL.createObjectURL = (blob) => { blob.text().then((text) => window.saved = text); return 'blob:x'; }; \
    HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download; }; return true;";

fn take(lab: &mut Lab) -> Result<()> {
    offline::store(lab, "/")?;
    lab.server.close();
    let event = "/events/eu-anti-trafficking-day?on=2031-10-18";
    lab.open(event)?;
    lab.session.run(CATCH, &[])?;
    lab.session.wait_for("the ways are there", "document.querySelectorAll('.take a').length === 2", PATIENCE)?;
    // Drivers scroll things below the bar at the window's end.
    lab.session.run("document.querySelector('.take').scrollIntoView({ block: 'center' })", &[])?;
    lab.session.click(".take a + a")?;
    let one = saved(lab)?;
    lab.expect(
        one.1 == "eu-anti-trafficking-day-2031-10-18.ics"
            && one.0.contains("\r\nDTSTART;VALUE=DATE:20311018\r\n")
            && one.0.matches("BEGIN:VEVENT").count() == 1
            && !one.0.contains("RRULE")
            && !one.0.contains("VALARM"),
        event,
        || format!("this date alone is saved as {one:?}"),
    );
    lab.session.click(".take input")?;
    lab.session.click(".take a")?;
    let series = saved(lab)?;
    lab.expect(
        series.1 == "eu-anti-trafficking-day.ics"
            && series.0.contains("\r\nRRULE:")
            && series.0.contains("\r\nTRIGGER:-PT15H\r\n"),
        event,
        || format!("with a reminder the series is saved as {series:?}"),
    );
    let search = "/calendar/2026-10?q=tirdzniec";
    lab.open(search)?;
    lab.session.run(CATCH, &[])?;
    lab.session.run("document.querySelector('.take a').scrollIntoView({ block: 'center' })", &[])?;
    lab.session.click(".take a")?;
    let found = saved(lab)?.0;
    let all = lab.session.run_async("return (await fetch('/feeds/all.ics')).text()", &[])?;
    let all = all.as_str().unwrap_or_default().matches("BEGIN:VEVENT").count();
    let count = found.matches("BEGIN:VEVENT").count();
    lab.expect(found.contains("UID:eu-anti-trafficking-day@") && 0 < count && count < all, search, || {
        format!("{count} of {all} events are saved: {found}")
    });
    Ok(())
}

/// Content and name of what was saved since the last time.
pub(super) fn saved(lab: &mut Lab) -> Result<(String, String)> {
    lab.session.wait_for("something is saved", "window.saved !== null && window.savedAs", PATIENCE)?;
    let text = lab.session.text_of("window.saved")?;
    let name = lab.session.text_of("window.savedAs")?;
    lab.session.run("window.saved = null; return true;", &[])?;
    Ok((text, name))
}
