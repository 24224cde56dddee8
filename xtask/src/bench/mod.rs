//! `bench`: compares the site with peer libraries, on the same content, in one browser, in alternating rounds.
//!
//! [`content`] generates ten thousand items of each kind, [`peers`] installs and bundles the peer libraries, [`probe`]
//! measures the cost of a step in the browser. [`calendar`], [`programme`], [`wall`], [`timeline`], [`frames`],
//! [`sections`], [`interactions`], [`lighthouse`] and [`scale`] are the benchmarks, and [`plot`] draws the results
//! (`docs/figures/`). Compare only ratios within one run: absolute times depend on the machine.

mod calendar;
mod content;
mod frames;
mod interactions;
mod lighthouse;
mod peers;
mod plot;
mod probe;
mod programme;
mod scale;
mod sections;
mod table;
mod timeline;
mod wall;

use crate::build;
use crate::cli::Bench as Options;
use crate::setup::{self, Browsers};
use site::error::{OrFail, Result};
use site::serve::{self, Server};
use std::path::Path;

/// What all benchmarks need.
struct Bench<'a> {
    project: &'a Path,
    browsers: &'a Browsers,
    rounds: usize,
    site: Server,
    peers: Server,
}

/// True when a peer's page has its data.
const PEER_THERE: &str = "window.bench";

impl Bench<'_> {
    /// The absolute URL of one of our pages.
    fn ours(&self, address: &str) -> String {
        self.site.url() + address
    }

    fn peer(&self, page: &str) -> String {
        format!("{}{page}.html", self.peers.url())
    }
}

/// Runs the benchmarks whose name contains the option's text.
pub fn run(project: &Path, options: &Options) -> Result<()> {
    let (tools, browsers) = setup::for_test(project)?;
    let folder = project.join("target/bench");
    let (site, peers) = (folder.join("site"), folder.join("peers"));
    if !options.again {
        make(project, &tools, &folder)?;
    }
    let bench = Bench {
        project,
        browsers: &browsers,
        rounds: options.rounds,
        site: serve::spawn_for_tests(&site)?,
        peers: serve::spawn_for_tests(&peers)?,
    };
    let mut text = String::new();
    for (name, measure) in ALL.iter().filter(|(name, _)| name.contains(&options.only)) {
        let rows = measure(&bench)?;
        text += &table::table(&rows);
        text.push('\n');
        if let Some(drawing) = plot::plot(name, &rows) {
            let path = project.join(format!("docs/figures/{name}.svg"));
            std::fs::write(&path, drawing).or_fail(|| format!("writing {}", path.display()), "")?;
            println!("drawn: {}", path.display());
        }
    }
    println!("\n{text}");
    let path = folder.join("figures.md");
    std::fs::write(&path, text).or_fail(|| format!("writing {}", path.display()), "")?;
    println!("also in {}", path.display());
    Ok(())
}

type Measure = fn(&Bench) -> Result<Vec<table::Row>>;
const ALL: [(&str, Measure); 10] = [
    ("layout", wall::layout),
    ("calendar", calendar::measure),
    ("programme", programme::measure),
    ("wall", wall::page),
    ("timeline", timeline::measure),
    ("frames", frames::measure),
    ("sections", sections::measure),
    ("interactions", interactions::measure),
    ("lighthouse", lighthouse::measure),
    ("scale", scale::measure),
];

/// Builds content, site and peers, all below `folder`.
fn make(project: &Path, tools: &setup::Tools, folder: &Path) -> Result<()> {
    let (content, peers) = (folder.join("content"), folder.join("peers"));
    let plain = content::write(project, &content, content::MANY)?;
    std::fs::create_dir_all(&peers).or_fail(|| format!("making {}", peers.display()), "")?;
    content::put(&peers.join("peers.json"), &plain)?;
    let mut wanted = build::Options::new(project);
    (wanted.site.content, wanted.site.out, wanted.site.is_sample) = (content, folder.join("site"), true);
    build::build(&wanted, tools)?;
    peers::make(project, tools, &peers)?;
    sections::write(project, &peers)
}
