//! The rules, one file each beside its page, in the folder of its group.
//!
//! To add a rule: write `<group>/<rule>.rs` and `<group>/<rule>.md`, add a `mod` line in the group and a line
//! in [`ALL`]. `tests/registry.rs` names whatever is missing.

pub mod container;
pub mod engine;
pub mod lifecycle;
pub mod metadata;
pub mod network;
pub mod policy;
pub mod resources;
pub mod structure;
pub mod volume;
pub mod workload;
pub mod yaml;

use crate::rule::Rule;

/// Every rule, group by group.
pub static ALL: &[&Rule] = &[
    &yaml::yaml_syntax::RULE,
    &yaml::duplicate_key::RULE,
    &yaml::dropped_input::RULE,
    &yaml::invisible_character::RULE,
    &yaml::merge_order::RULE,
    &yaml::yaml_portability::RULE,
    &structure::unknown_field::RULE,
    &structure::dropped_field::RULE,
    &structure::wrong_type::RULE,
    &structure::unknown_value::RULE,
    &structure::duplicate_item::RULE,
    &structure::custom_resource::RULE,
    &structure::missing_field::RULE,
    &structure::removed_api::RULE,
    &structure::deprecated_api::RULE,
    &structure::unknown_kind::RULE,
    &structure::partial_object::RULE,
    &metadata::label_syntax::RULE,
    &metadata::annotation_syntax::RULE,
    &metadata::object_name::RULE,
    &metadata::owner_reference::RULE,
    &metadata::server_metadata::RULE,
    &metadata::finalizer_syntax::RULE,
    &workload::selector_mismatch::RULE,
    &workload::restart_policy::RULE,
    &workload::rollout_strategy::RULE,
    &workload::stateful_set_settings::RULE,
    &workload::active_deadline::RULE,
    &workload::job_settings::RULE,
    &workload::job_policy::RULE,
    &workload::cron_schedule::RULE,
    &workload::time_zone::RULE,
    &workload::bare_pod::RULE,
    &workload::node_name::RULE,
    &workload::node_name_bypass::RULE,
    &workload::affinity::RULE,
    &workload::tolerations::RULE,
    &workload::topology_spread::RULE,
    &workload::dns_policy::RULE,
    &workload::host_alias::RULE,
    &workload::pod_admission::RULE,
    &workload::service_spec::RULE,
    &workload::service_warnings::RULE,
    &workload::service_ports::RULE,
    &workload::config_key::RULE,
    &workload::deprecated_node_label::RULE,
    &workload::secret_type::RULE,
    &workload::pvc_spec::RULE,
    &network::ingress_rule::RULE,
    &network::ingress_backend::RULE,
    &network::network_policy::RULE,
    &policy::disruption_budget::RULE,
    &policy::autoscaler_settings::RULE,
    &policy::autoscaler_metrics::RULE,
    &policy::limit_range::RULE,
    &policy::resource_quota::RULE,
    &container::component_name::RULE,
    &container::duplicate_name::RULE,
    &container::image_reference::RULE,
    &container::image_pull_policy::RULE,
    &container::mutable_image_tag::RULE,
    &container::port_number::RULE,
    &container::port_conflict::RULE,
    &container::env_var::RULE,
    &container::container_restart_policy::RULE,
    &container::container_settings::RULE,
    &container::security_context::RULE,
    &lifecycle::probe_handler::RULE,
    &lifecycle::probe_settings::RULE,
    &lifecycle::probe_port::RULE,
    &lifecycle::hook_handler::RULE,
    &lifecycle::exec_shell_syntax::RULE,
    &lifecycle::init_container_probe::RULE,
    &lifecycle::ephemeral_container::RULE,
    &lifecycle::grace_period::RULE,
    &resources::quantity_syntax::RULE,
    &resources::request_over_limit::RULE,
    &resources::resource_name::RULE,
    &resources::implausible_quantity::RULE,
    &volume::missing_volume::RULE,
    &volume::unused_volume::RULE,
    &volume::volume_name::RULE,
    &volume::volume_source::RULE,
    &volume::volume_path::RULE,
    &volume::file_mode::RULE,
    &volume::mount_options::RULE,
    &volume::downward_api::RULE,
    &volume::projected_source::RULE,
    &volume::removed_volume_type::RULE,
    &engine::internal_error::RULE,
    &engine::unrendered_placeholder::RULE,
];
