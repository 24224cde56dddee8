//! `import` as organisers use it: a table or a calendar, a campaign, the program, and the result.

mod calendar;
mod events;
mod headers;
mod hostile;
mod merge;
mod support;
mod supporters;
mod text;
mod timeline;
mod xlsx;
