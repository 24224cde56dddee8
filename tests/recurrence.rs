//! Dates, recurrence and time zones, tested against the standards' examples, other libraries' tests and general
//! properties.
//!
//! `recurrence/README.md` explains the origin of the fixtures.

mod recurrence {
    mod naive;
    mod oracle;
    mod properties;
    mod rules;
    mod set;
    mod speed;
    mod support;
    mod vectors;
    mod zones;
}
