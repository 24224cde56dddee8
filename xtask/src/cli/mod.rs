//! The command line: from arguments to a [`Command`]. Does nothing yet; `commands` does.

mod pages;

use crate::error::{Error, Result};
use lexopt::{Arg, Parser};
use pages::{PAGES, Page};
use std::ffi::OsString;
use std::path::PathBuf;

/// What the person wants done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    Serve(Serve),
    Test(Test),
    Build(Build),
    Check(Check),
    Import(Import),
    Expand(Expand),
    Bench(Bench),
    New(New),
    Screenshots(Screenshots),
    Setup(Setup),
    /// What trunk calls once the program is compiled.
    Hook,
    /// The text to print.
    Help(String),
}

/// `serve`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Serve {
    pub port: u16,
    /// `None`: the project's `public/`.
    pub content: Option<PathBuf>,
    /// With both slashes.
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
    /// Of these, those whose name holds this.
    pub only: String,
}

/// `build`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Build {
    /// `None`: the project's `public/`.
    pub content: Option<PathBuf>,
    /// `None`: the project's `dist/`.
    pub out: Option<PathBuf>,
    /// With both slashes.
    pub public_url: String,
    /// Help numbers were wrong before: tells whoever has the site stored.
    pub urgent: bool,
}

/// `check`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// `None`: the project's `public/`.
    pub dir: Option<PathBuf>,
}

/// `import`; the file `-` is standard input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    pub file: PathBuf,
}

/// `expand`; the file `-` is standard input. Dates have the form `2026-10-18`; whether there is such a day is not
/// looked at here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expand {
    pub file: PathBuf,
    pub from: Option<String>,
    pub to: Option<String>,
    pub limit: Option<usize>,
}

/// `bench`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bench {
    /// Of the measurements, those whose name holds this.
    pub only: String,
    pub rounds: usize,
    /// Without building again.
    pub again: bool,
}

/// `new`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct New {
    pub dir: PathBuf,
}

/// `screenshots`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Screenshots {
    /// `None`: the project's `public/`.
    pub content: Option<PathBuf>,
}

/// `setup`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setup {
    pub tests: bool,
}

/// Reads the arguments that follow the program's name.
pub fn parse<A: Into<OsString>>(arguments: impl IntoIterator<Item = A>) -> Result<Command> {
    let arguments: Vec<OsString> = arguments.into_iter().map(Into::into).collect();
    let mut parser = Parser::from_args(arguments);
    let name = match parser.next().map_err(|error| wrong(error.to_string()))? {
        None | Some(Arg::Long("help") | Arg::Short('h')) => return Ok(Command::Help(pages::overview())),
        Some(Arg::Value(name)) => name.to_string_lossy().into_owned(),
        Some(other) => return Err(wrong(format!("`{}` stands before the command", shown(&other)))),
    };
    let names = || PAGES.iter().map(|page| page.name);
    match PAGES.iter().find(|page| page.name == name) {
        Some(page) => command(page, parser),
        // What trunk calls (Trunk.toml), and nobody else.
        None if name == "hook" => Ok(Command::Hook),
        None if name == "help" => Ok(Command::Help(pages::overview())),
        None => Err(Error::new(
            format!("there is no command `{name}`{}", meant("", &name, names())),
            format!("use one of {}; `cargo xtask --help` tells what they do", names().collect::<Vec<_>>().join(", ")),
        )),
    }
}

fn wrong(what: String) -> Error {
    Error::new(what, "see `cargo xtask --help`")
}

fn command(page: &'static Page, parser: Parser) -> Result<Command> {
    let Some(mut given) = given(page, parser)? else { return Ok(Command::Help(page.help())) };
    Ok(match page.name {
        "serve" => Command::Serve(Serve {
            port: given.number("port")?.unwrap_or(8080),
            content: given.path("content"),
            public_url: given.public_url()?,
            dev: given.flag("dev"),
        }),
        "test" => Command::Test(Test {
            fast: given.flag("fast"),
            site: given.path("site"),
            only: given.path("only").map(|only| only.to_string_lossy().into_owned()).unwrap_or_default(),
        }),
        "build" => Command::Build(Build {
            content: given.path("content"),
            out: given.path("out"),
            public_url: given.public_url()?,
            urgent: given.flag("urgent"),
        }),
        "check" => Command::Check(Check { dir: given.operand.take().map(PathBuf::from) }),
        "import" => Command::Import(Import { file: given.file()? }),
        "expand" => Command::Expand(Expand {
            file: given.file()?,
            from: given.date("from")?,
            to: given.date("to")?,
            limit: given.number("limit")?,
        }),
        "bench" => Command::Bench(Bench {
            only: given.text("only").unwrap_or_default(),
            rounds: given.number("rounds")?.unwrap_or(5).max(1),
            again: given.flag("again"),
        }),
        "new" => Command::New(New { dir: given.file()? }),
        "screenshots" => Command::Screenshots(Screenshots { content: given.path("content") }),
        _ => Command::Setup(Setup { tests: given.flag("tests") }),
    })
}

