//! What the API server does not come to: of some kinds it looks at the metadata only once it finds nothing else.

use crate::{
    diagnostic::{Diagnostic, Scope, ServerCause},
    model::Object,
};

/// Takes the server's words off findings about metadata that it does not come to (META3).
///
/// All kinds' metadata is looked at in a second pass, if the first has found nothing; most kinds' validation does so in
/// the first already.
pub(super) fn leave_out(object: &Object<'_>, findings: &mut [Diagnostic]) {
    if !object.is("policy/v1", "PodDisruptionBudget") {
        return;
    }
    let is_error = |cause: &ServerCause| cause.scope == Scope::Errors;
    let is_second = |cause: &ServerCause| is_error(cause) && cause.field.starts_with("metadata");
    if !findings.iter().flat_map(Diagnostic::causes).any(|cause| is_error(cause) && !is_second(cause)) {
        return;
    }
    for finding in findings {
        finding.server = finding.server.take().filter(|cause| !is_second(cause));
        finding.cascades.retain(|cause| !is_second(cause));
    }
}
