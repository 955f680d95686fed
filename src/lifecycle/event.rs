//! What happens in a pod's life, and the law that it follows.

use super::When;
use crate::text::Span;

/// Something that happens to a pod or one of its containers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// When it happens; nothing for what comes before the clock starts, or may come at any time.
    pub at: Option<When>,
    /// The container; nothing for the pod.
    pub container: Option<String>,
    /// What happens.
    pub kind: EventKind,
    /// The field that it comes from: the key, or the name of the container.
    pub span: Span,
    /// Why it happens, and then.
    pub law: Law,
}

/// The probes of a container.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProbeKind {
    /// `startupProbe`
    Startup,
    /// `livenessProbe`
    Liveness,
    /// `readinessProbe`
    Readiness,
}

impl ProbeKind {
    /// The word without `Probe`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Startup => "startup",
            Self::Liveness => "liveness",
            Self::Readiness => "readiness",
        }
    }
}

/// How a process ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Exit {
    /// With status 0.
    Succeeds,
    /// With another.
    Fails,
    /// Its container is killed: with 143 if SIGTERM ends it, with 137 if only SIGKILL does; one that heeds the signal has
    /// the last word.
    Killed,
    /// That cannot be seen.
    Unknown,
}

impl Exit {
    /// The word of the machine formats.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Succeeds => "success",
            Self::Fails => "failure",
            Self::Killed => "killed",
            Self::Unknown => "unknown",
        }
    }
}

/// What happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EventKind {
    /// The pod waits until others have taken its scheduling gates away: `SchedulingGated`.
    Gated(Vec<String>),
    /// The scheduler finds a node.
    Scheduled,
    /// The pod names its node, and no scheduler is asked.
    Bound(String),
    /// The kubelet starts on the pod. The phase is `Pending`; the text is what `kubectl get pods` shows.
    Pending(String),
    /// The container is created and its process starts.
    Starts,
    /// The postStart hook is done; only now is the container reported as running.
    PostStartEnds,
    /// The postStart hook runs for ever, and with it the container is never reported as running. The text is what of it
    /// never ends.
    PostStartNeverEnds(String),
    /// The postStart hook fails whatever the container does, and the container is killed.
    PostStartFails(&'static str),
    /// The startup probe has succeeded; liveness and readiness probes begin.
    StartupPasses,
    /// The probe neither succeeds nor fails, for ever.
    ProbeErrs(ProbeKind, &'static str),
    /// The probe has failed often enough, and the container is killed, while the process is still starting up.
    ProbeKills {
        /// The probe.
        probe: ProbeKind,
        /// Whether it must come so, and not only can.
        certain: bool,
        /// Whether it comes again after every restart, soon enough for the back-off to grow: `CrashLoopBackOff`.
        loops: bool,
    },
    /// The init container's command goes on until this host, or port of a host, answers.
    WaitsFor(String),
    /// The init container's command, which is the text, never ends.
    NeverEnds(String),
    /// The init container ends, and the next step begins. The text is what `kubectl get pods` shows then.
    InitEnds(String),
    /// All that comes before the main containers is done.
    Initialized,
    /// Nothing further is started. The text is what `kubectl get pods` shows.
    Stuck(String),
    /// All main containers have been started: the phase is `Running`.
    Running,
    /// The container is ready.
    Ready,
    /// The container never gets ready.
    NeverReady,
    /// All containers are ready and so is the pod: Services send it traffic.
    PodReady,
    /// All containers are ready, and the pod waits for others to set these conditions.
    WaitsForConditions(Vec<String>),
    /// The pod never gets ready.
    PodNeverReady,
    /// The process ends.
    Ends(Exit),
    /// The container is started again.
    Restarts {
        /// Whether it ends again soon enough for the back-off to grow: `CrashLoopBackOff`. Nothing where that may be.
        loops: Option<bool>,
    },
    /// All is done: the phase is `Succeeded`.
    Succeeded,
    /// All has ended, and whether well is not known: the phase is `Succeeded` or `Failed`.
    MaySucceed {
        /// Whether what fails is started again instead, until it succeeds.
        restarts: bool,
    },
    /// All has ended, or nothing more is tried, and not all went well: the phase is `Failed`.
    Failed {
        /// What `kubectl get pods` shows, if that is known.
        shown: Option<&'static str>,
        /// Whether that is sure, and not up to what a killed process makes of its signal.
        sure: bool,
        /// Whether it is an attempt of a Job that has failed so.
        attempt: bool,
    },
    /// The pod has lived as long as it may: the phase is `Failed`, the reason `DeadlineExceeded`.
    Deadline,
    /// The pod is deleted: it is `Terminating`, and leaves its Services meanwhile.
    Deleted,
    /// The preStop hook begins.
    PreStopStarts,
    /// The preStop hook is done.
    PreStopEnds,
    /// The preStop hook is given up on before its end.
    PreStopCut,
    /// The preStop hook cannot work; that only makes an event.
    PreStopFails(&'static str),
    /// The signal to end is sent, by this name.
    Signal(String),
    /// What still runs is killed.
    Kill,
    /// The pod is gone.
    Gone,
}

impl EventKind {
    /// The word of the machine formats.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Gated(_) => "scheduling-gated",
            Self::Scheduled => "scheduled",
            Self::Bound(_) => "bound",
            Self::Pending(_) => "pending",
            Self::Starts => "starts",
            Self::PostStartEnds => "post-start-ends",
            Self::PostStartNeverEnds(_) => "post-start-never-ends",
            Self::PostStartFails(_) => "post-start-fails",
            Self::StartupPasses => "startup-passes",
            Self::ProbeErrs(..) => "probe-errs",
            Self::ProbeKills { certain: true, .. } => "probe-kills",
            Self::ProbeKills { certain: false, .. } => "probe-may-kill",
            Self::WaitsFor(_) => "waits-for",
            Self::NeverEnds(_) => "never-ends",
            Self::InitEnds(_) => "init-ends",
            Self::Initialized => "initialized",
            Self::Stuck(_) => "stuck",
            Self::Running => "running",
            Self::Ready => "ready",
            Self::NeverReady => "never-ready",
            Self::PodReady => "pod-ready",
            Self::WaitsForConditions(_) => "waits-for-conditions",
            Self::PodNeverReady => "pod-never-ready",
            Self::Ends(_) => "ends",
            Self::Restarts { .. } => "restarts",
            Self::Succeeded => "succeeded",
            Self::MaySucceed { .. } => "may-succeed",
            Self::Failed { .. } => "failed",
            Self::Deadline => "deadline-exceeded",
            Self::Deleted => "deleted",
            Self::PreStopStarts => "pre-stop-starts",
            Self::PreStopEnds => "pre-stop-ends",
            Self::PreStopCut => "pre-stop-cut",
            Self::PreStopFails(_) => "pre-stop-fails",
            Self::Signal(_) => "signal",
            Self::Kill => "kill",
            Self::Gone => "gone",
        }
    }
}

