//! The command line of `atbildiba`: from arguments to a [`Command`]. [`commands`](crate::commands) executes them.

pub mod arguments;
pub mod page;

use crate::error::Result;
use arguments::{Arguments, ParsedArguments};
use page::{Opt, Page, opt};
use std::ffi::OsString;
use std::path::PathBuf;

/// The requested command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// No arguments, as after a double click.
    Open,
    /// `new`
    New(PathBuf),
    /// `check`
    Check(Check),
    /// `build`
    Build(Build),
    /// `serve`
    Serve(Serve),
    /// `screenshots`
    Screenshots(Screenshots),
    /// `import`
    Import(Import),
    /// `expand`
    Expand(Expand),
    /// `completions`, with the name of the shell.
    Completions(&'static str),
    /// A text to print.
    Help(String),
}

/// `check`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// The campaign's folder.
    pub dir: Option<PathBuf>,
    /// JSON, one object per line, instead of text.
    pub is_json: bool,
}

/// `build`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Build {
    /// The campaign's folder.
    pub dir: Option<PathBuf>,
    /// `None`: `dist` in the campaign's folder.
    pub out: Option<PathBuf>,
    /// With leading and trailing slash.
    pub public_url: String,
    /// With `.br` and `.gz` copies of files.
    pub is_compressed: bool,
    /// Help numbers were wrong before: visitors with a stored copy are told so.
    pub urgent: bool,
}

/// `serve`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Serve {
    /// The campaign's folder.
    pub dir: Option<PathBuf>,
    /// 0 means any free port.
    pub port: u16,
    /// With leading and trailing slash.
    pub public_url: String,
    /// Whether to open the browser.
    pub opens: bool,
}

/// `screenshots`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Screenshots {
    /// The campaign's folder.
    pub dir: Option<PathBuf>,
    /// The browser that takes them; `None`: one of this machine's.
    pub chromium: Option<PathBuf>,
}

/// `import`; the file `-` is standard input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// A calendar or a table.
    pub file: PathBuf,
    /// The folder of the campaign to import into.
    pub into: Option<PathBuf>,
    /// Write the files instead of printing to standard output.
    pub writes: bool,
}

/// `expand`; the file `-` is standard input. Dates have the form `2026-10-18`; whether they exist is not checked here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expand {
    /// An iCalendar or JSCalendar file.
    pub file: PathBuf,
    /// The first day.
    pub from: Option<String>,
    /// The last day.
    pub to: Option<String>,
    /// The maximum number of lines.
    pub limit: Option<usize>,
}

/// Where the site is published.
pub const PUBLIC_URL: Opt =
    opt("public-url", "/PATH/", "the path under which the site is published on its host (default: /)");
/// Marks that help numbers were wrong.
pub const URGENT: Opt = opt("urgent", "", "help numbers were wrong before: tells visitors with a stored copy");
/// Selects the port.
pub const PORT: Opt = opt("port", "N", "the port, instead of 8080 (0: any free one)");

/// `new`
pub const NEW: Page = Page {
    name: "new",
    summary: "creates a small, complete campaign",
    operand: "DIR",
    options: &[],
    more: "DIR must be new or empty. Its README.txt explains how to continue.",
    examples: &["my-campaign"],
};

/// `check`
pub const CHECK: Page = Page {
    name: "check",
    summary: "checks the content; reports every problem with its location and advice",
    operand: "[DIR]",
    options: &[opt("format", "FORMAT", "text (default) or json: one object per line for each problem")],
    more: "DIR is the campaign's folder. Exit status 1 if there are errors.",
    examples: &["", "my-campaign", "my-campaign --format json"],
};

