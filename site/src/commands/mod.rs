//! The implementation of each command of `atbildiba`.

mod calendar;
mod completions;
mod import;
mod open;
pub mod preview;
pub mod screenshots;

use crate::build::{self, Built, Callbacks, Options, today};
use crate::check::check_folder;
use crate::cli::{Build, Check, Command};
use crate::engine::Engine;
use crate::error::{Error, OrFail, Result};
use crate::photos;
use crate::progress::Printer;
use campaign::check::{Report, lix};
use serde_json::json;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Executes a command. `engine` is called only by commands that build a site.
///
/// # Errors
/// What failed and what to do.
pub fn run(command: Command, engine: &dyn Fn() -> Result<Engine>) -> Result<()> {
    match command {
        Command::Open => open::run(&engine()?),
        Command::New(dir) => new(&dir),
        Command::Check(options) => check(&options),
        Command::Build(options) => build(&options, &engine()?),
        Command::Serve(options) => preview::run(&options, &engine()?),
        Command::Screenshots(options) => screenshots::run(&options, &engine()?),
        Command::Import(options) => import::run(&options),
        Command::Expand(options) => calendar::expand(&options),
        Command::Completions(shell) => print(&completions::script(shell)),
        Command::Help(text) => print(&text),
    }
}

/// Prints to standard output. A reader that stops early has what it wanted.
fn print(text: &str) -> Result<()> {
    calendar::closed_is_fine(std::io::stdout().lock().write_all(text.as_bytes()))
}

/// The campaign's folder: the given one, or the current one.
fn campaign(dir: Option<&PathBuf>) -> Result<PathBuf> {
    let Some(dir) = dir else {
        let here = PathBuf::from(".");
        if is_campaign(&here) {
            return Ok(here);
        }
        return Err(Error::new(
            "there is no campaign in this folder",
            "name the campaign's folder, or make one: atbildiba new my-campaign",
        ));
    };
    if dir.is_dir() {
        return Ok(dir.clone());
    }
    Err(Error::new(
        format!("there is no folder {}", dir.display()),
        format!("name the campaign's folder, or make one: atbildiba new {}", dir.display()),
    ))
}

fn is_campaign(folder: &Path) -> bool {
    campaign::check::data_folder(folder).join("site.json").is_file()
}

fn new(dir: &Path) -> Result<()> {
    campaign::new::new(dir, today()).map_err(|error| Error::new(error.to_string(), ""))?;
    let dir = dir.display();
    print(&format!("A campaign is in {dir}: read {dir}/README.txt, then `atbildiba serve {dir}`\n"))
}

/// Prints every problem; fails if one is an error.
fn check(options: &Check) -> Result<()> {
    let dir = campaign(options.dir.as_ref())?;
    let report = check_folder(&dir, today());
    if options.is_json {
        print(&lines(&report))?;
    } else {
        print(&format!("{report}\n{}\n", readability(&report)))?;
    }
    if report.has_errors() {
        return Err(Error::new("the content has errors", "correct the problems above"));
    }
    Ok(())
}

/// One JSON object per line for each problem.
fn lines(report: &Report) -> String {
    let line = |located: &campaign::check::LocatedProblem| {
        let problem = &located.problem;
        let severity = match problem.severity {
            campaign::check::Severity::Error => "error",
            campaign::check::Severity::Warning => "warning",
        };
        json!({
            "file": located.path, "line": located.line, "column": located.column, "pointer": problem.pointer,
            "severity": severity, "message": problem.message,
        })
    };
    report.problems.iter().map(|located| format!("{}\n", line(located))).collect()
}

/// `Help texts, LIX (below 30 very easy, above 50 hard): lv 48, en 27`
fn readability(report: &Report) -> String {
    let (Some(help), Some(site)) = (&report.files.help, &report.files.site) else { return String::new() };
    let tags = site["languages"].as_array().into_iter().flatten().filter_map(|tag| tag.as_str());
    let each = tags.filter_map(|tag| Some(format!("{tag} {}", lix::of_help(help, tag)?)));
    format!("Help texts, LIX (below 30 very easy, above 50 hard): {}", each.collect::<Vec<_>>().join(", "))
}

fn build(options: &Build, engine: &Engine) -> Result<()> {
    let content = campaign(options.dir.as_ref())?;
    let out = options.out.clone().unwrap_or_else(|| content.join("dist"));
    let wanted = Options {
        public_url: options.public_url.clone(),
        is_compressed: options.is_compressed,
        urgent: options.urgent,
        ..Options::new(&content, &out, &cache()?)
    };
    let started = std::time::Instant::now();
    let built = build_site(engine, &wanted)?;
    let seconds = started.elapsed().as_secs_f32();
    eprintln!("{} pages in {seconds:.1} s", built.pages);
    print(&format!("{}\n", out.display()))
}

/// Builds a site and reports progress and warnings on standard error.
fn build_site(engine: &Engine, options: &Options) -> Result<Built> {
    let printer = Printer::new();
    let callbacks = Callbacks {
        step: &|step| printer.print(step),
        warn: &|warning| eprintln!("warning: {warning}"),
        photos: photos::FILL,
    };
    build::build(engine, options, &callbacks)
}

/// The photo cache, in the system's folder for caches.
fn cache() -> Result<PathBuf> {
    let home = || std::env::home_dir().filter(|home| !home.as_os_str().is_empty());
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let folder = if cfg!(windows) {
        set("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        home().map(|home| home.join("Library/Caches"))
    } else {
        set("XDG_CACHE_HOME").or_else(|| home().map(|home| home.join(".cache")))
    };
    let folder = folder.unwrap_or_else(std::env::temp_dir).join("atbildiba").join("photos");
    std::fs::create_dir_all(&folder).or_fail(|| format!("making {}", folder.display()), "set XDG_CACHE_HOME")?;
    Ok(folder)
}