/// What was given to a command, by its page.
struct Given {
    page: &'static Page,
    operand: Option<OsString>,
    /// Flags have an empty value.
    options: Vec<(&'static str, OsString)>,
}

/// `None` when help was asked for.
fn given(page: &'static Page, mut parser: Parser) -> Result<Option<Given>> {
    let see = || format!("{} (more: cargo xtask {} --help)", page.usage(), page.name);
    let mut given = Given { page, operand: None, options: Vec::new() };
    while let Some(argument) = parser.next().map_err(|error| Error::new(error.to_string(), see()))? {
        let text = shown(&argument);
        match argument {
            Arg::Long("help") | Arg::Short('h') => return Ok(None),
            Arg::Value(value) if !page.operand.is_empty() && given.operand.is_none() => given.operand = Some(value),
            Arg::Value(_) => return Err(Error::new(format!("`{text}` is more than `{}` takes", page.name), see())),
            Arg::Long(name) if page.options.iter().any(|option| option.name == name) => {
                let option = page.options.iter().find(|option| option.name == name).unwrap_or(&page.options[0]);
                if given.options.iter().any(|(known, _)| *known == option.name) {
                    return Err(Error::new(format!("`{text}` is given twice"), see()));
                }
                let value = if option.value.is_empty() { Ok(OsString::new()) } else { parser.value() };
                let value =
                    value.map_err(|_| Error::new(format!("`{text}` needs a value: {}", option.value), see()))?;
                given.options.push((option.name, value));
            }
            _ => {
                let near = meant("--", text.trim_start_matches('-'), page.options.iter().map(|option| option.name));
                return Err(Error::new(format!("`{}` has no option `{text}`{near}", page.name), see()));
            }
        }
    }
    Ok(Some(given))
}

impl Given {
    fn take(&mut self, name: &str) -> Option<OsString> {
        let at = self.options.iter().position(|(known, _)| *known == name)?;
        Some(self.options.swap_remove(at).1)
    }

    fn flag(&mut self, name: &str) -> bool {
        self.take(name).is_some()
    }

    fn path(&mut self, name: &str) -> Option<PathBuf> {
        self.take(name).map(PathBuf::from)
    }

    fn text(&mut self, name: &str) -> Option<String> {
        self.take(name).map(|value| value.to_string_lossy().into_owned())
    }

    fn number<N: std::str::FromStr>(&mut self, name: &str) -> Result<Option<N>> {
        let Some(text) = self.text(name) else { return Ok(None) };
        let bad = |_| Error::new(format!("`{text}` is no number for --{name}"), self.page.usage());
        text.parse().map(Some).map_err(bad)
    }

    fn date(&mut self, name: &str) -> Result<Option<String>> {
        let Some(text) = self.text(name) else { return Ok(None) };
        let form = text.bytes().map(|byte| if byte.is_ascii_digit() { b'0' } else { byte });
        if form.eq(*b"0000-00-00") {
            return Ok(Some(text));
        }
        Err(Error::new(format!("`{text}` is no date for --{name}"), "write it as 2026-10-18"))
    }

    /// With a slash at both ends.
    fn public_url(&mut self) -> Result<String> {
        let Some(text) = self.text("public-url") else { return Ok("/".into()) };
        let inner = text.strip_prefix('/').unwrap_or(&text).trim_end_matches('/');
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '~' | '/');
        let segments_fit = inner.is_empty() || inner.split('/').all(|part| !part.is_empty() && !part.starts_with('.'));
        if !text.starts_with('/') || !inner.chars().all(plain) || !segments_fit {
            return Err(Error::new(
                format!("`{text}` is no path for --public-url"),
                "give the path alone, without the host: --public-url /campaign/",
            ));
        }
        Ok(if inner.is_empty() { "/".into() } else { format!("/{inner}/") })
    }

    fn file(&mut self) -> Result<PathBuf> {
        let missing = || Error::new(format!("`{}` needs {}", self.page.name, self.page.operand), self.page.usage());
        self.operand.take().map(PathBuf::from).ok_or_else(missing)
    }
}

fn shown(argument: &Arg) -> String {
    match argument {
        Arg::Long(name) => format!("--{name}"),
        Arg::Short(letter) => format!("-{letter}"),
        Arg::Value(value) => value.to_string_lossy().into_owned(),
    }
}

