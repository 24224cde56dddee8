//! From a request to a response: status, headers, body. No sockets.

use super::address::{self, Meaning};
use super::body::Body;
use super::files::Files;
use super::negotiate;
use super::site::{Fault, Site};
use crate::error::Result;
use crate::headers;
use hyper::body::Bytes;
use hyper::header::{self, HeaderMap, HeaderName, HeaderValue};
use hyper::{Method, Response, StatusCode};

const PLAIN: &str = "text/plain; charset=utf-8";

/// The relevant parts of a request.
pub(super) struct RequestParts<'a> {
    pub method: &'a Method,
    /// Path and query as sent.
    pub target: &'a str,
    pub headers: &'a HeaderMap,
}

/// A response before conversion to HTTP.
struct Answer {
    status: StatusCode,
    media_type: &'static str,
    cache: &'static str,
    body: Body,
    /// Whether it is for frames on other sites.
    is_embed: bool,
    more: Vec<(HeaderName, String)>,
}

/// Answers a request from the site's folder; faults set by tests take precedence.
pub(super) fn answer(site: &Site, request: &RequestParts) -> Response<Body> {
    if !is_own_host(request.headers) {
        return plain(StatusCode::MISDIRECTED_REQUEST, "421: this server answers to localhost only\n").send(request);
    }
    if request.method != Method::GET && request.method != Method::HEAD {
        let mut answer = plain(StatusCode::METHOD_NOT_ALLOWED, "405: only GET and HEAD are answered here\n");
        answer.more.push((header::ALLOW, "GET, HEAD".into()));
        return answer.send(request);
    }
    let path = request.target.split('?').next().unwrap_or("");
    let cut = match site.fault(path) {
        Some(Fault::Answer { status, media_type, body }) => {
            let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            return Answer { media_type, body: Body::whole(body), ..plain(status, "") }.send(request);
        }
        Some(Fault::Redirect(to)) => return redirect(StatusCode::FOUND, to).send(request),
        Some(Fault::Cut) => true,
        Some(Fault::Delay(_)) | None => false,
    };
    let mut answer = match site.reload_part(path) {
        Some((media_type, body)) => Answer { media_type, body, ..plain(StatusCode::OK, "") },
        None => by_address(site, request),
    };
    if cut {
        answer.body = answer.body.cut();
    }
    answer.send(request)
}

/// Whether the request names this machine. A website could give its own host name the address 127.0.0.1 (DNS rebinding)
/// and read a campaign that is not published yet; browsers then name that host.
fn is_own_host(headers: &HeaderMap) -> bool {
    let Some(host) = headers.get(header::HOST) else { return true };
    let host = host.to_str().unwrap_or("").to_ascii_lowercase();
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => &host,
    };
    ["127.0.0.1", "localhost", "[::1]"].contains(&name)
}

fn by_address(site: &Site, request: &RequestParts) -> Answer {
    let files = site.files();
    match address::meaning(&files, &site.base, request.target) {
        Meaning::File(name) => file(site, &files, request, &name, StatusCode::OK),
        Meaning::Redirect(to) => redirect(StatusCode::PERMANENT_REDIRECT, to),
        Meaning::NoPage(Some(page)) => file(site, &files, request, &page, StatusCode::NOT_FOUND),
        Meaning::NoPage(None) | Meaning::NoFile => not_found(site),
    }
}

fn not_found(site: &Site) -> Answer {
    let text = if site.base == "/" {
        "404: there is no such file\n".to_owned()
    } else {
        format!("404: there is no such file; the site begins at {}\n", site.base)
    };
    plain(StatusCode::NOT_FOUND, text)
}

