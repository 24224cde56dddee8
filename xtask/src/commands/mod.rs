//! What each command does.

mod calendar;
mod screenshots;
mod serve;
mod site;
mod test;

use crate::cli::Command;
use crate::error::{Error, Result};
use crate::setup;
use std::path::{Path, PathBuf};

/// Carries out a command.
pub fn run(command: Command) -> Result<()> {
    match command {
        Command::Serve(options) => serve::run(&options),
        Command::Build(options) => site::build(&options, site::Mode::Release).map(|out| println!("{}", out.display())),
        Command::Setup(options) => {
            let project = project()?;
            if options.tests {
                setup::for_test(&project)?;
                setup::for_hosts()?;
            } else {
                setup::for_build(&project)?;
            }
            println!("everything is there, in {}", setup::folder()?.display());
            Ok(())
        }
        Command::Test(options) => test::run(&options),
        Command::Check(options) => check(options.dir),
        Command::Import(options) => calendar::import(&options),
        Command::Expand(options) => calendar::expand(&options),
        Command::Bench(options) => bench(&options),
        Command::New(options) => new(&options.dir),
        Command::Screenshots(options) => screenshots::run(&options),
        Command::Hook => crate::build::hook(&project()?),
        Command::Help(text) => {
            print!("{text}");
            Ok(())
        }
    }
}

/// Prints every problem; fails when one is an error.
fn check(dir: Option<PathBuf>) -> Result<()> {
    let dir = dir.map_or_else(|| project().map(|project| project.join("public")), Ok)?;
    let report = crate::check::check_folder(&dir, crate::build::build_day());
    println!("{report}");
    println!("{}", readability(&report));
    if report.has_errors() {
        return Err(Error::new("the content has errors", "mend what stands above"));
    }
    Ok(())
}

/// `Help texts, LIX (below 30 very easy, above 50 hard): lv 48, en 27`
fn readability(report: &crate::check::Report) -> String {
    let (Some(help), Some(site)) = (&report.files.help, &report.files.site) else { return String::new() };
    let tags = site["languages"].as_array().into_iter().flatten().filter_map(|tag| tag.as_str());
    let each = tags.filter_map(|tag| Some(format!("{tag} {}", crate::check::lix::of_help(help, tag)?)));
    format!("Help texts, LIX (below 30 very easy, above 50 hard): {}", each.collect::<Vec<_>>().join(", "))
}

fn new(dir: &Path) -> Result<()> {
    crate::new::new(dir, crate::build::build_day()).map_err(|error| Error::new(error.to_string(), ""))?;
    println!(
        "A campaign's content is in {0}: read {0}/README.txt, then `cargo xtask serve --content {0}`",
        dir.display()
    );
    Ok(())
}

/// Sizes are the bundled campaign's, all else is measured with ten thousand of everything.
fn bench(options: &crate::cli::Bench) -> Result<()> {
    if "sizes".contains(&options.only) && !options.again {
        let site = crate::cli::Build { content: None, out: None, public_url: "/".into(), urgent: false };
        site::build(&site, site::Mode::Release)?;
    }
    if options.only == "sizes" { Ok(()) } else { crate::bench::run(&project()?, options) }
}

/// The project's folder: the one above this crate's, wherever the command was typed.
pub fn project() -> Result<PathBuf> {
    let own = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    own.parent()
        .filter(|folder| folder.join("Cargo.toml").is_file())
        .map(PathBuf::from)
        .ok_or_else(|| Error::new("the project's folder is not found", "start this as `cargo xtask` in the project"))
}
