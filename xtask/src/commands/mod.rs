//! The implementation of each command.

pub mod make;
mod screenshots;
mod serve;
mod test;

use crate::cli::Command;
use crate::setup;
use site::error::{Error, Result};
use std::path::PathBuf;

/// Executes a command.
pub fn run(command: Command) -> Result<()> {
    match command {
        Command::Serve(options) => serve::run(&options),
        Command::Build(options) => make::build(&options, make::Mode::Release).map(|out| println!("{}", out.display())),
        Command::Setup(options) => {
            let project = project()?;
            if options.tests {
                setup::for_test(&project)?;
                setup::for_hosts()?;
                setup::for_validators()?;
                setup::for_scripts()?;
            } else {
                setup::for_build(&project)?;
            }
            println!("all tools are installed in {}", setup::folder()?.display());
            Ok(())
        }
        Command::Test(options) => test::run(&options),
        Command::Bench(options) => bench(&options),
        Command::Screenshots(options) => screenshots::run(&options),
        Command::Outlines => crate::outlines::run(),
        Command::Package(options) => crate::package::run(&project()?, &options),
        Command::Site(site::cli::Command::Check(mut options)) => {
            options.dir = options
                .dir
                .map_or_else(|| project().map(|project| Some(project.join("public"))), |dir| Ok(Some(dir)))?;
            site::commands::run(site::cli::Command::Check(options), &no_engine)
        }
        Command::Site(command) => site::commands::run(command, &no_engine),
        Command::Hook => crate::build::hook(&project()?),
        Command::Help(text) => {
            print!("{text}");
            Ok(())
        }
    }
}

/// The commands shared with `atbildiba` do not build sites.
fn no_engine() -> Result<site::engine::Engine> {
    Err(Error::new("this command makes no site", "use `cargo xtask build` or `serve`"))
}

/// Sizes are measured with the bundled campaign, everything else with ten thousand items of each kind.
fn bench(options: &crate::cli::Bench) -> Result<()> {
    if "sizes".contains(&options.only) && !options.again {
        let site = crate::cli::Build { content: None, out: None, public_url: "/".into(), urgent: false };
        make::build(&site, make::Mode::Release)?;
    }
    if options.only == "sizes" { Ok(()) } else { crate::bench::run(&project()?, options) }
}

/// The project's folder: the parent of this crate's, wherever the command was typed.
pub fn project() -> Result<PathBuf> {
    let own = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    own.parent()
        .filter(|folder| folder.join("Cargo.toml").is_file())
        .map(PathBuf::from)
        .ok_or_else(|| Error::new("the project's folder is not found", "start this as `cargo xtask` in the project"))
}
