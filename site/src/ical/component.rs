//! Components: what is between `BEGIN` and `END` (RFC 5545 §3.4, §3.6).

use super::lines::{Line, Unfolded};
use super::{Problems, quoted};

/// Deeper nesting is dropped.
const DEEPEST: usize = 8;

/// A component with its properties and subcomponents.
#[derive(Clone, Debug)]
pub struct Component<'a> {
    /// `VEVENT`, as written.
    pub name: &'a str,
    /// The line of its `BEGIN`.
    pub line: usize,
    /// Its properties in order.
    pub properties: Vec<Line<'a>>,
    /// Its subcomponents.
    pub children: Vec<Component<'a>>,
}

impl<'a> Component<'a> {
    fn new(name: &'a str, line: usize) -> Self {
        Self { name, line, properties: Vec::new(), children: Vec::new() }
    }

    /// Whether it has this name.
    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// The first property with this name.
    pub fn get(&self, name: &str) -> Option<&Line<'a>> {
        self.properties.iter().find(|line| line.is(name))
    }

    /// All properties with this name.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &Line<'a>> {
        self.properties.iter().filter(move |line| line.is(name))
    }
}

/// The file's top-level components. An unterminated one is reported and dropped; its subcomponents are kept.
pub fn read<'a>(file: &'a Unfolded, problems: &mut Problems) -> Vec<Component<'a>> {
    let mut open: Vec<Component> = vec![Component::new("", 0)];
    let mut too_deep = 0;
    for line in file.lines() {
        let line = match line {
            Ok(line) => line,
            Err((number, text)) => {
                if open.len() > 1 || !open[0].children.is_empty() {
                    let what = "is not a content line (NAME:VALUE); correct it, or begin it with a blank if it continues the line before";
                    problems.error(number, format!("{} {what}", quoted(text)));
                    continue;
                }
                problems.error(
                    number,
                    "this is no iCalendar file, which begins with BEGIN:VCALENDAR; is it the right one?",
                );
                return Vec::new();
            }
        };
        if line.is("BEGIN") {
            if open.len() > DEEPEST {
                too_deep += 1;
            } else {
                open.push(Component::new(line.value.trim(), line.number));
            }
        } else if line.is("END") {
            if too_deep > 0 {
                too_deep -= 1;
            } else {
                end(&mut open, &line, problems);
            }
        } else if let Some(inner) = open.last_mut().filter(|_| too_deep == 0) {
            inner.properties.push(line);
        }
    }
    while open.len() > 1 {
        drop_unended(&mut open, problems);
    }
    open.pop().map_or_else(Vec::new, |file| file.children)
}

fn end<'a>(open: &mut Vec<Component<'a>>, line: &Line<'a>, problems: &mut Problems) {
    let name = line.value.trim();
    if !open.iter().skip(1).any(|one| one.is(name)) {
        problems.error(line.number, format!("END:{name} ends nothing; take it out, or add the BEGIN"));
        return;
    }
    while open.len() > 1 {
        if open[open.len() - 1].is(name) {
            if let (Some(done), Some(outer)) = (open.pop(), open.last_mut()) {
                outer.children.push(done);
            }
            return;
        }
        drop_unended(open, problems);
    }
}

fn drop_unended(open: &mut Vec<Component<'_>>, problems: &mut Problems) {
    if let (Some(lost), Some(outer)) = (open.pop(), open.last_mut()) {
        let fate = if lost.is("VCALENDAR") { "but what is in it is read" } else { "and is left out" };
        let what = "add its END, or fetch the file again if it was cut off";
        problems.error(lost.line, format!("BEGIN:{} is not ended {fate}; {what}", lost.name));
        outer.children.extend(lost.children);
    }
}
