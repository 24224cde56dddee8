//! `help.json`: phone numbers that people in danger call.

use super::problems::{Problems, quoted};
use super::{Context, Node, hours, languages, site};
use atbildiba::dates::Date;

/// Checks all services.
pub(super) fn check(context: &Context<'_>, problems: &mut Problems) {
    let Some(root) = context.files.help() else { return };
    let services = root.list("services");
    if let Some(list) = root.get("services") {
        let is_emergency = |node: &Node<'_>| node.get("emergency").is_some_and(|at| at.value.as_bool() == Some(true));
        if !services.is_empty() && !services.iter().any(is_emergency) {
            problems.warning(
                &list,
                "no service is for danger to life; add \"emergency\": true to the one to call then, such as 112 in Europe",
            );
        }
        check_confirmed(&list, &services, problems);
    }
    for service in &services {
        check_ways_to_reach(service, problems);
        check_dates(context, service, problems);
        for at in service.list("openingHours") {
            if let Some(problem) = at.value.as_str().and_then(hours::problem) {
                problems.error(&at, problem);
            }
        }
        for at in service.list("languages") {
            if let Some(tag) = at.value.as_str().filter(|tag| !languages::is_tag(tag)) {
                problems.error(&at, format!("{} is not a language tag; write one such as “lv” or “ru”", quoted(tag)));
            }
        }
    }
}

/// One warning for all services, because in a new campaign none is confirmed.
fn check_confirmed(list: &Node<'_>, services: &[Node<'_>], problems: &mut Problems) {
    let open: Vec<&str> = services
        .iter()
        .filter(|node| node.value.is_object() && !node.says("confirmedOn"))
        .map(|node| node.text("id").unwrap_or("?"))
        .collect();
    if open.is_empty() {
        return;
    }
    let more = if open.len() > 20 { format!(" and {} more", open.len() - 20) } else { String::new() };
    let names: Vec<String> = open.iter().take(20).map(|id| quoted(id)).collect();
    let message = format!(
        "nobody has confirmed {}{more}; call each service or ask it, then write the day into confirmedOn, such as \"2026-11-23\"",
        names.join(", ")
    );
    problems.warning(list, message);
}

fn check_ways_to_reach(service: &Node<'_>, problems: &mut Problems) {
    if let (Some(at), Some(phone)) = (service.get("phone"), service.text("phone"))
        && let Some(message) = phone_problem(phone)
    {
        problems.error(&at, message);
    }
    if let (Some(at), Some(email)) = (service.get("email"), service.text("email"))
        && !email.is_empty()
        && !is_email(email)
    {
        problems.error(&at, format!("{} is not an e-mail address; write one such as help@example.org", quoted(email)));
    }
    if let Some(at) = service.get("url") {
        site::check_url(&at, problems);
    }
    let reached = ["phone", "email", "url", "address"].iter().any(|name| service.says(name));
    if !reached && service.value.is_object() {
        problems.error(service, "nobody can reach this service; add a phone, an email, a url or an address");
    }
    let is_set = |name: &&str| service.get(name).is_some_and(|at| at.value.as_bool() == Some(true));
    if let Some(name) = ["featured", "emergency"].iter().find(|name| is_set(name) && !service.says("phone")) {
        problems.error(
            &service.get(name).unwrap_or_else(|| service.clone()),
            format!("the bar at the bottom of every page is for numbers to call; add a phone or take `{name}` out"),
        );
    }
}

/// `112`, `116006`, `+371 67378539`: digits as they are dialled, optionally in groups.
fn phone_problem(phone: &str) -> Option<String> {
    let shown = || quoted(phone);
    if phone.is_empty() {
        return None;
    }
    let (plus, digits) = phone.strip_prefix('+').map_or((false, phone), |rest| (true, rest));
    let grouped = digits.split(' ').all(|group| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit()));
    let count = digits.bytes().filter(u8::is_ascii_digit).count();
    match (grouped, plus) {
        (false, _) => Some(format!(
            "{} is not a number to dial; write digits alone, with + and the country's code in front if it is a long one, such as +371 67378539",
            shown()
        )),
        (true, true) if !(8..=15).contains(&count) || digits.starts_with('0') => Some(format!(
            "{} is not a whole number; after + come the country's code and the number, 8 to 15 digits in all",
            shown()
        )),
        (true, false) if count > 6 => {
            Some(format!("{} works in one country only; put + and the country's code in front, such as +371", shown()))
        }
        (true, false) if count < 3 => Some(format!("{} is too short for a number to dial", shown())),
        _ => None,
    }
}

/// Whether a text is an e-mail address without anything that a `mailto:` link could understand otherwise.
pub(super) fn is_email(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else { return false };
    let plain = |part: &str| {
        !part.is_empty()
            && !part.contains(|c: char| {
                c.is_whitespace() || matches!(c, '@' | ',' | ';' | ':' | '<' | '>' | '"' | '?' | '&')
            })
    };
    plain(name) && plain(host) && host.contains('.') && !host.starts_with('.') && !host.ends_with('.')
}

fn check_dates(context: &Context<'_>, service: &Node<'_>, problems: &mut Problems) {
    for name in ["verifiedOn", "confirmedOn"] {
        let (Some(at), Some(text)) = (service.get(name), service.text(name)) else { continue };
        if text.is_empty() && name == "confirmedOn" {
            continue;
        }
        match text.parse::<Date>() {
            Err(error) => problems.error(&at, format!("{} is {error}", quoted(text))),
            Ok(date) if date > context.today => {
                problems.error(
                    &at,
                    format!("{text} is in the future (today is {}); write the day on which it was done", context.today),
                );
            }
            Ok(date) if name == "verifiedOn" && date.add_months(12) < context.today => {
                let message = format!(
                    "the number was last compared with its source over a year ago, on {text}; compare it again and write the day"
                );
                problems.error(&at, message);
            }
            Ok(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_they_are_dialled() {
        for good in ["112", "116006", "+371 28612120", "+37128612120", "+44 20 7946 0958", ""] {
            assert_eq!(phone_problem(good), None, "{good}");
        }
        for bad in [
            "11",
            "28612120",
            "+371",
            "+371-28612120",
            "(371) 28612120",
            "+371  28612120",
            "112 ",
            "tel:112",
            "+0371 28612120",
        ] {
            assert!(phone_problem(bad).is_some(), "{bad}");
        }
        assert!(is_email("pasts@vp.gov.lv"));
        assert!(!is_email("pasts.vp.gov.lv") && !is_email("a@b") && !is_email("a b@c.lv") && !is_email("a@c.lv?cc=x"));
    }
}
