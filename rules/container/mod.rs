//! Containers: images, ports and environment.

pub mod env_var;
pub mod port_conflict;
pub mod port_number;
