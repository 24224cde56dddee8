//! The help page of a command: name, options, description. [`arguments`](super::arguments) accept only what is listed
//! here.

/// A command's help page.
#[derive(Debug, PartialEq, Eq)]
pub struct Page {
    /// The name to type.
    pub name: &'static str,
    /// One line, beginning with a verb.
    pub summary: &'static str,
    /// The operand's name as shown; `[X]` is optional, empty means none.
    pub operand: &'static str,
    /// The command's options.
    pub options: &'static [Opt],
    /// Further description; may be empty.
    pub more: &'static str,
    /// Example arguments, without program and command name.
    pub examples: &'static [&'static str],
}

/// An option.
#[derive(Debug, PartialEq, Eq)]
pub struct Opt {
    /// Without the dashes.
    pub name: &'static str,
    /// The value's name as shown; empty for a flag.
    pub value: &'static str,
    /// One line.
    pub help: &'static str,
}

/// Creates an option.
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
