//! The closed vocabularies of a finding: level, outcome, stage, and the API server's cause types.

/// Declares an enum whose variants have one spelling each, used in every output and on the command line.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_doc])* $variant,)+ }

        impl $name {
            /// Every word, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word as it is written in outputs and on the command line.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// The value that `word` names.
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.as_str() == word)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}

words! {
    /// How loud a rule is.
    Level {
        /// The rule does not run.
        Off = "off",
        /// Worth a look; fails a run only under `--fail-on warn`.
        Warn = "warn",
        /// Will not work as written; fails the run.
        Error = "error",
    }
}

words! {
    /// What will happen if the manifest is applied as it is.
    Outcome {
        /// kubectl or the API server refuses it: decoding, validation or default admission.
        Rejected = "rejected",
        /// It is accepted with a warning.
        Warned = "warned",
        /// It is accepted, and a value is silently lost.
        Dropped = "dropped",
        /// Validation accepts the object; the pod that its controller makes is refused (`FailedCreate`), or the pod itself
        /// by an admission plugin that comes after.
        RefusedLater = "refused later",
        /// The pod is never scheduled.
        Pending = "pending",
        /// The pod does not get past its init containers (`Init:N/M`, `Init:CrashLoopBackOff`).
        InitStuck = "init-stuck",
        /// The image cannot be had (`ImagePullBackOff`, `ErrImageNeverPull`, `InvalidImageName`).
        ImagePull = "image-pull",
        /// The container cannot be made (`CreateContainerConfigError`).
        ConfigError = "config-error",
        /// The container ends again and again (`CrashLoopBackOff`).
        CrashLoop = "crash-loop",
        /// The pod runs and never becomes Ready.
        NeverReady = "never-ready",
        /// The container is killed at the end of the grace period.
        Killed = "killed",
        /// The kernel kills the container for its memory.
        OomKilled = "oom-killed",
        /// The kubelet evicts the pod.
        Evicted = "evicted",
        /// Data is lost.
        DataLoss = "data-loss",
        /// Something is open that should not be.
        Exposed = "exposed",
        /// It works until a node, a roll-out or a load says otherwise.
        Fragile = "fragile",
        /// The API is no longer served.
        Removed = "removed",
        /// podlint cannot tell: it failed on the file.
        Unknown = "unknown",
    }
}

words! {
    /// Where on the way from the file to a running container a finding bites.
    Stage {
        /// Reading the file: kubectl, kustomize, Helm and every other YAML reader.
        Client = "client",
        /// The API server: decoding, validation, admission.
        ApiServer = "api-server",
        /// The controller that makes pods from a template.
        Controller = "controller",
        /// The scheduler.
        Scheduler = "scheduler",
        /// The kubelet on the node.
        Kubelet = "kubelet",
        /// The container runtime, and the program in the container.
        Runtime = "runtime",
    }
}

words! {
    /// The API server's cause types, spelled as the server spells them; the last two are of strict decoding.
    Cause {
        /// A required value is missing.
        Required = "Required",
        /// A value is not of the form it must have.
        Invalid = "Invalid",
        /// A value that must be unique is there twice.
        Duplicate = "Duplicate",
        /// A value is none of the few that are known.
        NotSupported = "NotSupported",
        /// A value may not be set here.
        Forbidden = "Forbidden",
        /// A string is too long.
        TooLong = "TooLong",
        /// A list is too long.
        TooMany = "TooMany",
        /// A name refers to nothing.
        NotFound = "NotFound",
        /// A value is of the wrong type.
        TypeInvalid = "TypeInvalid",
        /// A field that the kind does not have.
        UnknownField = "unknown",
        /// A field that is there twice.
        DuplicateField = "duplicate",
    }
}

words! {
    /// The step of the API server's pipeline that a cause comes from.
    Scope {
        /// The body cannot be decoded into the kind.
        Decode = "decode",
        /// Strict field validation: unknown and duplicate fields.
        Strict = "strict",
        /// Validation.
        Errors = "errors",
        /// Warnings on an accepted object.
        Warnings = "warnings",
        /// Validation of the pod that the object's controller would create.
        Child = "child",
    }
}
