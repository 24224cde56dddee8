//! Calendar files for visitors, created by the page without a network.

use crate::browser::tests::check;
use crate::browser::tests::offline;
use crate::browser::{ENGINES, PATIENCE, Test, TestContext};
use site::error::Result;

pub(crate) const TESTS: &[Test] =
    &[check("one occurrence and search results are exported without a network", &ENGINES, take)];

/// Saved files are captured in the page: headless browsers would ask where to put them.
pub(crate) const CATCH: &str = "window.saved = null; URL.createObjectURL = (blob) => { blob.text().then((text) => window.saved = text); return 'blob:x'; }; \
    HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download; }; return true;";

fn take(test: &mut TestContext) -> Result<()> {
    offline::store(test, "/")?;
    test.server.close();
    let event = "/events/eu-anti-trafficking-day?on=2031-10-18";
    test.open(event)?;
    test.session.run(CATCH, &[])?;
    test.session.wait_for("the links are there", "document.querySelectorAll('.take a').length === 2", PATIENCE)?;
    // Drivers scroll elements below the bar at the bottom of the window.
    test.session.run("document.querySelector('.take').scrollIntoView({ block: 'center' })", &[])?;
    test.session.click(".take a + a")?;
    let one = saved(test)?;
    test.expect(
        one.1 == "eu-anti-trafficking-day-2031-10-18.ics"
            && one.0.contains("\r\nDTSTART;VALUE=DATE:20311018\r\n")
            && one.0.matches("BEGIN:VEVENT").count() == 1
            && !one.0.contains("RRULE")
            && !one.0.contains("VALARM"),
        event,
        || format!("this date is saved as {one:?}"),
    );
    test.session.click(".take input")?;
    test.session.click(".take a")?;
    let series = saved(test)?;
    test.expect(
        series.1 == "eu-anti-trafficking-day.ics"
            && series.0.contains("\r\nRRULE:")
            && series.0.contains("\r\nTRIGGER:-PT15H\r\n"),
        event,
        || format!("with a reminder the series is saved as {series:?}"),
    );
    let search = "/calendar/2026-10?q=tirdzniec";
    test.open(search)?;
    test.session.run(CATCH, &[])?;
    test.session.run("document.querySelector('.take a').scrollIntoView({ block: 'center' })", &[])?;
    test.session.click(".take a")?;
    let found = saved(test)?.0;
    let all = test.session.run_async("return (await fetch('/feeds/all.ics')).text()", &[])?;
    let all = all.as_str().unwrap_or_default().matches("BEGIN:VEVENT").count();
    let count = found.matches("BEGIN:VEVENT").count();
    test.expect(found.contains("UID:eu-anti-trafficking-day@") && 0 < count && count < all, search, || {
        format!("{count} of {all} events are saved: {found}")
    });
    Ok(())
}

/// Content and name of what was saved since the last call.
pub(crate) fn saved(test: &mut TestContext) -> Result<(String, String)> {
    test.session.wait_for("something is saved", "window.saved !== null && window.savedAs", PATIENCE)?;
    let text = test.session.text_of("window.saved")?;
    let name = test.session.text_of("window.savedAs")?;
    test.session.run("window.saved = null; return true;", &[])?;
    Ok((text, name))
}
