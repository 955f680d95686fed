//! The pod that a controller would make of a template, judged as the API server will judge it.
//!
//! Most of what is wrong with a template is refused with the object itself, and the child's refusal follows from that.
//! What only the child is refused for is worse: the object is accepted, and its pods never come (`FailedCreate`).

use crate::{
    diagnostic::{Cause, Diagnostic, Outcome, Scope, ServerCause, Stage},
    model::Owner,
    schema::Minor,
};

/// APP30, TPL10: leaves to the pods what the server does not look at in the template: up to 1.33, nearly all of the pod spec of a
/// `StatefulSet`, whose findings these are.
pub(super) fn leave_unread(minor: Minor, from_template: &mut [Diagnostic]) {
    if minor >= 34 {
        return;
    }
    let template = Owner::StatefulSet.template_path();
    let unread = |cause: &ServerCause| {
        let Some(rest) = cause.field.strip_prefix(template).and_then(|rest| rest.strip_prefix(".spec"))
        else {
            return false;
        };
        let read = [(".restartPolicy", Cause::NotSupported), (".activeDeadlineSeconds", Cause::Forbidden)];
        cause.scope == Scope::Errors
            && (rest.is_empty() || rest.starts_with('.'))
            && !read.contains(&(rest, cause.cause))
    };
    for finding in from_template {
        for cause in finding.cascades.iter_mut().filter(|cause| unread(cause)) {
            cause.field = in_child(&cause.field, template);
            cause.scope = Scope::Child;
        }
        let Some(mut cause) = finding.server.take_if(|cause| unread(cause)) else { continue };
        cause.field = in_child(&cause.field, template);
        cause.scope = Scope::Child;
        finding.cascades.retain(|cascade| *cascade != cause);
        // What the server refuses all the same comes first.
        if let Some(read) = finding.cascades.iter_mut().find(|cascade| cascade.scope == Scope::Errors) {
            finding.server = Some(std::mem::replace(read, cause));
        } else {
            finding.server = Some(cause);
            finding.happens(Outcome::RefusedLater, Stage::Controller);
        }
    }
}

/// Joins what was found in the child to what was found in its template: the same finding gets the child's causes as
/// cascades, and a finding that only the child has is added.
pub(super) fn join(owner: Owner, from_template: &mut Vec<Diagnostic>, from_child: Vec<Diagnostic>) {
    let template = owner.template_path();
    for mut finding in from_child {
        let causes = finding.server.take().into_iter().chain(std::mem::take(&mut finding.cascades));
        let causes: Vec<ServerCause> = causes
            .filter(|cause| cause.scope == Scope::Errors)
            .map(|cause| ServerCause {
                field: in_child(&cause.field, template),
                scope: Scope::Child,
                ..cause
            })
            .collect();
        let same = |other: &Diagnostic| {
            other.rule == finding.rule && other.span == finding.span && other.message == finding.message
        };
        // A controller may refuse a value in words of its own.
        let alike = |other: &Diagnostic| {
            other.rule == finding.rule && other.field == finding.field && other.outcome == Outcome::Rejected
        };
        let known = from_template.iter().position(same).or_else(|| from_template.iter().position(alike));
        if let Some(known) = known {
            let known = &mut from_template[known];
            let mut causes = causes.into_iter();
            // Of a template that is only warned of it, the refusal is what counts.
            if known.server.is_none() && known.outcome == Outcome::RefusedLater {
                known.server = causes.next();
            }
            for ServerCause { cause, field, scope } in causes {
                known.also(cause, field, scope);
            }
            continue;
        }
        let mut causes = causes.into_iter();
        let Some(first) = causes.next() else { continue };
        finding.happens(Outcome::RefusedLater, Stage::Controller);
        finding.server = Some(first);
        finding.cascades = causes.collect();
        from_template.push(finding);
    }
}

/// The path in the pod of what has a path in the template. The server leaves `metadata` out of the paths of a
/// template's labels and annotations.
fn in_child(path: &str, template: &str) -> String {
    let Some(rest) = path.strip_prefix(template).and_then(|rest| rest.strip_prefix('.')) else {
        return path.to_owned();
    };
    if rest.starts_with("labels") || rest.starts_with("annotations") {
        return format!("metadata.{rest}");
    }
    rest.to_owned()
}
