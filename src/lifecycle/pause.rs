//! The pause that a container's command makes before anything can answer its probes.

use crate::{
    command::{Reading, whole_seconds},
    model::{
        ContainerView, PodView,
        handler::{Action, asked_port, declared, probe_handlers, probes},
    },
    text::Span,
};

/// How long nothing can answer the probe, as the container's command, which is read already, first pauses: the seconds,
/// and the pause. That is known where the probe asks a port of this container, and nothing else in the pod can be what
/// answers.
pub fn pause_before_answer(
    pod: &PodView<'_, '_>,
    container: &ContainerView<'_, '_>,
    probe: Action<'_, '_>,
    reading: &Reading,
) -> Option<(u64, Span)> {
    let (seconds, span) = reading.pause?;
    let (asked, _) = asked_port(container.container, probe)?;
    if pod.is_on_node_network() {
        return None;
    }
    let is_alone = || pod.lasting_containers().filter(|view| !view.is_plain_init()).count() == 1;
    if declared(container.container, asked).is_none() && !is_alone() {
        return None;
    }
    Some((whole_seconds(seconds), span))
}

/// The same where none of the container's probes can be answered before.
pub(super) fn pause_before_all(
    pod: &PodView<'_, '_>,
    container: &ContainerView<'_, '_>,
    reading: &Reading,
) -> Option<u64> {
    let (seconds, _) = reading.pause?;
    let is_before = |action| pause_before_answer(pod, container, action, reading).is_some();
    let mut probes = probes(container.container).into_iter().filter_map(|(_, field)| field.get());
    let all = probes.all(|probe| probe_handlers(probe).next().is_some_and(|first| is_before(first.action)));
    let seconds = whole_seconds(seconds);
    (all && seconds > 0).then_some(seconds)
}
