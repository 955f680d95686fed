//! The arguments, as clap reads them.

use std::path::PathBuf;

use clap::{
    Args, ColorChoice, Parser, Subcommand, ValueEnum, ValueHint,
    builder::{OsStringValueParser, PossibleValue, TypedValueParser},
    error::{ContextKind, ContextValue, ErrorKind},
};

use crate::{
    diagnostic::Level,
    report::Format,
    rule::{self, closest},
    rules,
    schema::MinorRange,
};

const EXAMPLES: &str = "\
Examples:
  podlint deploy/                                   check the manifests in a folder
  helm template . | podlint -                       check what another tool prints
  podlint --output full --output sarif=podlint.sarif .
                                                    read the findings, and keep them for a machine

`podlint explain RULE` tells why a rule exists and how to mend what it finds.
Exit status: 0 nothing found, 1 findings, 2 wrong usage or unreadable input, 101 a fault of podlint.";

/// Finds mistakes in Kubernetes manifests before the cluster does.
#[derive(Debug, Parser)]
#[command(
    name = "podlint",
    version,
    after_help = EXAMPLES,
    args_conflicts_with_subcommands = true,
    disable_help_subcommand = true,
    max_term_width = 110,
    override_usage = "podlint [OPTIONS] [PATHS]...\n       podlint <COMMAND>"
)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[command(flatten)]
    pub(super) check: Check,
    /// When to colour what is printed
    #[arg(long, value_name = "WHEN", default_value = "auto", global = true, help_heading = "Output")]
    pub(super) color: ColorChoice,
}

/// What podlint does other than checking.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check manifests, as `podlint PATHS` does
    #[command(hide = true)]
    Check(Check),
    /// Explain rules, or all rules of a group
    Explain {
        /// Names of rules or groups
        #[arg(value_name = "RULE", required = true, value_parser = RuleWord, hide_possible_values = true)]
        rules: Vec<String>,
    },
    /// Print objects as the API server has them after defaulting
    Defaults(Defaults),
    /// Show how pods live: what starts when, what can kill it, how it ends
    Timeline(Timeline),
    /// List the rules
    Rules {
        /// How to list them
        #[arg(short, long, value_name = "FORMAT", default_value = "table")]
        output: RulesOutput,
    },
    /// Print a completion script for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
}

/// The arguments of a check.
#[derive(Args, Debug)]
pub(super) struct Check {
    /// Files, folders and patterns to check, or `-` for standard input [default: .]
    // clap's own reader of paths refuses an empty one in words that help nobody.
    #[arg(
        value_name = "PATHS",
        value_hint = ValueHint::AnyPath,
        value_parser = OsStringValueParser::new().map(PathBuf::from)
    )]
    pub(super) paths: Vec<PathBuf>,

    /// Run only these rules or groups
    #[arg(
        long,
        value_name = "RULES",
        value_delimiter = ',',
        value_parser = RuleWord,
        hide_possible_values = true,
        help_heading = "Rules"
    )]
    pub(super) select: Vec<String>,

    /// Leave these rules or groups out
    #[arg(
        long,
        value_name = "RULES",
        value_delimiter = ',',
        value_parser = RuleWord,
        hide_possible_values = true,
        help_heading = "Rules"
    )]
    pub(super) ignore: Vec<String>,

    /// Set the level of a rule or group: off, warn or error
    #[arg(
        long,
        value_name = "RULE=LEVEL",
        value_delimiter = ',',
        value_parser = rule_level,
        help_heading = "Rules"
    )]
    pub(super) level: Vec<(String, Level)>,

    /// The lowest level that makes the exit status 1
    #[arg(long, value_name = "LEVEL", default_value = "error", help_heading = "Rules")]
    pub(super) fail_on: FailOn,

    /// Exit with 0 whatever is found
    #[arg(long, help_heading = "Rules")]
    pub(super) exit_zero: bool,

    /// How to show the findings, and where; may be repeated [default: full]
    #[arg(short, long, value_name = "FORMAT[=FILE]", value_parser = OutputParser, help_heading = "Output")]
    pub(super) output: Vec<Output>,

    /// Print findings only: no summary, no notes on skipped files
    #[arg(short, long, help_heading = "Output")]
    pub(super) quiet: bool,

    /// The Kubernetes to check for: a minor such as 1.33, or a range such as 1.31..1.34 [default: the newest known, 1.37]
    #[arg(long, value_name = "VERSION")]
    pub(super) kubernetes_version: Option<MinorRange>,

    /// The file that standard input stands for
    #[arg(long, value_name = "PATH")]
    pub(super) stdin_filename: Option<PathBuf>,
}

