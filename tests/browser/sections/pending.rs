//! What happens while a navigation is pending: the visitor waits, stays, chooses again, or the app updates the address.

use super::{MARK, MARKED, file_of, follow, there};
use crate::browser::tests::check;
use crate::browser::{ENGINES, PATIENCE, Test, TestContext};
use site::error::Result;
use site::serve::Fault;
use std::time::Duration;

pub(crate) const TESTS: &[Test] = &[
    check("a slow navigation shows progress and can be superseded", &ENGINES, slow),
    check("staying in a section drops a slow navigation", &ENGINES, staying),
    check("a page that is not hydrated yet can be requested again", &ENGINES, again),
    check("controls used while another page loads act once", &ENGINES, once),
    check("updates of the address do not cancel a navigation", &ENGINES, settling),
];

fn slow(test: &mut TestContext) -> Result<()> {
    test.server.set_fault("/supporters", Some(Fault::Delay(Duration::from_secs(4))));
    test.open("/about")?;
    test.session.run(MARK, &[])?;
    test.session.run("document.querySelector('.main-nav a[data-page=supporters]').click()", &[])?;
    let busy = "'busy' in document.documentElement.dataset && location.pathname === '/about'";
    test.session.wait_for("the busy state", busy, PATIENCE)?;
    follow(test, ".main-nav a[data-page=timeline]", "/timeline")?;
    let calm = test.session.eval("!('busy' in document.documentElement.dataset)")?;
    test.expect(calm == true, "/timeline", || "still busy".into());
    test.session.run_async("await new Promise((done) => setTimeout(done, 4500));", &[])?;
    let stays = test.session.eval(&format!("{} && {MARKED}", there("/timeline")))?;
    test.expect(stays == true, "/timeline", || "the superseded page appeared all the same".into());
    Ok(())
}

/// A visitor who follows a link, and then chooses something else on the page that is still there.
fn staying(test: &mut TestContext) -> Result<()> {
    for slow in ["/timeline".to_owned(), file_of(test, "style", "timeline.")?] {
        test.open("/calendar/2026-10")?;
        test.server.set_fault(&slow, Some(Fault::Delay(Duration::from_secs(2))));
        let script = "document.querySelector('.main-nav a[data-page=timeline]').click();
            setTimeout(() => document.querySelector('main [rel=next]').click(), 500)";
        test.session.run(script, &[])?;
        test.session.wait_for("the next month", &there("/calendar/2026-11"), PATIENCE)?;
        test.session.run_async("await new Promise((done) => setTimeout(done, 2500))", &[])?;
        let stays = test.session.eval(&there("/calendar/2026-11"))?;
        let is_busy = test.session.eval("'busy' in document.documentElement.dataset")?;
        test.expect(stays == true && is_busy == false, &slow, || {
            format!("the month stays: {stays}, and is busy: {is_busy}")
        });
        test.session.run("document.querySelector('main [rel=next]').click()", &[])?;
        test.session.wait_for("the month after it", &there("/calendar/2026-12"), PATIENCE)?;
        test.server.set_fault(&slow, None);
    }
    Ok(())
}

/// A double click on a link whose page appears before its data.
fn again(test: &mut TestContext) -> Result<()> {
    let data = file_of(test, "data/lv", "supporters.")?;
    test.open("/about")?;
    test.server.set_fault(&data, Some(Fault::Delay(Duration::from_secs(4))));
    let click = "document.querySelector('.main-nav a[data-page=supporters]').click()";
    test.session.run(click, &[])?;
    let shown = "location.pathname === '/supporters' && !('ready' in document.documentElement.dataset)";
    test.session.wait_for("the page without its data", shown, PATIENCE)?;
    test.session.run(click, &[])?;
    test.session.wait_for("the wall", &there("/supporters"), PATIENCE)?;
    test.server.set_fault(&data, None);
    let typed = "const field = document.querySelector('#wall-q'); field.value = 'a'; \
        field.dispatchEvent(new Event('input', { bubbles: true }))";
    test.session.run(typed, &[])?;
    test.session.wait_for("a search on the wall", "location.search === '?q=a'", PATIENCE)
}

/// A tour started while another page loads: the visitor stays, and the tour plays.
fn once(test: &mut TestContext) -> Result<()> {
    test.open("/timeline")?;
    test.server.set_fault("/supporters", Some(Fault::Delay(Duration::from_secs(4))));
    test.session.run("document.querySelector('.main-nav a[data-page=supporters]').click()", &[])?;
    test.session.wait_for("the busy state", "'busy' in document.documentElement.dataset", PATIENCE)?;
    // Not by `click()`, which ignores calls of itself.
    let press = "document.querySelector('.tour').dispatchEvent(new MouseEvent('click', { bubbles: true }))";
    test.session.run(press, &[])?;
    test.session.wait_for("an entry", "document.querySelector('#timeline-entry')", PATIENCE)?;
    test.session.run_async("await new Promise((done) => setTimeout(done, 300))", &[])?;
    let is_playing = test.session.eval("!!document.querySelector('.tour.playing')")?;
    test.expect(is_playing == true, "/timeline", || "the tour has stopped at once".into());
    Ok(())
}

/// The timeline writes its window into the address half a second after it has moved.
fn settling(test: &mut TestContext) -> Result<()> {
    test.open("/timeline")?;
    test.server.set_fault("/supporters", Some(Fault::Delay(Duration::from_secs(2))));
    let script = "document.querySelector('.zoom button:nth-child(4)').click();
        document.querySelector('.main-nav a[data-page=supporters]').click()";
    test.session.run(script, &[])?;
    test.session.wait_for("the requested section", &there("/supporters"), PATIENCE)
}
