//! stub, replaced soon
use crate::error::Result;
pub struct Summary { pub failed: usize }
impl std::fmt::Display for Summary { fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { write!(f, "0 passed, {} failed", self.failed) } }
pub fn run(_: &std::path::Path, _: &crate::setup::Browsers, _: Option<&str>) -> Result<Summary> { Ok(Summary { failed: 0 }) }