const DEFAULTS: &str = "\
A comment marks what the manifest does not say: `# filled in` with all that is in it, `# was VALUE`,
and what happens to a value on its way into storage. What only a cluster knows is not invented:
addresses, node ports, identities, generated selectors and labels, the service account and its
token, what admission adds.

Exit status: 0 all objects printed, 1 some cannot be decoded, 2 wrong usage or unreadable input.";

/// The arguments of `defaults`.
#[derive(Args, Debug)]
#[command(after_help = DEFAULTS)]
pub(super) struct Defaults {
    /// Files, folders and patterns, or `-` for standard input
    #[arg(
        value_name = "PATHS",
        required = true,
        value_hint = ValueHint::AnyPath,
        value_parser = OsStringValueParser::new().map(PathBuf::from)
    )]
    pub(super) paths: Vec<PathBuf>,

    /// How to print the objects
    #[arg(short, long, value_name = "FORMAT", default_value = "yaml")]
    pub(super) output: DefaultsOutput,

    /// The minor of Kubernetes, such as 1.33 [default: the newest known, 1.37]
    #[arg(long, value_name = "VERSION")]
    pub(super) kubernetes_version: Option<MinorRange>,
}

/// How objects are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum DefaultsOutput {
    Yaml,
    Json,
}

const TIMELINE: &str = "\
A workload stands for the pod that it makes. Times follow from the kubelet's own formulas; what the
manifest does not say is assumed, and printed. Where the kubelet leaves room, a time has an earliest
and a latest bound.

Examples:
  podlint timeline web.yaml --startup-seconds app=20
  podlint timeline shop.yaml --object deployment/web --output svg > web.svg

Exit status: 0 all pods shown, 2 no pod, wrong usage or unreadable input.";

/// The arguments of `timeline`.
#[derive(Args, Debug)]
#[command(after_help = TIMELINE)]
pub(super) struct Timeline {
    /// The manifest, a folder of them, or `-` for standard input
    #[arg(
        value_name = "FILE",
        value_hint = ValueHint::AnyPath,
        value_parser = OsStringValueParser::new().map(PathBuf::from)
    )]
    pub(super) file: PathBuf,

    /// Only the pods of this object, such as deployment/web
    #[arg(long, value_name = "KIND/NAME")]
    pub(super) object: Option<String>,

    /// How long a container takes until it answers its probes, or an init container until it ends; of all containers
    /// without a name; may be repeated
    #[arg(long, value_name = "[CONTAINER=]SECONDS", value_parser = seconds)]
    pub(super) startup_seconds: Vec<(Option<String>, u64)>,

    /// How long a main container runs until it ends with status 0; may be repeated
    #[arg(long, value_name = "[CONTAINER=]SECONDS", value_parser = seconds)]
    pub(super) run_seconds: Vec<(Option<String>, u64)>,

    /// How to show it
    #[arg(short, long, value_name = "FORMAT", default_value = "text")]
    pub(super) output: TimelineOutput,

    /// Draw with ASCII characters only
    #[arg(long)]
    pub(super) ascii: bool,

    /// The minor of Kubernetes, such as 1.33 [default: the newest known]
    #[arg(long, value_name = "VERSION")]
    pub(super) kubernetes_version: Option<MinorRange>,
}

/// How timelines are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum TimelineOutput {
    Text,
    Json,
    Svg,
}

/// The threshold of the exit status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOn {
    // No doc comments here: clap would put them into the help, and the words speak for themselves.
    Warn,
    Error,
}

/// How the rules are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum RulesOutput {
    Table,
    Json,
}

/// One `--output`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Output {
    pub(super) format: Format,
    /// Where to write it; nowhere means standard output.
    pub(super) file: Option<PathBuf>,
}

/// Reads `FORMAT[=FILE]`, and tells shells and help texts the formats.
#[derive(Clone)]
struct OutputParser;

impl TypedValueParser for OutputParser {
    type Value = Output;

