//! Opening hours in schema.org's notation: `Mo-Fr 09:00-17:00`.

const DAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

/// Returns what is wrong with a line of opening hours: days (`Mo`, `Mo-Su`, `Mo,We`), optionally followed by a space
/// and hours (`12:00-22:00`, several separated by commas; they may end after midnight).
pub(super) fn problem(text: &str) -> Option<String> {
    let Some((days, hours)) = text.split_once(' ') else {
        return Some("write days, a blank and hours, such as “Mo-Fr 09:00-17:00” or “Mo-Su 00:00-24:00”".into());
    };
    days_problem(days).or_else(|| hours_problem(hours))
}

fn days_problem(days: &str) -> Option<String> {
    for part in days.split(',') {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        for day in [first, last] {
            if !DAYS.contains(&day) {
                let day = super::problems::quoted(day);
                return Some(format!(
                    "{day} is not a day; write Mo, Tu, We, Th, Fr, Sa or Su, such as “Mo-Fr” or “Mo,We”"
                ));
            }
        }
        let place = |day: &str| DAYS.iter().position(|known| *known == day);
        if place(first) > place(last) {
            return Some(format!(
                "“{part}” runs backwards; the week goes from Mo to Su, so write two parts with a comma"
            ));
        }
    }
    None
}

fn hours_problem(hours: &str) -> Option<String> {
    for span in hours.split(',') {
        let ends = span.split_once('-').and_then(|(from, to)| Some((minutes(from)?, minutes(to)?)));
        match ends {
            None => {
                let span = super::problems::quoted(span);
                return Some(format!("{span} is not a span of hours; write it as 09:00-17:00, from 00:00 to 24:00"));
            }
            Some((from, to)) if from == to || from == 24 * 60 => {
                return Some(format!("“{span}” lasts no time; for the whole day write 00:00-24:00"));
            }
            Some(_) => {}
        }
    }
    None
}

/// `09:30` as minutes of the day, up to `24:00`.
fn minutes(text: &str) -> Option<u32> {
    let (hour, minute) = text.split_once(':')?;
    let number =
        |text: &str| (text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?;
    let (hour, minute): (u32, u32) = (number(hour)?, number(minute)?);
    (minute < 60 && hour * 60 + minute <= 24 * 60).then_some(hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good_hours_pass_and_bad_ones_are_explained() {
        for good in [
            "Mo-Su 12:00-22:00",
            "Mo,We 10:00-18:00",
            "Mo-Su 00:00-24:00",
            "Mo-Th,Su 09:00-12:00,13:00-17:00",
            "Fr 22:00-06:00",
        ] {
            assert_eq!(problem(good), None, "{good}");
        }
        for bad in [
            "",
            "24/7",
            "Mo-Su",
            "Pr 10:00-18:00",
            "Fr-Mo 10:00-18:00",
            "Mo 10-18",
            "Mo 10:00–18:00",
            "Mo 25:00-26:00",
            "Mo 10:00-10:00",
            "Mo  10:00-18:00",
        ] {
            assert!(problem(bad).is_some(), "{bad}");
        }
    }
}
