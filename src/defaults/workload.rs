//! Defaults of the objects that make pods, and of Services.

use super::{Amount, Filled, UNSET, amount, facts, nonzero, number, text, truth};
use crate::model::{
    CronJobSpec, DaemonSetSpec, DeploymentSpec, Field, Int, IntOrStr, JobSpec, ServicePort, ServiceSpec,
    StatefulSetSpec,
};

/// `replicas` of a Deployment, `StatefulSet`, `ReplicaSet` or `ReplicationController`.
pub fn replicas(field: &Field<Int>) -> Option<Filled<i64>> {
    number(field, facts::REPLICAS)
}

/// A Deployment's settings in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeploymentDefaults<'m> {
    /// `strategy.type`
    pub strategy: Filled<&'m str>,
    /// `strategy.rollingUpdate.maxUnavailable`; `None` unless the strategy is `RollingUpdate`.
    pub max_unavailable: Option<Filled<Amount<'m>>>,
    /// `strategy.rollingUpdate.maxSurge`; `None` unless the strategy is `RollingUpdate`.
    pub max_surge: Option<Filled<Amount<'m>>>,
    /// `revisionHistoryLimit`
    pub revision_history_limit: Filled<i64>,
    /// `progressDeadlineSeconds`
    pub progress_deadline_seconds: Filled<i64>,
}

impl DeploymentDefaults<'_> {
    /// Whether a roll-out of so many pods stops an old one only when a new one is ready. Where both shares come to 0, one
    /// is stopped first (`ResolveFenceposts` of `pkg/controller/deployment/util`).
    pub fn starts_before_it_stops(&self, replicas: i64) -> bool {
        let stops = self.max_unavailable.and_then(|it| it.value.pods(replicas, false));
        let starts = self.max_surge.and_then(|it| it.value.pods(replicas, true));
        stops == Some(0) && starts.is_some_and(|it| it > 0)
    }
}

/// A Deployment's settings in force.
pub fn deployment<'m>(spec: &'m DeploymentSpec<'_>) -> Option<DeploymentDefaults<'m>> {
    if spec.strategy.is_invalid() {
        return None;
    }
    let strategy = spec.strategy.get();
    let kind = strategy.map_or(Some(Filled::default(facts::ROLLING_UPDATE, UNSET)), |it| {
        text(&it.type_, facts::ROLLING_UPDATE)
    })?;
    let rolling = strategy.and_then(|it| it.rolling_update.get());
    let quarter = |field: Option<&'m Field<IntOrStr<'_>>>| match field {
        Some(field) => amount(field, Amount::Text(facts::DEPLOYMENT_SHARE)),
        None => Some(Filled::default(Amount::Text(facts::DEPLOYMENT_SHARE), UNSET)),
    };
    let is_rolling = kind.value == facts::ROLLING_UPDATE;
    let max_unavailable = quarter(rolling.map(|it| &it.max_unavailable))?;
    let max_surge = quarter(rolling.map(|it| &it.max_surge))?;
    Some(DeploymentDefaults {
        strategy: kind,
        max_unavailable: is_rolling.then_some(max_unavailable),
        max_surge: is_rolling.then_some(max_surge),
        revision_history_limit: number(&spec.revision_history_limit, facts::REVISIONS)?,
        progress_deadline_seconds: number(&spec.progress_deadline_seconds, facts::PROGRESS_DEADLINE)?,
    })
}

/// A `StatefulSet`'s settings in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatefulSetDefaults<'m> {
    /// `podManagementPolicy`
    pub pod_management_policy: Filled<&'m str>,
    /// `updateStrategy.type`
    pub update_strategy: Filled<&'m str>,
    /// `revisionHistoryLimit`
    pub revision_history_limit: Filled<i64>,
}

/// A `StatefulSet`'s settings in force.
pub fn stateful_set<'m>(spec: &'m StatefulSetSpec<'_>) -> Option<StatefulSetDefaults<'m>> {
    let update_strategy = match &spec.update_strategy {
        Field::Invalid(_) => return None,
        Field::Set { value, .. } => text(&value.type_, facts::ROLLING_UPDATE)?,
        _ => Filled::default(facts::ROLLING_UPDATE, UNSET),
    };
    Some(StatefulSetDefaults {
        pod_management_policy: text(&spec.pod_management_policy, facts::POD_MANAGEMENT)?,
        update_strategy,
        revision_history_limit: number(&spec.revision_history_limit, facts::REVISIONS)?,
    })
}

/// A `DaemonSet`'s settings in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DaemonSetDefaults<'m> {
    /// `updateStrategy.type`
    pub update_strategy: Filled<&'m str>,
    /// `updateStrategy.rollingUpdate.maxUnavailable`; `None` unless the strategy is `RollingUpdate`.
    pub max_unavailable: Option<Filled<Amount<'m>>>,
    /// `updateStrategy.rollingUpdate.maxSurge`; `None` unless the strategy is `RollingUpdate`.
    pub max_surge: Option<Filled<Amount<'m>>>,
    /// `revisionHistoryLimit`
    pub revision_history_limit: Filled<i64>,
}

