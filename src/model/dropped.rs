//! What the server drops because of what else there is, while a feature is off (`PrepareForCreate` of each kind;
//! `pkg/api/pod/util.go` for pods).
//!
//! Fields that go on their own are never read in the first place. What is here goes with something else, or depends on
//! where it stands: `schemas/gates.txt` has it as `by-hand`. What stays of a list moves up, and so do the positions that
//! the server names.

use super::{Container, Cx, Field, Job, LifecycleHandler, PodSpec};
use crate::schema::Gate;
use crate::yaml::Value;

impl Job<'_> {
    /// Takes out what the minor drops from a Job. A `CronJob` keeps it, and the Jobs that it makes lose it.
    pub(super) fn drop_disabled(&mut self, cx: &Cx<'_, '_>) {
        let Field::Set { value: spec, .. } = &mut self.spec else { return };
        let off = |gate: Gate| !gate.is_on(cx.minor);
        if off(Gate::WorkloadWithJob) {
            clear(&mut spec.scheduling);
        }
        // All others are on since then.
        if cx.minor >= 32 {
            return;
        }
        if off(Gate::JobManagedBy) {
            clear(&mut spec.managed_by);
        }
        if off(Gate::JobSuccessPolicy) {
            clear(&mut spec.success_policy);
        }
        if off(Gate::JobPodReplacementPolicy) {
            clear(&mut spec.pod_replacement_policy);
        }
        if off(Gate::JobBackoffLimitPerIndex) {
            clear(&mut spec.backoff_limit_per_index);
            clear(&mut spec.max_failed_indexes);
            if let Field::Set { value: policy, .. } = &mut spec.pod_failure_policy
                && let Field::Set { value: rules, .. } = &mut policy.rules
            {
                rules.items.retain(|rule| !rule.action.is("FailIndex"));
            }
        }
    }
}

impl PodSpec<'_> {
    /// Takes out what the minor drops from a pod.
    pub(super) fn drop_disabled(&mut self, cx: &Cx<'_, '_>) {
        if cx.minor >= 33 && !Gate::ContainerStopSignals.is_on(cx.minor) {
            for list in [&mut self.containers, &mut self.init_containers, &mut self.ephemeral_containers] {
                each(list, |container| drop_stop_signal(container, cx));
            }
        }
        // The newest minors drop nothing else of this, and most files are for them.
        if cx.minor >= 35 {
            return;
        }
        let off = |gate: Gate| !gate.is_on(cx.minor);
        if off(Gate::ImageVolume) {
            self.drop_image_volumes();
        }
        // The minors before have no rules, and refuse the policy of a regular container.
        if cx.minor == 34 {
            each(&mut self.containers, |container| clear(&mut container.restart_policy));
            each(&mut self.ephemeral_containers, |container| clear(&mut container.restart_policy));
            each(&mut self.init_containers, |container| {
                if !container.restart_policy.is("Always") {
                    clear(&mut container.restart_policy);
                }
            });
        }
        if off(Gate::SidecarContainers) {
            each(&mut self.init_containers, |container| clear(&mut container.restart_policy));
        }
        // The minors before do not know the field, and leave an empty hook as it is.
        if cx.minor == 29 {
            for list in [&mut self.containers, &mut self.init_containers, &mut self.ephemeral_containers] {
                each(list, drop_sleep);
            }
        }
    }

    /// An image volume goes as a whole, and every mount of it.
    fn drop_image_volumes(&mut self) {
        let Field::Set { value: volumes, .. } = &mut self.volumes else { return };
        let mut names = Vec::new();
        volumes.items.retain(|volume| {
            let dropped = volume.image.is_set();
            if dropped {
                names.push(volume.name.str_or_empty().unwrap_or_default().to_owned());
            }
            !dropped
        });
        if names.is_empty() {
            return;
        }
        for list in [&mut self.containers, &mut self.init_containers, &mut self.ephemeral_containers] {
            each(list, |container| {
                if let Field::Set { value: mounts, .. } = &mut container.volume_mounts {
                    mounts.items.retain(|mount| {
                        let name = mount.name.str_or_empty().unwrap_or_default();
                        mount.name.is_invalid() || !names.iter().any(|dropped| dropped == name)
                    });
                }
            });
        }
    }
}

fn each<'a>(list: &mut Field<super::List<Container<'a>>>, mut change: impl FnMut(&mut Container<'a>)) {
    if let Field::Set { value, .. } = list {
        value.items.iter_mut().for_each(&mut change);
    }
}

/// A hook that only sleeps goes as a whole; one that does something else as well keeps that.
fn drop_sleep(container: &mut Container<'_>) {
    let Field::Set { value: lifecycle, .. } = &mut container.lifecycle else { return };
    let lifecycle = &mut **lifecycle;
    for hook in [&mut lifecycle.post_start, &mut lifecycle.pre_stop] {
        let Field::Set { value: handler, .. } = hook else { continue };
        let LifecycleHandler { exec, http_get, tcp_socket, sleep, .. } = &mut **handler;
        if sleep.is_set() {
            clear(sleep);
            if !exec.is_set() && !http_get.is_set() && !tcp_socket.is_set() {
                clear(hook);
            }
        }
    }
    if !lifecycle.post_start.is_set() && !lifecycle.pre_stop.is_set() {
        clear(&mut container.lifecycle);
    }
}

/// The signal is not read in the first place; hooks that were nothing but it go with it.
fn drop_stop_signal(container: &mut Container<'_>, cx: &Cx<'_, '_>) {
    let Field::Set { value: lifecycle, .. } = &container.lifecycle else { return };
    let has_signal = cx
        .tree
        .get(lifecycle.node, "stopSignal")
        .is_some_and(|(_, node)| !matches!(cx.tree.value(node), Value::Null));
    if has_signal && lifecycle.post_start.is_missing() && lifecycle.pre_stop.is_missing() {
        clear(&mut container.lifecycle);
    }
}

/// Leaves the field as if it were not there. Where it would be written matters to no one: it is there.
fn clear<T>(field: &mut Field<T>) {
    if let Field::Set { key, .. } = field {
        *field = Field::Missing { parent: key.start_point() };
    }
}
