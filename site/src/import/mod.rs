//! `import`: what organisers have as content files. [`calendar`] reads iCalendar, [`sheet`] reads tables (CSV, XLSX);
//! [`campaign`] is what is known of the campaign that it goes into, [`merge`] puts it there.
//!
//! What is read is told row by row ([`told::Told`]): what was taken, what was changed and how, what was left and why.

pub mod calendar;
pub mod campaign;
pub mod merge;
pub mod sheet;
mod slug;
pub mod told;
