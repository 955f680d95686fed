//! Which rules run, and how loudly: from the words of the command line to a [`Settings`].

use std::fmt;

use super::{Check, GROUPS, Rule, closest, find};
use crate::{diagnostic::Level, rules, schema::MinorRange};

/// The level of every rule for one run, and the minors of Kubernetes that manifests are checked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Parallel to [`rules::ALL`].
    levels: Vec<Level>,
    minors: MinorRange,
}

impl Default for Settings {
    fn default() -> Self {
        Self { levels: rules::ALL.iter().map(|rule| rule.level).collect(), minors: MinorRange::default() }
    }
}

impl Settings {
    /// Builds settings from words that name a rule, a group or `all`.
    ///
    /// With any `select`, only what it names runs; a rule that is off by default and selected by its own name or
    /// its group runs as a warning. `ignore` then takes rules away, and `levels` sets them last, in order.
    /// Every word that means nothing is reported.
    pub fn new(
        select: &[String],
        ignore: &[String],
        levels: &[(String, Level)],
    ) -> Result<Self, Vec<SelectionError>> {
        let mut settings = Self::default();
        let mut errors = Vec::new();
        let mut apply = |settings: &mut Self, word: &str, change: &dyn Fn(&'static Rule, Level) -> Level| {
            if let Err(error) = settings.change(word, change) {
                errors.push(error);
            }
        };
        if !select.is_empty() {
            settings.levels.fill(Level::Off);
            for word in select {
                apply(&mut settings, word, &|rule, _| match rule.level {
                    Level::Off if word == "all" => Level::Off,
                    Level::Off => Level::Warn,
                    level => level,
                });
            }
        }
        for word in ignore {
            apply(&mut settings, word, &|_, _| Level::Off);
        }
        for (word, level) in levels {
            apply(&mut settings, word, &|_, _| *level);
        }
        if errors.is_empty() { Ok(settings) } else { Err(errors) }
    }

    /// Only `rule` runs, at its own level, or as a warning when it is off by default.
    pub fn only(rule: &Rule) -> Self {
        let level = if rule.level == Level::Off { Level::Warn } else { rule.level };
        let levels =
            rules::ALL.iter().map(|other| if std::ptr::eq(*other, rule) { level } else { Level::Off });
        Self { levels: levels.collect(), minors: MinorRange::default() }
    }

    /// The same settings with `rule` switched on, as a warning when it is off by default.
    #[must_use]
    pub fn with(mut self, rule: &Rule) -> Self {
        let only = Self::only(rule);
        for (level, on) in self.levels.iter_mut().zip(only.levels) {
            *level = (*level).max(on);
        }
        self
    }

    /// The same settings for other minors of Kubernetes: one, or a range.
    #[must_use]
    pub fn for_minors(mut self, minors: impl Into<MinorRange>) -> Self {
        self.minors = minors.into();
        self
    }

    /// The minors of Kubernetes that manifests are checked for.
    pub fn minors(&self) -> MinorRange {
        self.minors
    }

    /// The rules that run, each with its level.
    pub fn active(&self) -> impl Iterator<Item = (&'static Rule, Level)> + '_ {
        rules::ALL.iter().copied().zip(self.levels.iter().copied()).filter(|(_, level)| *level != Level::Off)
    }

    /// Whether any of these rules looks at the objects of all files together.
    pub fn asks_index(&self) -> bool {
        self.active().any(|(rule, _)| matches!(rule.check, Check::Index(_) | Check::PodAndIndex(..)))
    }

    /// The level of `rule`.
    pub fn level(&self, rule: &Rule) -> Level {
        let index = rules::ALL.iter().position(|other| std::ptr::eq(*other, rule));
        index.map_or(Level::Off, |index| self.levels[index])
    }

    fn change(
        &mut self,
        word: &str,
        change: &dyn Fn(&'static Rule, Level) -> Level,
    ) -> Result<(), SelectionError> {
        let named = find(word);
        let is_group = word == "all" || GROUPS.iter().any(|(group, _)| *group == word);
        if named.is_none() && !is_group {
            return Err(SelectionError::new(word));
        }
        for (rule, level) in rules::ALL.iter().copied().zip(&mut self.levels) {
            let meant = match named {
                Some(named) => std::ptr::eq(named, rule),
                None => word == "all" || rule.group == word,
            };
            if meant {
                *level = change(rule, *level);
            }
        }
        Ok(())
    }
}

/// A word that names neither a rule nor a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelectionError {
    /// The word as it was given.
    pub word: String,
    /// The rule or group that was probably meant.
    pub suggestion: Option<&'static str>,
}

impl SelectionError {
    fn new(word: &str) -> Self {
        let names = rules::ALL.iter().map(|rule| rule.name);
        let groups = GROUPS.iter().map(|(group, _)| *group);
        let plain = word.to_ascii_lowercase();
        Self { word: word.to_owned(), suggestion: closest(&plain, names.chain(groups)) }
    }
}

impl fmt::Display for SelectionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "there is no rule or group `{}`", self.word)?;
        match self.suggestion {
            Some(suggestion) => write!(f, "; did you mean `{suggestion}`?"),
            None => f.write_str("; `podlint rules` lists them all"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_that_are_off_run_as_warnings_when_they_are_named() {
        let level = |settings: &Settings, name: &str| settings.level(find(name).unwrap());
        let select = |word: &str| Settings::new(&[word.to_owned()], &[], &[]).unwrap();
        for (word, bare_pod, restart_policy, label_syntax) in [
            ("all", Level::Off, Level::Error, Level::Error),
            ("workload", Level::Warn, Level::Error, Level::Off),
            ("bare-pod", Level::Warn, Level::Off, Level::Off),
            ("label-syntax", Level::Off, Level::Off, Level::Error),
        ] {
            let settings = select(word);
            assert_eq!(level(&settings, "bare-pod"), bare_pod, "{word}");
            assert_eq!(level(&settings, "restart-policy"), restart_policy, "{word}");
            assert_eq!(level(&settings, "label-syntax"), label_syntax, "{word}");
        }
        let with = Settings::default().with(find("bare-pod").unwrap());
        assert_eq!((level(&with, "bare-pod"), level(&with, "restart-policy")), (Level::Warn, Level::Error));
        let words = |word: &str| vec![word.to_owned()];
        let settings = Settings::new(&[], &words("all"), &[("bare-pod".to_owned(), Level::Error)]).unwrap();
        assert_eq!(settings.active().map(|(rule, _)| rule.name).collect::<Vec<_>>(), ["bare-pod"]);
    }
}
