//! A command as a person sees it: name, options, help. [`arguments`](super::arguments) take only what stands here.

/// A command's page in the help.
#[derive(Debug, PartialEq, Eq)]
pub struct Page {
    /// What is typed.
    pub name: &'static str,
    /// In one line, beginning with a verb.
    pub summary: &'static str,
    /// Name of what is given without an option, as shown; `[X]` may be left out, an empty one is none.
    pub operand: &'static str,
    /// What it can be told.
    pub options: &'static [Opt],
    /// More to say; may be empty.
    pub more: &'static str,
    /// Lines to try, without the program's name.
    pub examples: &'static [&'static str],
}

/// An option.
#[derive(Debug, PartialEq, Eq)]
pub struct Opt {
    /// Without the dashes.
    pub name: &'static str,
    /// What it takes, as shown; empty for one that takes nothing.
    pub value: &'static str,
    /// In one line.
    pub help: &'static str,
}

/// An option.
pub const fn opt(name: &'static str, value: &'static str, help: &'static str) -> Opt {
    Opt { name, value, help }
}

/// The help for all commands.
pub fn overview(program: &str, pages: &[&Page]) -> String {
    let mut text = format!("Usage: {program} COMMAND [OPTIONS]\n\nCommands:\n");
    for page in pages {
        text += &format!("  {:<11} {}\n", page.name, page.summary);
    }
    text + &format!("\n`{program} COMMAND --help` tells more about one of them.\n")
}

impl Page {
    /// The help for this command.
    pub fn help(&self, program: &str) -> String {
        let mut text = format!("{}: {}\n\n{}\n", self.name, self.summary, self.usage(program));
        if !self.options.is_empty() {
            text += "\nOptions:\n";
        }
        for option in self.options {
            text += &format!("  {:<22} {}\n", option.shown(), option.help);
        }
        if !self.more.is_empty() {
            text += &format!("\n{}\n", self.more);
        }
        if !self.examples.is_empty() {
            text += "\nExamples:\n";
        }
        for example in self.examples {
            text += format!("  {program} {} {example}", self.name).trim_end();
            text.push('\n');
        }
        text
    }

    /// `Usage: atbildiba check [DIR] [--format FORMAT]`
    pub fn usage(&self, program: &str) -> String {
        let mut text = format!("Usage: {program} {}", self.name);
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
