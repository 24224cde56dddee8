//! Dates, recurrence and zones against the standards' examples, other libraries' tests and their own laws.
//!
//! `recurrence/README.md` says where the fixtures come from.

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
