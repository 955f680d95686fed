//! Traffic into the cluster and between its pods.

pub mod ingress_backend;
pub mod ingress_rule;
pub mod network_policy;
pub mod service_link_clash;
pub mod service_selects_nothing;
pub mod service_target_port;
