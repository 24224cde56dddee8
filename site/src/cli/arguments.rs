//! Parses arguments into a command and its options. Executes nothing.

use super::page::{Page, overview};
use crate::error::{Error, Result};
use lexopt::{Arg, Parser};
use std::ffi::OsString;
use std::path::PathBuf;

/// What the arguments request.
#[derive(Debug)]
pub enum ParsedArguments {
    /// A command with its options.
    Command(Arguments),
    /// A text to print.
    Help(String),
}

/// A command's arguments.
#[derive(Debug)]
pub struct Arguments {
    /// The command's page.
    pub page: &'static Page,
    program: &'static str,
    operand: Option<OsString>,
    /// Flags have an empty value.
    options: Vec<(&'static str, OsString)>,
}

/// Parses the arguments that follow the program's name.
///
/// # Errors
/// An unknown command or option, a missing value, or an extra one; with advice on what to type instead.
pub fn read<A: Into<OsString>>(
    program: &'static str,
    pages: &[&'static Page],
    arguments: impl IntoIterator<Item = A>,
) -> Result<ParsedArguments> {
    let mut parser = Parser::from_args(arguments.into_iter().map(Into::into).collect::<Vec<OsString>>());
    let wrong = |what: String| Error::new(what, format!("see `{program} --help`"));
    let name = match parser.next().map_err(|error| wrong(error.to_string()))? {
        None | Some(Arg::Long("help") | Arg::Short('h')) => return Ok(ParsedArguments::Help(overview(program, pages))),
        Some(Arg::Long("version") | Arg::Short('V')) => {
            return Ok(ParsedArguments::Help(format!("{program} {}\n", env!("CARGO_PKG_VERSION"))));
        }
        Some(Arg::Value(name)) => name.to_string_lossy().into_owned(),
        Some(other) => return Err(wrong(format!("`{}` comes before the command", shown(&other)))),
    };
    let of = |name: &str| pages.iter().find(|page| page.name == name).copied();
    if let Some(page) = of(&name) {
        return given(program, page, parser);
    }
    if name == "help" {
        let page = parser.next().ok().flatten().and_then(|about| of(&shown(&about)));
        return Ok(ParsedArguments::Help(page.map_or_else(|| overview(program, pages), |page| page.help(program))));
    }
    let names = || pages.iter().map(|page| page.name);
    Err(Error::new(
        format!("there is no command `{name}`{}", meant("", &name, names())),
        format!("use one of {}; `{program} --help` describes them", names().collect::<Vec<_>>().join(", ")),
    ))
}

fn given(program: &'static str, page: &'static Page, mut parser: Parser) -> Result<ParsedArguments> {
    let see = || format!("{} (more: {program} {} --help)", page.usage(program), page.name);
    let mut given = Arguments { page, program, operand: None, options: Vec::new() };
    while let Some(argument) = parser.next().map_err(|error| Error::new(error.to_string(), see()))? {
        let text = shown(&argument);
        match argument {
            Arg::Long("help") | Arg::Short('h') => return Ok(ParsedArguments::Help(page.help(program))),
            Arg::Value(value) if !page.operand.is_empty() && given.operand.is_none() => given.operand = Some(value),
            Arg::Value(_) => {
                return Err(Error::new(format!("`{text}` is one argument too many for `{}`", page.name), see()));
            }
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
    Ok(ParsedArguments::Command(given))
}

impl Arguments {
    fn take(&mut self, name: &str) -> Option<OsString> {
        let at = self.options.iter().position(|(known, _)| *known == name)?;
        Some(self.options.swap_remove(at).1)
    }

    /// Whether a flag is set.
    pub fn flag(&mut self, name: &str) -> bool {
        self.take(name).is_some()
    }

    /// An option's value as a path.
    pub fn path(&mut self, name: &str) -> Option<PathBuf> {
        self.take(name).map(PathBuf::from)
    }

    /// An option's value as text.
    pub fn text(&mut self, name: &str) -> Option<String> {
        self.take(name).map(|value| value.to_string_lossy().into_owned())
    }

    /// An option's value as a number.
    ///
    /// # Errors
    /// It is not a number, or too large.
    pub fn number<N: std::str::FromStr>(&mut self, name: &str) -> Result<Option<N>> {
        let Some(text) = self.text(name) else { return Ok(None) };
        let bad = |_| Error::new(format!("`{text}` is not a valid number for --{name}"), self.page.usage(self.program));
        text.parse().map(Some).map_err(bad)
    }

    /// An option's value as one of these words; the first is the default.
    ///
    /// # Errors
    /// It is none of them.
    pub fn choice(&mut self, name: &str, words: &[&'static str]) -> Result<&'static str> {
        let Some(text) = self.text(name) else { return Ok(words[0]) };
        words.iter().find(|word| **word == text).copied().ok_or_else(|| {
            Error::new(
                format!("`{text}` is not a valid value for --{name}"),
                format!("use one of {}", words.join(", ")),
            )
        })
    }

    /// An option's value as a date. Only its form is checked, not whether it exists.
    ///
    /// # Errors
    /// It is not written as 2026-10-18.
    pub fn date(&mut self, name: &str) -> Result<Option<String>> {
        let Some(text) = self.text(name) else { return Ok(None) };
        let form = text.bytes().map(|byte| if byte.is_ascii_digit() { b'0' } else { byte });
        if form.eq(*b"0000-00-00") {
            return Ok(Some(text));
        }
        Err(Error::new(format!("`{text}` is not a valid date for --{name}"), "write it as 2026-10-18"))
    }

    /// The path under which a site is published, with a leading and a trailing slash.
    ///
    /// # Errors
    /// It is a complete URL, or contains characters that paths do not have.
    pub fn public_url(&mut self) -> Result<String> {
        let Some(text) = self.text("public-url") else { return Ok("/".into()) };
        let inner = text.strip_prefix('/').unwrap_or(&text).trim_end_matches('/');
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '~' | '/');
        let segments_fit = inner.is_empty() || inner.split('/').all(|part| !part.is_empty() && !part.starts_with('.'));
        if !text.starts_with('/') || !inner.chars().all(plain) || !segments_fit {
            return Err(Error::new(
                format!("`{text}` is not a valid path for --public-url"),
                "give the path alone, without the host: --public-url /campaign/",
            ));
        }
        Ok(if inner.is_empty() { "/".into() } else { format!("/{inner}/") })
    }

    /// The operand, an argument without an option.
    pub fn operand(&mut self) -> Option<PathBuf> {
        self.operand.take().map(PathBuf::from)
    }

    /// The operand of a command that requires one.
    ///
    /// # Errors
    /// It is missing.
    pub fn file(&mut self) -> Result<PathBuf> {
        let needs = format!("`{}` needs {}", self.page.name, self.page.operand);
        self.operand().ok_or_else(|| Error::new(needs, self.page.usage(self.program)))
    }
}

fn shown(argument: &Arg) -> String {
    match argument {
        Arg::Long(name) => format!("--{name}"),
        Arg::Short(letter) => format!("-{letter}"),
        Arg::Value(value) => value.to_string_lossy().into_owned(),
    }
}

/// `; did you mean …?` if one of `known` is similar.
fn meant<'a>(dashes: &str, wrong: &str, known: impl Iterator<Item = &'a str>) -> String {
    campaign::check::nearest(wrong, known).map_or(String::new(), |name| format!("; did you mean `{dashes}{name}`?"))
}
