//! The command line: from arguments to a [`Command`], which `commands` executes. The commands of the organisers'
//! program `atbildiba` are available, too, with the bundled campaign as default.

use site::cli::arguments::{self, Arguments, ParsedArguments};
use site::cli::page::{Opt, Page, opt};
use site::cli::{CHECK, EXPAND, IMPORT, NEW, PORT, PUBLIC_URL, URGENT};
use site::error::Result;
use std::ffi::OsString;
use std::path::PathBuf;

/// The requested command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    Serve(Serve),
    Test(Test),
    Build(Build),
    Bench(Bench),
    Screenshots(Screenshots),
    Package(Package),
    Setup(Setup),
    /// `outlines`
    Outlines,
    /// A command of `atbildiba`.
    Site(site::cli::Command),
    /// Called by trunk when the program is compiled.
    Hook,
    /// A text to print.
    Help(String),
}

/// `serve`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Serve {
    pub port: u16,
    /// `None`: the project's `public/`.
    pub content: Option<PathBuf>,
    /// With leading and trailing slash.
    pub public_url: String,
    pub dev: bool,
}

/// `test`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Test {
    /// Without browsers.
    pub fast: bool,
    /// Only the browser tests, on this built site.
    pub site: Option<PathBuf>,
    /// The browser tests in every engine, not each in one of them.
    pub all: bool,
    /// Only those whose name contains this; `javascript`: only the types and lints of the scripts.
    pub only: String,
}

/// `build`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Build {
    /// `None`: the project's `public/`.
    pub content: Option<PathBuf>,
    /// `None`: the project's `dist/`.
    pub out: Option<PathBuf>,
    /// With leading and trailing slash.
    pub public_url: String,
    /// Help numbers were wrong before: visitors with a stored copy are told so.
    pub urgent: bool,
}

/// `bench`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bench {
    /// Only the measurements whose name contains this.
    pub only: String,
    pub rounds: usize,
    /// Without building again.
    pub again: bool,
}

/// `screenshots`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Screenshots {
    /// `None`: the project's `public/`.
    pub content: Option<PathBuf>,
}

/// `package`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Package {
    /// Only the systems whose name contains this.
    pub only: String,
    /// `None`: `target/package`.
    pub out: Option<PathBuf>,
}

/// `setup`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setup {
    pub tests: bool,
}

/// The program's name in its own help.
const PROGRAM: &str = "cargo xtask";

const CONTENT: Opt = opt("content", "DIR", "the campaign's content folder, instead of public/");

const SERVE: Page = Page {
    name: "serve",
    summary: "builds the site and serves it on http://127.0.0.1:8080/",
    operand: "",
    options: &[PORT, CONTENT, PUBLIC_URL, opt("dev", "", "rebuilds and reloads open pages when a file changes")],
    more: "The first run installs the tools that it needs (see `setup`). Ctrl-C stops it.",
    examples: &[],
};

const TEST: Page = Page {
    name: "test",
    summary: "runs the tests: formatting, lints, unit and conformance tests, three browsers",
    operand: "",
    options: &[
        opt("fast", "", "without browsers"),
        opt("all", "", "the browser tests in every browser; without it, the browsers share them"),
        opt("site", "DIR", "only the browser tests, on a site that is already built"),
        opt(
            "only",
            "TEXT",
            "with --site: the tests whose `engine/name` contains TEXT (`a|b`: either), `hosts` or `validators`",
        ),
    ],
    more: "`--only javascript` without --site checks the types and the style of the scripts.",
    examples: &["", "--fast", "--all", "--site dist --only \"chromium/leave\""],
};

const BUILD: Page = Page {
    name: "build",
    summary: "writes the site into dist/, ready for any static host",
    operand: "",
    options: &[CONTENT, opt("out", "DIR", "the output folder, instead of dist/"), PUBLIC_URL, URGENT],
    more: "",
    examples: &[],
};

const BENCH: Page = Page {
    name: "bench",
    summary: "benchmarks loading and interaction against comparable libraries, as a table",
    operand: "",
    options: &[
        opt(
            "only",
            "TEXT",
            "only names that contain TEXT: layout, calendar, programme, wall, timeline, frames, sections, interactions, lighthouse, scale",
        ),
        opt("rounds", "N", "the number of rounds (default: 5)"),
        opt("again", "", "uses the previous build"),
    ],
    more: "Needs Chromium and Node.js; the libraries are installed into bench/node_modules. Takes half an hour; leave the machine idle.",
    examples: &[],
};

const SCREENSHOTS: Page = Page {
    name: "screenshots",
    summary: "takes the screenshots that browsers show when they offer to install the site",
    operand: "",
    options: &[CONTENT],
    more: "They are written to the content's folder screenshots, in every language; `build` publishes them.",
    examples: &[],
};

const PACKAGE: Page = Page {
    name: "package",
    summary: "packages the program `atbildiba` for Linux, Windows and macOS",
    operand: "",
    options: &[
        opt(
            "only",
            "TEXT",
            "those of linux-x86_64, linux-aarch64, windows-x86_64, macos-aarch64, macos-x86_64 that contain TEXT",
        ),
        opt("out", "DIR", "the output folder, instead of target/package"),
    ],
    more: "Runs on Linux. Each takes several minutes the first time; checksums are in SHA256SUMS.",
    examples: &["", "--only linux"],
};

