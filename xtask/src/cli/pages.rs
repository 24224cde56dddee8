//! The commands as a person sees them: names, options, help. The parser takes only what stands here.

/// A command's page in the help.
pub(super) struct Page {
    pub name: &'static str,
    pub summary: &'static str,
    /// Names of what is given without an option, as shown; `[X]` may be left out.
    pub operand: &'static str,
    pub options: &'static [Opt],
    /// More to say; may be empty.
    pub more: &'static str,
}

/// An option; `value` is empty for one that takes none.
pub(super) struct Opt {
    pub name: &'static str,
    pub value: &'static str,
    pub help: &'static str,
}

const CONTENT: Opt = opt("content", "DIR", "the campaign's content, instead of public/");
const PUBLIC_URL: Opt = opt("public-url", "/PATH/", "where the site is published on its host (default: /)");

const URGENT: Opt = opt("urgent", "", "help numbers were wrong before: whoever has the site stored is told so");

const fn opt(name: &'static str, value: &'static str, help: &'static str) -> Opt {
    Opt { name, value, help }
}

pub(super) const PAGES: &[Page] = &[
    Page {
        name: "serve",
        summary: "builds the site and serves it on http://127.0.0.1:8080/",
        operand: "",
        options: &[
            opt("port", "N", "another port than 8080 (0: any free one)"),
            CONTENT,
            PUBLIC_URL,
            opt("dev", "", "builds again, and reloads open pages, when a file changes"),
        ],
        more: "The first time, the tools that it needs are installed (see `setup`). Ctrl-C stops it.",
    },
    Page {
        name: "test",
        summary: "runs all tests: formatting, lints, unit and conformance tests, three browsers",
        operand: "",
        options: &[
            opt("fast", "", "without browsers"),
            opt("site", "DIR", "only the browser tests, on a site that is built already"),
            opt("only", "TEXT", "with --site: the tests whose `engine/name` holds TEXT (`a|b`: one of both); `hosts`: nginx and Caddy"),
        ],
        more: "",
    },
    Page {
        name: "build",
        summary: "writes the site into dist/, ready for any static host",
        operand: "",
        options: &[CONTENT, opt("out", "DIR", "another folder than dist/"), PUBLIC_URL, URGENT],
        more: "",
    },
    Page {
        name: "check",
        summary: "checks the content; names every problem with its place and what to do",
        operand: "[DIR]",
        options: &[],
        more: "DIR is the content folder (default: public/). Exit status 1 when something is wrong.",
    },
    Page {
        name: "import",
        summary: "turns an iCalendar file into the events format, on standard output",
        operand: "FILE.ics",
        options: &[],
        more: "`-` reads standard input.",
    },
    Page {
        name: "expand",
        summary: "lists the occurrences of every event of a file, one `uid<TAB>start` a line",
        operand: "FILE",
        options: &[
            opt("from", "DATE", "only what starts on this day or later, as 2026-10-18"),
            opt("to", "DATE", "only what starts on this day or earlier"),
            opt("limit", "N", "at most N lines in all"),
        ],
        more: "FILE is an .ics or a JSCalendar (JSON) file; `-` reads standard input. Times are local, sorted by start, then
uid. An event without an end is cut after 1000 occurrences unless --to or --limit is given. What can't be read
is told as `file:line: …`, the rest is listed, and the exit status is 1.",
    },
    Page {
        name: "bench",
        summary: "measures sizes, load and interaction beside the peers, as a table",
        operand: "",
        options: &[
            opt("only", "TEXT", "of `sizes`, `layout`, `calendar`, `wall`, `timeline` those whose name holds TEXT"),
            opt("rounds", "N", "how often (default: 5)"),
            opt("again", "", "what was built the last time, without building again"),
        ],
        more: "Needs Chromium and Node.js; the peers are installed into bench/node_modules. Half an hour; leave the machine alone.",
    },
    Page {
        name: "new",
        summary: "writes a content folder for another campaign, that passes `check`",
        operand: "DIR",
        options: &[],
        more: "",
    },
    Page {
        name: "screenshots",
        summary: "takes the pictures that browsers show when they offer to install the site",
        operand: "",
        options: &[CONTENT],
        more: "They are written into the folder screenshots of the content, in every language; `build` publishes them.",
    },
    Page {
        name: "setup",
        summary: "only installs what the commands need (they do it by themselves, too)",
        operand: "",
        options: &[opt("tests", "", "also what the browser tests need")],
        more: "The tools go into ~/.cache/atbildiba, for all clones; ATBILDIBA_TOOLS names another folder.",
    },
];

/// The help for all commands.
pub(super) fn overview() -> String {
    let mut text = String::from("Usage: cargo xtask COMMAND [OPTIONS]\n\nCommands:\n");
    for page in PAGES {
        text += &format!("  {:<11} {}\n", page.name, page.summary);
    }
    text + "\n`cargo xtask COMMAND --help` tells more about one of them.\n"
}

impl Page {
    /// The help for this command.
    pub fn help(&self) -> String {
        let mut text = format!("{}: {}\n\n{}\n", self.name, self.summary, self.usage());
        if !self.options.is_empty() {
            text += "\nOptions:\n";
        }
        for option in self.options {
            text += &format!("  {:<22} {}\n", option.shown(), option.help);
        }
        if !self.more.is_empty() {
            text += &format!("\n{}\n", self.more);
        }
        text
    }

    pub fn usage(&self) -> String {
        let mut text = format!("Usage: cargo xtask {}", self.name);
        if !self.operand.is_empty() {
            text += &format!(" {}", self.operand);
        }
        for option in self.options {
            text += &format!(" [{}]", option.shown());
        }
        text
    }
}

impl Opt {
    fn shown(&self) -> String {
        if self.value.is_empty() { format!("--{}", self.name) } else { format!("--{} {}", self.name, self.value) }
    }
}