/// `; did you mean …?` where one of `known` is near.
fn meant<'a>(dashes: &str, wrong: &str, known: impl Iterator<Item = &'a str>) -> String {
    let near = known.map(|name| (distance(wrong, name), name)).min();
    near.filter(|(far, name)| *far <= 2 && *far < name.len())
        .map_or(String::new(), |(_, name)| format!("; did you mean `{dashes}{name}`?"))
}

/// Levenshtein's: how many letters to add, drop or change.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (above, x) in a.chars().enumerate() {
        let mut corner = above;
        row[0] = above + 1;
        for (left, y) in b.iter().enumerate() {
            let change = corner + usize::from(x != *y);
            corner = row[left + 1];
            row[left + 1] = change.min(corner + 1).min(row[left] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(line: &str) -> Result<Command> {
        parse(line.split_whitespace())
    }

    #[test]
    fn commands_of_the_contract() {
        let serve = Serve { port: 8080, content: None, public_url: "/".into(), dev: false };
        assert_eq!(of("serve"), Ok(Command::Serve(serve.clone())));
        let more = Serve { port: 9, content: Some("c".into()), dev: true, ..serve };
        assert_eq!(of("serve --dev --port=9 --content c"), Ok(Command::Serve(more)));
        assert_eq!(of("test --fast"), Ok(Command::Test(Test { fast: true, site: None, only: String::new() })));
        let build = Build { content: None, out: Some("o".into()), public_url: "/a/b/".into(), urgent: true };
        assert_eq!(of("build --out o --public-url /a/b --urgent"), Ok(Command::Build(build)));
        assert_eq!(of("check"), Ok(Command::Check(Check { dir: None })));
        assert_eq!(of("check d"), Ok(Command::Check(Check { dir: Some("d".into()) })));
        let expand = Expand { file: "-".into(), from: Some("2026-10-18".into()), to: None, limit: Some(5) };
        assert_eq!(of("expand - --from 2026-10-18 --limit 5"), Ok(Command::Expand(expand)));
        assert_eq!(of("import a.ics"), Ok(Command::Import(Import { file: "a.ics".into() })));
        assert_eq!(of("new d"), Ok(Command::New(New { dir: "d".into() })));
        let pictures = Screenshots { content: Some("c".into()) };
        assert_eq!(of("screenshots --content c"), Ok(Command::Screenshots(pictures)));
        assert_eq!(of("bench"), Ok(Command::Bench(Bench { only: String::new(), rounds: 5, again: false })));
    }

    #[test]
    fn mistakes_are_named_with_the_remedy() {
        let cases = [
            ("serv", "did you mean `serve`?", "serve, test, build"),
            ("xyzzy", "no command `xyzzy`", "serve, test, build"),
            ("--port 1 serve", "`--port` stands before the command", "--help"),
            ("serve --prot 1", "no option `--prot`; did you mean `--port`?", "cargo xtask serve"),
            ("serve -p 1", "no option `-p`", "[--port N]"),
            ("serve --port", "`--port` needs a value: N", "[--port N]"),
            ("serve --port x", "`x` is no number for --port", "[--port N]"),
            ("serve --port 70000", "`70000` is no number for --port", "[--port N]"),
            ("serve --port 1 --port 2", "`--port` is given twice", ""),
            ("serve --dev=1", "dev", ""),
            ("serve x", "`x` is more than `serve` takes", ""),
            ("check a b", "`b` is more than `check` takes", "[DIR]"),
            ("expand", "`expand` needs FILE", "Usage"),
            ("expand a --from 1.2.2026", "`1.2.2026` is no date for --from", "2026-10-18"),
            ("build --public-url https://a.b/", "is no path", "--public-url /campaign/"),
            ("build --public-url sub", "is no path", ""),
            ("build --public-url /../", "is no path", ""),
        ];
        for (line, what, fix) in cases {
            let error = of(line).unwrap_err();
            assert!(error.what.contains(what) && error.fix.contains(fix), "{line}: {error}");
        }
    }

    #[test]
    fn every_command_has_its_help() {
        let Ok(Command::Help(overview)) = of("") else { panic!("help") };
        assert_eq!(of("--help"), of("help"));
        for page in PAGES {
            assert!(overview.contains(page.summary));
            let Ok(Command::Help(text)) = of(&format!("{} --help", page.name)) else { panic!("{}", page.name) };
            assert!(page.options.iter().all(|option| text.contains(option.help)), "{text}");
            assert!(text.lines().all(|line| line.len() <= 150), "{text}");
        }
    }
}