/// A `DaemonSet`'s settings in force.
pub fn daemon_set<'m>(spec: &'m DaemonSetSpec<'_>) -> Option<DaemonSetDefaults<'m>> {
    if spec.update_strategy.is_invalid() {
        return None;
    }
    let strategy = spec.update_strategy.get();
    let kind = strategy.map_or(Some(Filled::default(facts::ROLLING_UPDATE, UNSET)), |it| {
        text(&it.type_, facts::ROLLING_UPDATE)
    })?;
    let rolling = strategy.and_then(|it| it.rolling_update.get());
    let filled = |field: Option<&'m Field<IntOrStr<'_>>>, default| match field {
        Some(field) => amount(field, Amount::Int(default)),
        None => Some(Filled::default(Amount::Int(default), UNSET)),
    };
    let is_rolling = kind.value == facts::ROLLING_UPDATE;
    let max_unavailable = filled(rolling.map(|it| &it.max_unavailable), facts::DAEMON_SET_UNAVAILABLE)?;
    let max_surge = filled(rolling.map(|it| &it.max_surge), facts::DAEMON_SET_SURGE)?;
    Some(DaemonSetDefaults {
        update_strategy: kind,
        max_unavailable: is_rolling.then_some(max_unavailable),
        max_surge: is_rolling.then_some(max_surge),
        revision_history_limit: number(&spec.revision_history_limit, facts::REVISIONS)?,
    })
}

/// A Job's settings in force. Within a `CronJob` the server fills them in when the Job is made, not before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JobDefaults<'m> {
    /// `parallelism`
    pub parallelism: Filled<i64>,
    /// `completions`; `None` where the Job is done when any of its pods is.
    pub completions: Option<Filled<i64>>,
    /// `backoffLimit`
    pub backoff_limit: Filled<i64>,
    /// `completionMode`
    pub completion_mode: Filled<&'m str>,
    /// `suspend`
    pub suspend: Filled<bool>,
    /// `podReplacementPolicy`
    pub pod_replacement_policy: Filled<&'m str>,
}

/// A Job's settings in force.
pub fn job<'m>(spec: &'m JobSpec<'_>) -> Option<JobDefaults<'m>> {
    let completions = match &spec.completions {
        Field::Invalid(_) => return None,
        Field::Set { value, .. } => Some(Filled::written(value.value, value.span)),
        _ if spec.parallelism.is_missing() => {
            Some(Filled::default(facts::COMPLETIONS, "1 where parallelism is not set either"))
        }
        _ => None,
    };
    let backoff_limit =
        number(&spec.backoff_limit, facts::backoff_limit(spec.backoff_limit_per_index.is_set()));
    let replacement = facts::pod_replacement(spec.pod_failure_policy.is_set());
    Some(JobDefaults {
        parallelism: number(&spec.parallelism, facts::PARALLELISM)?,
        completions,
        backoff_limit: backoff_limit?,
        completion_mode: text(&spec.completion_mode, facts::COMPLETION_MODE)?,
        suspend: truth(&spec.suspend, facts::SUSPEND)?,
        pod_replacement_policy: text(&spec.pod_replacement_policy, replacement)?,
    })
}

/// A `CronJob`'s settings in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CronJobDefaults<'m> {
    /// `concurrencyPolicy`
    pub concurrency_policy: Filled<&'m str>,
    /// `suspend`
    pub suspend: Filled<bool>,
    /// `successfulJobsHistoryLimit`
    pub successful_jobs_history_limit: Filled<i64>,
    /// `failedJobsHistoryLimit`
    pub failed_jobs_history_limit: Filled<i64>,
}

/// A `CronJob`'s settings in force.
pub fn cron_job<'m>(spec: &'m CronJobSpec<'_>) -> Option<CronJobDefaults<'m>> {
    Some(CronJobDefaults {
        concurrency_policy: text(&spec.concurrency_policy, facts::CONCURRENCY)?,
        suspend: truth(&spec.suspend, facts::SUSPEND)?,
        successful_jobs_history_limit: number(&spec.successful_jobs_history_limit, facts::SUCCESSFUL_JOBS)?,
        failed_jobs_history_limit: number(&spec.failed_jobs_history_limit, facts::FAILED_JOBS)?,
    })
}

/// A Service's settings in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServiceDefaults<'m> {
    /// `type`
    pub kind: Filled<&'m str>,
    /// `sessionAffinity`
    pub session_affinity: Filled<&'m str>,
    /// `internalTrafficPolicy`; `None` for an `ExternalName` Service.
    pub internal_traffic_policy: Option<Filled<&'m str>>,
}

/// A Service's settings in force.
pub fn service<'m>(spec: &'m ServiceSpec<'_>) -> Option<ServiceDefaults<'m>> {
    let kind = text(&spec.type_, facts::SERVICE_TYPE)?;
    let internal = text(&spec.internal_traffic_policy, facts::TRAFFIC_POLICY)?;
    Some(ServiceDefaults {
        session_affinity: text(&spec.session_affinity, facts::SESSION_AFFINITY)?,
        internal_traffic_policy: (kind.value != "ExternalName" || !internal.is_default()).then_some(internal),
        kind,
    })
}

/// `targetPort` of a Service's port: the port itself where it is not set, 0 or `""`.
pub fn target_port<'m>(port: &'m ServicePort<'_>) -> Option<Filled<Amount<'m>>> {
    let own = nonzero(&port.port, 0)?.value;
    match &port.target_port {
        Field::Invalid(_) => None,
        Field::Set { value: IntOrStr::Int(int), .. } if int.value != 0 => {
            Some(Filled::written(Amount::Int(int.value), int.span))
        }
        Field::Set { value: IntOrStr::Str(name), .. } if !name.is_empty() => {
            Some(Filled::written(Amount::Text(&name.value), name.span))
        }
        _ => Some(Filled::default(Amount::Int(own), "the port itself, where no target is set")),
    }
}
