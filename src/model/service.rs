//! What a Service is, by its fields.

use super::ServiceSpec;

impl ServiceSpec<'_> {
    /// Whether it has no address of its own; the server makes the list of the one address where there is no list.
    pub fn is_headless(&self) -> bool {
        match self.cluster_ips.items() {
            [] => self.cluster_ip.is("None"),
            [only] => only == "None",
            _ => false,
        }
    }
}