/// Why an event happens when it does: a piece of the kubelet, or of another part of the cluster.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Law {
    /// The scheduler does not look at a pod with gates, and nobody asks it about a pod that names its node.
    Scheduling,
    /// Init containers run one by one in the order of the list. The next starts when the one before has ended with
    /// status 0 or, if that is a sidecar, runs and its startup probe has succeeded (`computeInitContainerActions`).
    InitOrder,
    /// Main containers are started one after the other in the order of the list, without waiting for them to get
    /// ready; a postStart hook does delay those after it (`SyncPod`).
    MainOrder,
    /// The hook runs beside the entrypoint; until it is done the container is not reported as running, and its probes
    /// wait. If it fails the container is killed. A tcpSocket hook always fails.
    Hooks,
    /// Until the startup probe has succeeded there are no other probes; initial delays count from the start of the
    /// container all the same (`prober/worker.go`).
    Startup,
    /// Probes come once a period, the first between the initial delay and one period later. One that hangs takes its
    /// timeout, and delays the next.
    Readiness,
    /// A container is killed at the failure threshold: at the soonest `initialDelay + (failureThreshold - 1) * period`
    /// after its start, at the latest `initialDelay + failureThreshold * max(period, timeout) + timeout`.
    ProbeKill,
    /// A probe that cannot even be made is no failure: its result is discarded (`prober/prober.go`).
    ProbeError,
    /// The pod's phase is made of the states of its main containers (`getPhase`).
    Phase,
    /// The pod is ready when all containers are, and the conditions of its readiness gates are true.
    PodReady,
    /// What happens to a container that ends is said by its own restart policy, then by the pod's
    /// (`ContainerShouldRestart`). The first restart comes at once, the next after 10 s, 20 s and so on up to 300 s.
    Restart,
    /// The deadline counts from the start of the pod (`active_deadline.go`).
    Deadline,
    /// Each container has one clock that starts with the kill. The preStop hook uses it up first, then the wait for
    /// others; what is left, but never less than 2 s, is between the signal and SIGKILL (`killContainer`).
    Grace,
    /// Sidecars get their signal when all main containers and the sidecars after them have ended, while their own
    /// clocks run (`kuberuntime_termination_order.go`).
    SidecarsLast,
}

impl Law {
    /// The word of the machine formats.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Scheduling => "scheduling",
            Self::InitOrder => "init-order",
            Self::MainOrder => "main-order",
            Self::Hooks => "hooks",
            Self::Startup => "startup",
            Self::Readiness => "readiness",
            Self::ProbeKill => "probe-kill",
            Self::ProbeError => "probe-error",
            Self::Phase => "phase",
            Self::PodReady => "pod-ready",
            Self::Restart => "restart",
            Self::Deadline => "deadline",
            Self::Grace => "grace",
            Self::SidecarsLast => "sidecars-last",
        }
    }

    /// The file of Kubernetes' sources where it is written, below `pkg/`.
    pub const fn source(self) -> &'static str {
        match self {
            Self::Scheduling => "scheduler/schedule_one.go",
            Self::InitOrder | Self::Grace => "kubelet/kuberuntime/kuberuntime_container.go",
            Self::MainOrder => "kubelet/kuberuntime/kuberuntime_manager.go",
            Self::Hooks => "kubelet/lifecycle/handlers.go",
            Self::Startup | Self::Readiness | Self::ProbeKill => "kubelet/prober/worker.go",
            Self::ProbeError => "kubelet/prober/prober.go",
            Self::Phase => "kubelet/kubelet_pods.go",
            Self::PodReady => "kubelet/status/generate.go",
            Self::Restart => "api/v1/pod/util.go",
            Self::Deadline => "kubelet/active_deadline.go",
            Self::SidecarsLast => "kubelet/kuberuntime/kuberuntime_termination_order.go",
        }
    }
}