/// `build`
pub const BUILD: Page = Page {
    name: "build",
    summary: "writes the site, ready for any static host",
    operand: "[DIR]",
    options: &[
        opt("out", "DIR", "the folder for the site (default: dist in the campaign's folder)"),
        PUBLIC_URL,
        opt("no-compress", "", "does not write .br and .gz copies"),
        URGENT,
    ],
    more: "DIR is the campaign's folder (default: this one). A failed build leaves the previous site unchanged.",
    examples: &["", "my-campaign --out site", "my-campaign --public-url /campaign/"],
};

/// `serve`
pub const SERVE: Page = Page {
    name: "serve",
    summary: "previews the site, and updates it whenever a file changes",
    operand: "[DIR]",
    options: &[PORT, PUBLIC_URL, opt("no-open", "", "does not open the browser")],
    more: "DIR is the campaign's folder (default: this one). Errors are shown at the top of the page, which stays as it was. Ctrl-C stops it.",
    examples: &["", "my-campaign --port 9000"],
};

/// `screenshots`
pub const SCREENSHOTS: Page = Page {
    name: "screenshots",
    summary: "takes the pictures that phones and computers show before they install the site",
    operand: "[DIR]",
    options: &[opt("chromium", "PATH", "the browser that takes them (default: this machine's Chromium, Chrome or Edge)")],
    more: "DIR is the campaign's folder (default: this one). They are written into its folder `screenshots`, in every language; `build`
publishes them from there. Take them again when the site's appearance changes.",
    examples: &["", "my-campaign", "my-campaign --chromium /usr/bin/chromium"],
};

/// `import`
pub const IMPORT: Page = Page {
    name: "import",
    summary: "imports events, supporters or a timeline from a calendar file or a table",
    operand: "FILE",
    options: &[
        opt("into", "DIR", "imports into the campaign in this folder, using its languages, time zone and ids"),
        opt("write", "", "writes the imported items into DIR; without it, the import is only reported"),
    ],
    more: "FILE is an iCalendar file (.ics), CSV (comma, semicolon or tab; UTF-8, UTF-16 or Windows) or a workbook (.xlsx);
`-` reads standard input. Standard error reports by row and cell what was imported, changed and left out. Existing items of the
campaign are not changed; items in which the check finds an error are left out. Without --into, a content file is printed to
standard output. Exit status 1 if something could not be read; everything else is imported.

A table needs a row of column names in English, Latvian, Russian, Ukrainian, German, Polish, Portuguese, Spanish, French or
Arabic; a column such as `title (lv)` contains texts in one language:
  supporters  name, kind (person, organisation), field, role, statement, description, as of, photo alt, consent, source, id
  events      title, date, start, end, end date, place, address, category, description, link, source, id
  timeline    title, date (2019, 2019-05, 15.05.2019, May 2019, EDTF), kind, description, countries, source, id",
    examples: &["calendar.ics > events.json", "supporters.csv --into my-campaign", "plan.xlsx --into my-campaign --write"],
};

/// `expand`
pub const EXPAND: Page = Page {
    name: "expand",
    summary: "lists the occurrences of every event in a file, as lines of `uid<TAB>start`",
    operand: "FILE",
    options: &[
        opt("from", "DATE", "only occurrences that start on this day or later: 2026-10-18"),
        opt("to", "DATE", "only occurrences that start on this day or earlier"),
        opt("limit", "N", "at most N lines in total"),
    ],
    more:
        "FILE is an .ics or a JSCalendar (JSON) file; `-` reads standard input. Times are local, sorted by start, then
uid. A series without an end is cut off after 1000 occurrences unless --to or --limit is given. Unreadable parts
are reported as `file:line: …`, the rest is listed, and the exit status is 1.",
    examples: &["calendar.ics --from 2026-01-01 --to 2026-12-31", "my-campaign/events.json --limit 20"],
};

const COMPLETIONS: Page = Page {
    name: "completions",
    summary: "prints a completion script for a shell",
    operand: "SHELL",
    options: &[],
    more: "SHELL is bash, zsh, fish or powershell.",
    examples: &["bash > ~/.local/share/bash-completion/completions/atbildiba"],
};

