//! The schema of a JSCalendar recurrence rule (RFC 8984 section 4.3.3), for editors and `check`.
//!
//! The rule itself is [`atbildiba::dates::recurrence::Rule`]; this type only describes its properties.

use schemars::JsonSchema;

/// A rule of recurrence.
#[derive(JsonSchema)]
#[serde(rename_all = "camelCase")]
#[allow(dead_code, reason = "read by the schema generator alone")]
pub struct RecurrenceRule {
    /// Always `RecurrenceRule`.
    #[schemars(default)]
    #[serde(rename = "@type")]
    kind: Option<String>,
    /// The unit of the period.
    frequency: Frequency,
    /// The number of periods from one to the next.
    #[schemars(default, range(min = 1))]
    interval: Option<u32>,
    /// The calendar: only `gregorian`.
    #[schemars(default)]
    rscale: Option<String>,
    /// The treatment of days that a month does not have.
    #[schemars(default)]
    skip: Option<Skip>,
    /// The first day of the week.
    #[schemars(default)]
    first_day_of_week: Option<Day>,
    /// Weekdays; with `nthOfPeriod`, only the nth of them.
    #[schemars(default)]
    by_day: Vec<NDay>,
    /// Days of the month; negative ones count from the end.
    #[schemars(default, inner(range(min = -31, max = 31)))]
    by_month_day: Vec<i16>,
    /// Months, as texts: `"5"`.
    #[schemars(default)]
    by_month: Vec<String>,
    /// Days of the year; negative ones count from the end.
    #[schemars(default, inner(range(min = -366, max = 366)))]
    by_year_day: Vec<i16>,
    /// ISO weeks.
    #[schemars(default, inner(range(min = -53, max = 53)))]
    by_week_no: Vec<i16>,
    /// Hours.
    #[schemars(default, inner(range(min = 0, max = 23)))]
    by_hour: Vec<u8>,
    /// Minutes.
    #[schemars(default, inner(range(min = 0, max = 59)))]
    by_minute: Vec<u8>,
    /// Seconds.
    #[schemars(default, inner(range(min = 0, max = 60)))]
    by_second: Vec<u8>,
    /// The positions within a period's occurrences; negative ones count from the end.
    #[schemars(default, inner(range(min = -366, max = 366)))]
    by_set_position: Vec<i16>,
    /// The total number of occurrences.
    #[schemars(default, range(min = 1))]
    count: Option<u32>,
    /// The last possible occurrence, in local time.
    #[schemars(default)]
    until: Option<String>,
}

#[derive(JsonSchema)]
#[serde(rename_all = "lowercase")]
#[allow(dead_code, reason = "read by the schema generator alone")]
enum Frequency {
    Yearly,
    Monthly,
    Weekly,
    Daily,
    Hourly,
    Minutely,
    Secondly,
}

#[derive(JsonSchema)]
#[serde(rename_all = "lowercase")]
#[allow(dead_code, reason = "read by the schema generator alone")]
enum Skip {
    Omit,
    Backward,
    Forward,
}

#[derive(JsonSchema)]
#[serde(rename_all = "lowercase")]
#[allow(dead_code, reason = "read by the schema generator alone")]
enum Day {
    Mo,
    Tu,
    We,
    Th,
    Fr,
    Sa,
    Su,
}

#[derive(JsonSchema)]
#[serde(rename_all = "camelCase")]
#[allow(dead_code, reason = "read by the schema generator alone")]
struct NDay {
    /// Always `NDay`.
    #[schemars(default)]
    #[serde(rename = "@type")]
    kind: Option<String>,
    /// The weekday.
    day: Day,
    /// The nth in the period; negative ones count from the end.
    #[schemars(default, range(min = -53, max = 53))]
    nth_of_period: Option<i8>,
}
