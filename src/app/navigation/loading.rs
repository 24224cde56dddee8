//! Loading what a page needs for hydration: its data, its messages and its part of the program, concurrently.

use crate::app::islands;
use crate::app::pages::PageKind;
use crate::app::parts::{self, PartContent};
use crate::content::{Address, query_value};
use crate::dates::Date;
use crate::platform::{self, Page, PartError};
use crate::ui::{Context, Core, load_algorithms};

/// Everything that a page needs for hydration.
pub(super) struct Loaded {
    pub(super) core: &'static Core,
    pub(super) root: &'static str,
    pub(super) built: Date,
    pub(super) data: &'static str,
    pub(super) part: PartContent,
    pub(super) path: String,
}

impl Loaded {
    /// The context for hydration: the clock stands at the day of the build.
    pub(super) fn context(&self) -> Context {
        Context::new(self.core, self.root, self.built)
    }
}

/// Loads what the page of an address needs.
pub(super) async fn load(page: &Page, address: &str) -> Result<Loaded, String> {
    let kind = PageKind::of(&Address::parse(page.path_in_language(), ""));
    let core = page.file("core")?;
    let data = kind.data.map(|section| page.file(section.name())).transpose()?;
    let files = async {
        let core = platform::data_file(core).await?;
        let data = match data {
            Some(file) => platform::data_file(file).await?,
            None => "",
        };
        Ok::<_, String>((core, data))
    };
    let parts = async {
        let part = parts::load(kind.part).await?;
        // Nothing moves if the address contains a query.
        if searches(address) {
            load_algorithms().await?;
        }
        Ok::<_, PartError>(part)
    };
    let (files, part) = platform::both(files, parts).await;
    let ((core, data), part) = (files?, part.map_err(|_| "a part of the program could not be loaded")?);
    let core = islands::parse(core).map_err(|error| ["core: ", &error.to_string()].concat())?;
    Ok(Loaded { core, root: page.root, built: page.built, data, part, path: page.path.clone() })
}

/// Whether an address contains a query.
fn searches(address: &str) -> bool {
    address.split_once('?').is_some_and(|(_, query)| !query_value(query, "q").is_empty())
}