const SETUP: Page = Page {
    name: "setup",
    summary: "only installs what the commands need (which they also do themselves)",
    operand: "",
    options: &[opt("tests", "", "also what the browser tests need")],
    more: "The tools are installed into ~/.cache/atbildiba, for all clones; ATBILDIBA_TOOLS names another folder.",
    examples: &[],
};

const OUTLINES: Page = Page {
    name: "outlines",
    summary: "regenerates the country outlines for maps, site/src/maps/outlines.bin",
    operand: "",
    options: &[],
    more: "Needs npm, which provides Natural Earth's countries. Only for another version of them.",
    examples: &[],
};

/// Called only by trunk (Trunk.toml).
const HOOK: &str = "hook";

/// All commands, in the order of the help.
const PAGES: [&Page; 12] =
    [&SERVE, &TEST, &BUILD, &CHECK, &IMPORT, &EXPAND, &BENCH, &NEW, &SCREENSHOTS, &OUTLINES, &PACKAGE, &SETUP];

/// Reads the arguments that follow the program's name.
pub fn parse<A: Into<OsString>>(arguments: impl IntoIterator<Item = A>) -> Result<Command> {
    let arguments: Vec<OsString> = arguments.into_iter().map(Into::into).collect();
    if arguments.first().is_some_and(|name| name == HOOK) {
        return Ok(Command::Hook);
    }
    match arguments::read(PROGRAM, &PAGES, arguments)? {
        ParsedArguments::Help(text) => Ok(Command::Help(text)),
        ParsedArguments::Command(arguments) => command(arguments),
    }
}

fn command(mut arguments: Arguments) -> Result<Command> {
    Ok(match arguments.page.name {
        "serve" => Command::Serve(Serve {
            port: arguments.number("port")?.unwrap_or(8080),
            content: arguments.path("content"),
            public_url: arguments.public_url()?,
            dev: arguments.flag("dev"),
        }),
        "test" => Command::Test(Test {
            fast: arguments.flag("fast"),
            all: arguments.flag("all"),
            site: arguments.path("site"),
            only: arguments.text("only").unwrap_or_default(),
        }),
        "build" => Command::Build(Build {
            content: arguments.path("content"),
            out: arguments.path("out"),
            public_url: arguments.public_url()?,
            urgent: arguments.flag("urgent"),
        }),
        "bench" => Command::Bench(Bench {
            only: arguments.text("only").unwrap_or_default(),
            rounds: arguments.number("rounds")?.unwrap_or(5).max(1),
            again: arguments.flag("again"),
        }),
        "screenshots" => Command::Screenshots(Screenshots { content: arguments.path("content") }),
        "outlines" => Command::Outlines,
        "package" => {
            Command::Package(Package { only: arguments.text("only").unwrap_or_default(), out: arguments.path("out") })
        }
        "setup" => Command::Setup(Setup { tests: arguments.flag("tests") }),
        _ => Command::Site(site::cli::command(arguments)?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(line: &str) -> Result<Command> {
        parse(line.split_whitespace())
    }

    #[test]
    fn commands_and_their_arguments() {
        let serve = Serve { port: 8080, content: None, public_url: "/".into(), dev: false };
        assert_eq!(of("serve"), Ok(Command::Serve(serve.clone())));
        let more = Serve { port: 9, content: Some("c".into()), dev: true, ..serve };
        assert_eq!(of("serve --dev --port=9 --content c"), Ok(Command::Serve(more)));
        let fast = Test { fast: true, all: false, site: None, only: String::new() };
        assert_eq!(of("test --fast"), Ok(Command::Test(fast)));
        let build = Build { content: None, out: Some("o".into()), public_url: "/a/b/".into(), urgent: true };
        assert_eq!(of("build --out o --public-url /a/b --urgent"), Ok(Command::Build(build)));
        let check = site::cli::Check { dir: Some("d".into()), is_json: false };
        assert_eq!(of("check d"), Ok(Command::Site(site::cli::Command::Check(check))));
        assert_eq!(of("new d"), Ok(Command::Site(site::cli::Command::New("d".into()))));
        let pictures = Screenshots { content: Some("c".into()) };
        assert_eq!(of("screenshots --content c"), Ok(Command::Screenshots(pictures)));
        assert_eq!(of("bench"), Ok(Command::Bench(Bench { only: String::new(), rounds: 5, again: false })));
        assert_eq!(of("hook"), Ok(Command::Hook));
    }

    #[test]
    fn errors_include_the_remedy() {
        let error = of("serve --prot 1").unwrap_err();
        assert!(error.what.contains("did you mean `--port`?") && error.fix.contains("cargo xtask serve"), "{error}");
        assert!(of("serv").unwrap_err().fix.contains("serve, test, build"));
    }

    #[test]
    fn every_command_has_help() {
        let Ok(Command::Help(overview)) = of("") else { panic!("help") };
        for page in PAGES {
            assert!(overview.contains(page.summary));
            let Ok(Command::Help(text)) = of(&format!("{} --help", page.name)) else { panic!("{}", page.name) };
            assert!(text.lines().all(|line| line.len() <= 150), "{text}");
        }
    }
}
