//! The way out and the help numbers are on top of all that opens, at every width: what a finger hits there is really them.

use super::super::{ENGINES, Lab, PATIENCE, Test, key};
use super::check;
use site::error::Result;

pub(super) const TESTS: &[Test] = &[
    check("the way out and help are on top of all that is open", &ENGINES, on_top),
    check("Escape closes what is open, once", &ENGINES, escape),
];

/// An address with something open over it, what says that it is open, and what is done before looking.
const OPEN: [(&str, &str, &str); 5] = [
    ("/calendar/2026-12?day=2026-12-10", "document.querySelector('dialog.day[open]')", ""),
    // Far down in the page, where the header is out of sight.
    ("/calendar/2026-12?day=2026-12-10", "document.querySelector('dialog.day[open]')", "scrollTo(0, 400);"),
    ("/supporters/evika-silina", "document.querySelector('dialog.person[open]')", ""),
    (
        "/supporters/evika-silina",
        "document.querySelector('dialog.person[open]')",
        "document.documentElement.dataset.notice = 'urgent';",
    ),
    ("/timeline/deflect", "document.querySelector('#timeline-entry')", ""),
];

/// What is not hit although it should be, of what stands in the window.
const MISSED: &str = "[...document.querySelectorAll('.leave, .help-bar .number, .notice button')].filter((link) => {
    const box = link.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    return box.width > 0 && !link.contains(document.elementFromPoint(x, y));
}).map((link) => link.className || link.textContent).join(', ')";

fn on_top(lab: &mut Lab) -> Result<()> {
    for width in [320, 390, 1280] {
        lab.session.set_viewport(width, 800)?;
        for (address, is_open, before) in OPEN {
            lab.open(address)?;
            lab.session.wait_for("something open", is_open, PATIENCE)?;
            lab.session.run(before, &[])?;
            let at = format!("{address} at {width} px {before}");
            let seen = lab.session.eval("(() => { const box = document.querySelector('.leave').getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth })()")?;
            lab.expect(seen == true, &at, || "the way out is out of sight".into());
            let missed = lab.session.text_of(MISSED)?;
            lab.expect(missed.is_empty(), &at, || format!("not hit: {missed}"));
            lab.session.run("delete document.documentElement.dataset.notice", &[])?;
        }
    }
    Ok(())
}

fn escape(lab: &mut Lab) -> Result<()> {
    for (address, closed) in
        [("/calendar/2026-12?day=2026-12-10", "/calendar/2026-12"), ("/supporters/evika-silina", "/supporters")]
    {
        lab.open(address)?;
        lab.session.wait_for("something open", "document.querySelector('main dialog[open]')", PATIENCE)?;
        lab.session.press(&[key::ESCAPE])?;
        lab.session.press(&[key::ESCAPE])?;
        let shut = format!(
            "!document.querySelector('dialog[open], [inert]') && location.pathname === '{closed}' && !location.search"
        );
        lab.session.wait_for("closed, and nothing out of reach", &shut, PATIENCE)?;
        lab.looked_at += 1;
    }
    Ok(())
}