/// All commands, in the order of the help.
pub const PAGES: [&Page; 8] = [&NEW, &CHECK, &BUILD, &SERVE, &SCREENSHOTS, &IMPORT, &EXPAND, &COMPLETIONS];

/// The program's name in its own help.
pub const PROGRAM: &str = "atbildiba";

/// Shells with completions.
const SHELLS: [&str; 4] = ["bash", "zsh", "fish", "powershell"];

/// Parses the arguments that follow the program's name.
///
/// # Errors
/// Invalid arguments, with advice on what to type instead.
///
/// ```
/// use site::cli::{Check, Command, parse};
///
/// let check = Check { dir: Some("my-campaign".into()), is_json: true };
/// assert_eq!(parse(["check", "my-campaign", "--format=json"]), Ok(Command::Check(check)));
/// assert!(parse(["check", "--format=xml"]).is_err());
/// ```
pub fn parse<A: Into<OsString>>(arguments: impl IntoIterator<Item = A>) -> Result<Command> {
    let arguments: Vec<OsString> = arguments.into_iter().map(Into::into).collect();
    if arguments.is_empty() {
        return Ok(Command::Open);
    }
    match arguments::read(PROGRAM, &PAGES, arguments)? {
        ParsedArguments::Help(text) => Ok(Command::Help(text)),
        ParsedArguments::Command(arguments) => command(arguments),
    }
}

