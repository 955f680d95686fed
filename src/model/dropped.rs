//! What the server drops from a pod because of what else is in it, while a feature is off (`pkg/api/pod/util.go`).
//!
//! Fields that go on their own are never read in the first place: `schemas/gates.txt` lists them. What is here goes
//! with something else, or depends on where it stands. The order of things is the server's: what stays of a list moves
//! up, and so do the positions that the server names.

use super::{Container, Cx, Field, LifecycleHandler, PodSpec};
use crate::schema::Gate;

impl<'a> PodSpec<'a> {
    /// Takes out what the minor drops.
    pub(super) fn drop_disabled(&mut self, cx: &Cx<'_, 'a>) {
        // The newest minors drop nothing of this, and most files are for them.
        if cx.minor >= 35 {
            return;
        }
        if !Gate::ImageVolume.is_on(cx.minor) && cx.minor >= 31 {
            self.drop_image_volumes();
        }
        // A regular container's policy is refused up to 1.33, and dropped by the one minor that has the gate off.
        if cx.minor == 34 {
            each(&mut self.containers, |container| clear(&mut container.restart_policy));
            // An init container keeps the one policy that it could have before (CTR15).
            each(&mut self.init_containers, |container| {
                if container.restart_policy.is_set() && !container.restart_policy.is("Always") {
                    clear(&mut container.restart_policy);
                }
            });
            for list in [&mut self.containers, &mut self.init_containers] {
                each(list, |container| clear(&mut container.restart_policy_rules));
            }
        }
        if cx.minor == 28 {
            each(&mut self.init_containers, |container| clear(&mut container.restart_policy));
        }
        if cx.minor == 29 {
            for list in [&mut self.containers, &mut self.init_containers] {
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
}

/// Leaves the field as if it were not there. Where it would be written matters to no one: it is there.
fn clear<T>(field: &mut Field<T>) {
    if let Field::Set { key, .. } = field {
        *field = Field::Missing { parent: key.start_point() };
    }
}
