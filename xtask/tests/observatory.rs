//! The headers scored with the table of Mozilla's HTTP Observatory (mdn/mdn-http-observatory, version 5): the hosted
//! scanner can't access an unpublished site, and CI has no network. What the host decides (redirection to HTTPS, its
//! certificate) is scored as the host configurations set it up. The header permits inline style, which costs the policy's
//! ten bonus points; that each page's own policy permits its own style only is not counted here.

use site::headers::SECURITY;

type Headers<'a> = Vec<(&'a str, String)>;

fn ours() -> Headers<'static> {
    SECURITY.iter().map(|(name, value)| (*name, (*value).to_owned())).collect()
}

fn header<'a>(headers: &'a Headers<'_>, name: &str) -> Option<&'a str> {
    headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
}

/// The sources of a directive, or of `default-src` if it is absent.
fn directive<'a>(policy: &'a str, name: &str) -> Option<Vec<&'a str>> {
    let of = |name: &str| {
        policy.split(';').find_map(|one| {
            let mut words = one.split_whitespace();
            (words.next()? == name).then(|| words.collect::<Vec<_>>())
        })
    };
    of(name).or_else(|| of("default-src").filter(|_| name.ends_with("-src")))
}

fn content_security_policy(headers: &Headers<'_>) -> i32 {
    let Some(policy) = header(headers, "Content-Security-Policy") else { return -25 };
    let sources = |name: &str| directive(policy, name).unwrap_or_else(|| vec!["*"]);
    let loose = |name: &str| {
        sources(name)
            .iter()
            .any(|source| matches!(*source, "*" | "'unsafe-inline'" | "data:" | "https:" | "http:" | "ftp:" | "blob:"))
    };
    if loose("script-src") || loose("object-src") || loose("default-src") {
        return -20;
    }
    if sources("script-src").contains(&"'unsafe-eval'") {
        return -10;
    }
    if sources("style-src").contains(&"'unsafe-inline'") || sources("style-src").contains(&"data:") {
        return 0;
    }
    if sources("default-src") == ["'none'"] { 10 } else { 5 }
}

fn referrer(headers: &Headers<'_>) -> i32 {
    match header(headers, "Referrer-Policy") {
        Some("no-referrer" | "same-origin" | "strict-origin" | "strict-origin-when-cross-origin") => 5,
        Some("unsafe-url" | "origin" | "origin-when-cross-origin" | "no-referrer-when-downgrade") => -5,
        _ => 0,
    }
}

fn transport(headers: &Headers<'_>) -> i32 {
    let Some(value) = header(headers, "Strict-Transport-Security") else { return -20 };
    let age = value.split(';').find_map(|part| part.trim().strip_prefix("max-age=")?.parse::<u64>().ok());
    match age {
        // A site is on the preload list only on request; `preload` alone is not scored here.
        Some(seconds) if seconds >= 15_768_000 => 0,
        _ => -10,
    }
}

fn framing(headers: &Headers<'_>) -> i32 {
    let policy = header(headers, "Content-Security-Policy").unwrap_or_default();
    let by_policy = directive(policy, "frame-ancestors").is_some_and(|sources| !sources.contains(&"*"));
    match header(headers, "X-Frame-Options") {
        _ if by_policy => 5,
        Some("DENY" | "SAMEORIGIN") => 0,
        _ => -20,
    }
}

fn is(headers: &Headers<'_>, name: &str, values: &[&str], points: i32, otherwise: i32) -> i32 {
    if header(headers, name).is_some_and(|value| values.contains(&value)) { points } else { otherwise }
}

/// Every script in the built pages has an integrity hash.
fn integrity() -> i32 {
    let templates = [include_str!("../../site/src/build/pages.rs"), include_str!("../../site/src/build/neutral.rs")];
    let scripts = templates.iter().flat_map(|text| text.split("<script").skip(1));
    let tags: Vec<&str> =
        scripts.filter_map(|rest| rest.split('>').next()).filter(|tag| tag.contains("src=")).collect();
    assert!(tags.len() >= 3, "{tags:?}");
    if tags.iter().all(|tag| tag.contains("integrity=")) { 5 } else { 0 }
}

/// No cookies, no CORS, no plain HTTP: 0 each. Bonus points count only from 90 on, so they are added last.
fn score(headers: &Headers<'_>) -> i32 {
    let parts = [
        content_security_policy(headers),
        referrer(headers),
        transport(headers),
        framing(headers),
        integrity(),
        is(headers, "X-Content-Type-Options", &["nosniff"], 0, -5),
        is(headers, "Cross-Origin-Resource-Policy", &["same-origin", "same-site"], 10, 0),
        is(headers, "Cross-Origin-Opener-Policy", &["same-origin"], 10, 0),
        is(headers, "Cross-Origin-Embedder-Policy", &["require-corp", "credentialless"], 10, 0),
    ];
    let lost: i32 = parts.iter().filter(|points| **points < 0).sum();
    let won: i32 = parts.iter().filter(|points| **points > 0).sum();
    if 100 + lost >= 90 { 100 + lost + won } else { (100 + lost).max(0) }
}

#[test]
fn the_headers_score_at_least_140() {
    let points = score(&ours());
    assert!(points >= 140, "{points}");
}

#[test]
fn weaker_headers_score_less() {
    let without = |name: &str| ours().into_iter().filter(|(known, _)| *known != name).collect::<Headers<'_>>();
    for (name, most) in [
        ("Content-Security-Policy", 60),
        ("Strict-Transport-Security", 80),
        ("X-Content-Type-Options", 150),
        ("Cross-Origin-Opener-Policy", 145),
    ] {
        assert!(score(&without(name)) <= most, "{name}: {}", score(&without(name)));
    }
    let mut weak = ours();
    for (name, value) in &mut weak {
        if *name == "Content-Security-Policy" {
            *value = value.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'");
        }
    }
    assert!(score(&weak) < 90);
}