/// The command for one of [`PAGES`].
///
/// # Errors
/// An invalid value.
pub fn command(mut arguments: Arguments) -> Result<Command> {
    Ok(match arguments.page.name {
        "new" => Command::New(arguments.file()?),
        "check" => Command::Check(Check {
            is_json: arguments.choice("format", &["text", "json"])? == "json",
            dir: arguments.operand(),
        }),
        "build" => Command::Build(Build {
            dir: arguments.operand(),
            out: arguments.path("out"),
            public_url: arguments.public_url()?,
            is_compressed: !arguments.flag("no-compress"),
            urgent: arguments.flag("urgent"),
        }),
        "serve" => Command::Serve(Serve {
            dir: arguments.operand(),
            port: arguments.number("port")?.unwrap_or(8080),
            public_url: arguments.public_url()?,
            opens: !arguments.flag("no-open"),
        }),
        "screenshots" => {
            Command::Screenshots(Screenshots { dir: arguments.operand(), chromium: arguments.path("chromium") })
        }
        "import" => {
            let import =
                Import { file: arguments.file()?, into: arguments.path("into"), writes: arguments.flag("write") };
            if import.writes && import.into.is_none() {
                return Err(crate::error::Error::new(
                    "`--write` needs the campaign to write into",
                    "name its folder: --into my-campaign --write",
                ));
            }
            Command::Import(import)
        }
        "expand" => Command::Expand(Expand {
            file: arguments.file()?,
            from: arguments.date("from")?,
            to: arguments.date("to")?,
            limit: arguments.number("limit")?,
        }),
        _ => {
            let shell = arguments.file()?;
            let known = SHELLS.iter().find(|known| shell.to_str() == Some(known));
            Command::Completions(known.copied().ok_or_else(|| {
                crate::error::Error::new(
                    format!("there are no completions for `{}`", shell.display()),
                    format!("use one of {}", SHELLS.join(", ")),
                )
            })?)
        }
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
        let serve = Serve { dir: None, port: 8080, public_url: "/".into(), opens: true };
        assert_eq!(of("serve"), Ok(Command::Serve(serve.clone())));
        let more = Serve { dir: Some("c".into()), port: 9, opens: false, ..serve };
        assert_eq!(of("serve c --no-open --port=9"), Ok(Command::Serve(more)));
        let build =
            Build { dir: None, out: Some("o".into()), public_url: "/a/b/".into(), is_compressed: false, urgent: true };
        assert_eq!(of("build --out o --public-url /a/b --urgent --no-compress"), Ok(Command::Build(build)));
        assert_eq!(of("check"), Ok(Command::Check(Check { dir: None, is_json: false })));
        assert_eq!(of("check d --format json"), Ok(Command::Check(Check { dir: Some("d".into()), is_json: true })));
        let expand = Expand { file: "-".into(), from: Some("2026-10-18".into()), to: None, limit: Some(5) };
        assert_eq!(of("expand - --from 2026-10-18 --limit 5"), Ok(Command::Expand(expand)));
        let import = Import { file: "a.ics".into(), into: None, writes: false };
        assert_eq!(of("import a.ics"), Ok(Command::Import(import.clone())));
        let import = Import { into: Some("c".into()), writes: true, ..import };
        assert_eq!(of("import a.ics --into c --write"), Ok(Command::Import(import)));
        let screenshots = Screenshots { dir: Some("c".into()), chromium: Some("b".into()) };
        assert_eq!(of("screenshots c --chromium b"), Ok(Command::Screenshots(screenshots)));
        assert_eq!(of("new d"), Ok(Command::New("d".into())));
        assert_eq!(of("completions fish"), Ok(Command::Completions("fish")));
        assert_eq!(of(""), Ok(Command::Open));
    }

    #[test]
    fn errors_include_the_remedy() {
        let cases = [
            ("serv", "did you mean `serve`?", "new, check, build"),
            ("xyzzy", "no command `xyzzy`", "new, check, build"),
            ("--port 1 serve", "`--port` comes before the command", "--help"),
            ("serve --prot 1", "no option `--prot`; did you mean `--port`?", "atbildiba serve"),
            ("serve -p 1", "no option `-p`", "[--port N]"),
            ("serve --port", "`--port` needs a value: N", "[--port N]"),
            ("serve --port x", "`x` is not a valid number for --port", "[--port N]"),
            ("serve --port 70000", "`70000` is not a valid number for --port", "[--port N]"),
            ("serve --port 1 --port 2", "`--port` is given twice", ""),
            ("serve --no-open=1", "no-open", ""),
            ("serve x y", "`y` is one argument too many for `serve`", ""),
            ("check a b", "`b` is one argument too many for `check`", "[DIR]"),
            ("check --format xml", "`xml` is not a valid value for --format", "text, json"),
            ("expand", "`expand` needs FILE", "Usage"),
            ("expand a --from 1.2.2026", "`1.2.2026` is not a valid date for --from", "2026-10-18"),
            ("build --public-url https://a.b/", "is not a valid path", "--public-url /campaign/"),
            ("build --public-url sub", "is not a valid path", ""),
            ("build --public-url /../", "is not a valid path", ""),
            ("import a.csv --write", "`--write` needs the campaign", "--into my-campaign"),
            ("completions tcsh", "no completions for `tcsh`", "bash"),
        ];
        for (line, what, fix) in cases {
            let error = of(line).unwrap_err();
            assert!(error.what.contains(what) && error.fix.contains(fix), "{line}: {error}");
        }
    }

    #[test]
    fn every_command_has_help() {
        let Ok(Command::Help(overview)) = of("--help") else { panic!("help") };
        assert_eq!(of("--help"), of("help"));
        for page in PAGES {
            assert!(overview.contains(page.summary));
            let Ok(Command::Help(text)) = of(&format!("{} --help", page.name)) else { panic!("{}", page.name) };
            assert_eq!(of(&format!("help {}", page.name)), Ok(Command::Help(text.clone())));
            assert!(page.options.iter().all(|option| text.contains(option.help)), "{text}");
            assert!(text.lines().all(|line| line.len() <= 150), "{text}");
        }
    }

    #[test]
    fn every_example_parses() {
        for page in PAGES {
            for example in page.examples {
                // The shell handles redirection itself.
                let line = format!("{} {}", page.name, example.split(" > ").next().unwrap_or_default());
                assert!(of(&line).is_ok(), "{line}");
            }
        }
    }
}
