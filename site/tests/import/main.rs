//! `import` as organisers use it: a table or a calendar beside a campaign, the program, and what is there afterwards.

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
