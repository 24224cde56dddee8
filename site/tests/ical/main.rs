//! Calendar files: `expand` against goldens and the RFC's examples, `import` and export against `expand`.

mod calcard;
mod cases;
mod export;
mod import;
mod oracle;
mod rfc5545;
mod support;