/// A file with its media type, in the best available encoding; 304 if the client has it.
fn file(site: &Site, files: &Files, request: &RequestParts, name: &str, status: StatusCode) -> Answer {
    let (bytes, encoding) = match read(site, files, request, name) {
        Some(Ok(found)) => found,
        Some(Err(error)) => return plain(StatusCode::INTERNAL_SERVER_ERROR, format!("500: {error}\n")),
        None => return not_found(site),
    };
    let mut more = vec![(header::VARY, "Accept-Encoding".to_owned())];
    let mut answer = Answer {
        status,
        media_type: headers::media_type(name),
        cache: if status == StatusCode::OK { headers::cache_control(name) } else { headers::CACHE_OTHER },
        body: Body::whole(Vec::new()),
        is_embed: status == StatusCode::OK && is_embed(site, request),
        more: Vec::new(),
    };
    if status == StatusCode::OK {
        let tag = negotiate::entity_tag(&bytes);
        let known = list(request.headers, header::IF_NONE_MATCH);
        let unchanged = negotiate::names_tag(&known, &tag);
        more.push((header::ETAG, tag));
        if unchanged {
            return Answer { status: StatusCode::NOT_MODIFIED, more, ..answer };
        }
    }
    if let Some(encoding) = encoding {
        more.push((header::CONTENT_ENCODING, encoding.name().to_owned()));
    }
    answer.body = Body::whole(bytes);
    answer.more = more;
    answer
}

fn is_embed(site: &Site, request: &RequestParts) -> bool {
    let path = request.target.split('?').next().unwrap_or("");
    path.strip_prefix(&*site.base).is_some_and(headers::is_embed)
}

type Read = Option<Result<(Vec<u8>, Option<negotiate::Encoding>)>>;

fn read(site: &Site, files: &Files, request: &RequestParts, name: &str) -> Read {
    if site.live_reload {
        // The compressed copies may be older than the file.
        let is_page = headers::media_type(name).starts_with("text/html");
        let with_script = |bytes| (if is_page { site.with_reload_script(bytes) } else { bytes }, None);
        return files.read(name).map(|read| read.map(with_script));
    }
    for encoding in negotiate::encodings(&list(request.headers, header::ACCEPT_ENCODING)) {
        if let Some(read) = files.read(&[name, encoding.suffix()].concat()) {
            return Some(read.map(|bytes| (bytes, Some(encoding))));
        }
    }
    files.read(name).map(|read| read.map(|bytes| (bytes, None)))
}

/// All values of a list header, combined into one list.
fn list(headers: &HeaderMap, name: HeaderName) -> String {
    let values: Vec<&str> = headers.get_all(name).iter().filter_map(|value| value.to_str().ok()).collect();
    values.join(",")
}

fn plain(status: StatusCode, text: impl Into<String>) -> Answer {
    let body = Body::whole(text.into().into_bytes());
    Answer { status, media_type: PLAIN, cache: headers::CACHE_OTHER, body, is_embed: false, more: Vec::new() }
}

fn redirect(status: StatusCode, to: String) -> Answer {
    let mut answer = plain(status, format!("{}\n", to));
    answer.more.push((header::LOCATION, to));
    answer
}

impl Answer {
    fn send(self, request: &RequestParts) -> Response<Body> {
        let length = self.body.length();
        let without_body = request.method == Method::HEAD || self.status == StatusCode::NOT_MODIFIED;
        let mut response = Response::new(if without_body { Body::whole(Bytes::new()) } else { self.body });
        *response.status_mut() = self.status;
        let map = response.headers_mut();
        for (name, value) in headers::security(self.is_embed) {
            if let Ok(name) = HeaderName::from_bytes(name.as_bytes()) {
                map.insert(name, HeaderValue::from_static(value));
            }
        }
        map.insert(header::CACHE_CONTROL, HeaderValue::from_static(self.cache));
        if self.status != StatusCode::NOT_MODIFIED {
            map.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.media_type));
            if let Some(length) = length {
                map.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
            }
        }
        for (name, value) in self.more {
            if let Ok(value) = HeaderValue::from_str(&value) {
                map.insert(name, value);
            }
        }
        response
    }
}
