//! The rules that no schema can say.
