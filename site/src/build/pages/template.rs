//! Filling in the template of a page.

/// A template with its `{placeholders}` replaced, in one pass: a title of the campaign may contain `{body}`.
pub(super) fn filled(template: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(template.len() + values.iter().map(|(_, value)| value.len()).sum::<usize>());
    let mut rest = template;
    while let Some(at) = rest.find('{') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let found = values.iter().find_map(|(name, value)| {
            let after = rest[1..].strip_prefix(name)?.strip_prefix('}')?;
            Some((*value, after))
        });
        let (value, after) = found.unwrap_or(rest.split_at(1));
        out.push_str(value);
        rest = after;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_is_filled_in_one_pass() {
        let values = [("title", "{body} {"), ("body", "text {title}")];
        assert_eq!(filled("<{title}>{body}{ {other} a{title}{", &values), "<{body} {>text {title}{ {other} a{body} {{");
    }
}