    fn parse_ref(
        &self,
        command: &clap::Command,
        argument: Option<&clap::Arg>,
        value: &std::ffi::OsStr,
    ) -> Result<Output, clap::Error> {
        let text = value.to_string_lossy();
        let (word, file) = match text.split_once('=') {
            Some((word, file)) => (word, Some(file)),
            None => (&*text, None),
        };
        let Some(format) = Format::from_word(word) else {
            let formats: Vec<String> = Format::ALL.iter().map(|format| format.as_str().to_owned()).collect();
            let mut error = clap::Error::new(ErrorKind::InvalidValue).with_cmd(command);
            if let Some(argument) = argument {
                error.insert(ContextKind::InvalidArg, ContextValue::String(argument.to_string()));
            }
            error.insert(ContextKind::InvalidValue, ContextValue::String(word.to_owned()));
            if let Some(near) = closest(word, formats.iter().map(String::as_str)) {
                error.insert(ContextKind::SuggestedValue, ContextValue::String(near.to_owned()));
            }
            error.insert(ContextKind::ValidValue, ContextValue::Strings(formats));
            return Err(error);
        };
        match file {
            Some("") => Err(clap::Error::raw(
                ErrorKind::InvalidValue,
                format!(
                    "no file is named after `{text}`\n\n  tip: `{word}` alone writes to standard output\n"
                ),
            )
            .with_cmd(command)),
            None | Some("-") => Ok(Output { format, file: None }),
            Some(file) => Ok(Output { format, file: Some(PathBuf::from(file)) }),
        }
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(Format::ALL.iter().map(|format| PossibleValue::new(format.as_str()))))
    }
}

/// Takes any word for a rule or group, and tells shells which there are. Whether a word means something is
/// found out later, for all of them at once.
#[derive(Clone)]
struct RuleWord;

impl TypedValueParser for RuleWord {
    type Value = String;

    fn parse_ref(
        &self,
        _command: &clap::Command,
        _argument: Option<&clap::Arg>,
        value: &std::ffi::OsStr,
    ) -> Result<String, clap::Error> {
        Ok(value.to_string_lossy().trim().to_owned())
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let rules = rules::ALL.iter().map(|rule| PossibleValue::new(rule.name).help(rule.summary));
        let groups = rule::GROUPS.iter().map(|(name, about)| PossibleValue::new(name).help(about));
        Some(Box::new(rules.chain(groups)))
    }
}

/// Reads `RULE=LEVEL`.
fn rule_level(text: &str) -> Result<(String, Level), String> {
    let Some((rule, level)) = text.split_once('=') else {
        let halves = text.split_once(':').filter(|(_, level)| Level::from_word(level).is_some());
        if let Some((rule, level)) = halves {
            return Err(format!("a rule and its level are joined by `=`; write `{rule}={level}`"));
        }
        return Err(format!("a level is missing; write `{text}=off`, `{text}=warn` or `{text}=error`"));
    };
    let (rule, level) = (rule.trim(), level.trim());
    let known = Level::from_word(level).ok_or_else(|| {
        let meant = match level {
            "warning" | "info" | "notice" => Some("warn"),
            "none" | "ignore" | "disable" | "disabled" | "false" => Some("off"),
            _ => closest(level, Level::ALL.iter().map(|level| level.as_str())),
        };
        match meant {
            Some(meant) => format!("there is no level `{level}`; did you mean `{rule}={meant}`?"),
            None => format!("there is no level `{level}`; the levels are off, warn and error"),
        }
    })?;
    Ok((rule.to_owned(), known))
}

/// Reads `SECONDS` or `CONTAINER=SECONDS`.
fn seconds(text: &str) -> Result<(Option<String>, u64), String> {
    let (name, number) = match text.split_once('=') {
        Some((name, number)) => (Some(name.trim().to_owned()), number.trim()),
        None => (None, text.trim()),
    };
    if name.as_deref() == Some("") {
        return Err(format!(
            "no container is named in `{text}`; write `NAME={number}`, or `{number}` for all"
        ));
    }
    let digits = number.strip_suffix('s').unwrap_or(number);
    // No pod is watched for longer than the longest of its own fields can say.
    let seconds: u32 = digits.parse().map_err(|_| {
        let example = name.as_deref().map_or_else(|| "20".to_owned(), |name| format!("{name}=20"));
        format!("`{number}` is no number of seconds; write a whole number, such as `{example}`")
    })?;
    Ok((name, seconds.into()))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_arguments_fit_together() {
        Cli::command().debug_assert();
    }
}
