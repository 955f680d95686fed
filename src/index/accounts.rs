//! Service accounts that give no token, and the mounts that are in a token's way.

use super::site::boxed;
use crate::{
    model::{
        Body, Object, Owner, PodView,
        token::{InTheWay, in_the_way},
    },
    text::Span,
};

/// A `ServiceAccount` that says that its pods get no token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuietAccount {
    /// `metadata.name`
    pub name: Box<str>,
    /// `metadata.namespace`
    pub namespace: Option<Box<str>>,
}

/// What is in the way of a pod's token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenFacts {
    /// The service account that says whether there is a token; nothing if the pod itself says that there is.
    pub account: Option<Box<str>>,
    /// The mounts.
    pub mounts: Vec<TokenMount>,
}

/// A mount that is in the way of a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenMount {
    /// What the container is called, with the word for its list.
    pub container: Box<str>,
    /// Its path, as written.
    pub path: Box<str>,
    /// The path's characters.
    pub span: Span,
    /// The volume's name.
    pub volume: Box<str>,
    /// The place of the volume's name.
    pub volume_span: Span,
    /// How it is in the way.
    pub way: InTheWay,
}

impl QuietAccount {
    /// What is kept of an account.
    pub(super) fn of(object: &Object<'_>) -> Option<Self> {
        let Body::ServiceAccount(account) = &object.body else { return None };
        let own = &account.automount_service_account_token;
        let is_quiet = !own.is_missing() && !own.is_true();
        let name = boxed(object.name.as_ref()).filter(|_| is_quiet)?;
        Some(Self { name, namespace: boxed(object.namespace.as_ref()) })
    }
}

impl TokenFacts {
    /// What is kept of a pod that may get a token.
    pub(super) fn of(pod: &PodView<'_, '_>) -> Option<Box<Self>> {
        let spec = pod.spec;
        let own = &spec.automount_service_account_token;
        let declines = !own.is_missing() && !own.is_true();
        // The operator of a custom resource may have an account for it.
        if declines || pod.owner == Owner::Custom || pod.is_for_windows() {
            return None;
        }
        let mut mounts = Vec::new();
        for view in pod.containers() {
            mounts.extend(in_the_way(pod, &view).map(|(mount, volume, way)| TokenMount {
                container: format!("{} `{}`", view.list.noun(), view.name()).into(),
                path: mount.mount_path.str().unwrap_or_default().into(),
                span: mount.mount_path.value_span(),
                volume: volume.name.str().unwrap_or_default().into(),
                volume_span: volume.name.span_or_insert(),
                way,
            }));
        }
        if mounts.is_empty() {
            return None;
        }
        // The old name of the field counts where the new one is missing.
        let names = [&spec.service_account_name, &spec.service_account];
        let account = names.into_iter().filter_map(|it| it.str()).find(|name| !name.is_empty());
        let account = own.is_missing().then(|| Box::from(account.unwrap_or("default")));
        Some(Box::new(Self { account, mounts }))
    }
}
