//! Containers, images, ports and environment.

pub mod component_name;
pub mod container_restart_policy;
pub mod container_settings;
pub mod duplicate_name;
pub mod env_var;
pub mod image_pull_policy;
pub mod image_reference;
pub mod mutable_image_tag;
pub mod port_conflict;
pub mod port_number;
pub mod security_context;

use crate::{
    diagnostic::Diagnostic,
    model::{Container, ContainerView, Field, Str, image},
    rule::{Context, closest},
    text::Span,
};

/// How a message calls a container: by its name, or by its place in the list.
fn called(view: &ContainerView<'_, '_>) -> String {
    match view.name() {
        "" => format!("{} {}", view.list.noun(), view.index + 1),
        name => format!("{} `{}`", view.list.noun(), shown(name)),
    }
}

/// The written policy and the image of a container that keeps an image once pulled, though its tag moves.
fn keeps_old_images<'c, 'a>(container: &'c Container<'a>) -> Option<(&'c Str<'a>, &'c Str<'a>)> {
    let policy = container.image_pull_policy.filter(|value| *value == "IfNotPresent" || *value == "Never")?;
    let image = container.image.get()?;
    image::parse(image).ok().filter(image::ImageRef::is_latest).map(|_| (policy, image))
}

/// The path up to and including its last part called `name`.
fn up_to(path: &str, name: &str) -> String {
    let end = path.rfind(&format!(".{name}")).map_or(path.len(), |at| at + 1 + name.len());
    path[..end].to_owned()
}

/// The path with the index of its last `list` as it is. What is read through an alias stands elsewhere, and only the
/// list knows which item it is.
fn with_index(path: &str, list: &str, index: usize) -> String {
    let open = format!("{list}[");
    let Some(at) = path.rfind(&open).map(|at| at + open.len()) else { return path.to_owned() };
    let rest = path[at..].find(']').map_or("", |close| &path[at + close..]);
    format!("{}{index}{rest}", &path[..at])
}

/// Reports the value of the field `name` if it is none of `allowed`. The empty text is for the caller: for some
/// fields the server takes it for missing.
fn one_of<'c>(
    cx: &'c mut Context<'_, '_>,
    field: &Field<Str<'_>>,
    name: &str,
    allowed: &[&'static str],
) -> Option<&'c mut Diagnostic> {
    let Field::Set { value, .. } = field else { return None };
    if allowed.contains(&&**value) {
        return None;
    }
    let message = if value.is_empty() {
        format!("`{name}` is empty")
    } else {
        format!("`{name}` cannot be `{}`", shown(value))
    };
    let finding = cx.report(place(value), message);
    Some(finding.help(write_one_of(value, allowed)))
}

/// Reports a text field that the server must have: missing, null and empty are the same to it.
fn required<'c>(
    cx: &'c mut Context<'_, '_>,
    field: &Field<Str<'_>>,
    name: &str,
    message: &str,
) -> Option<&'c mut Diagnostic> {
    match field {
        Field::Missing { parent } if !cx.is_part() => Some(cx.report_missing(*parent, name, message)),
        Field::Null(span) => Some(cx.report(*span, message)),
        Field::Set { value, .. } if value.is_empty() => Some(cx.report(value.span, message)),
        _ => None,
    }
}

/// The characters of a text without its quotes; with them if there is nothing between.
fn place(text: &Str<'_>) -> Span {
    if text.is_empty() { text.span } else { text.content() }
}

/// The help for a word that is none of `allowed`: the one that was meant, or all of them.
fn write_one_of(word: &str, allowed: &[&'static str]) -> String {
    let plain = |word: &str| {
        word.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
    };
    let same = allowed.iter().copied().find(|allowed| plain(allowed) == plain(word));
    match same.or_else(|| closest(word, allowed.iter().copied())) {
        Some(meant) => format!("write `{meant}`"),
        None => format!("write {}", listed(allowed)),
    }
}

/// The words as one reads them out: `a`, `b` or `c`.
fn listed(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [only] => format!("`{only}`"),
        [first @ .., last] => {
            let first: Vec<_> = first.iter().map(|word| format!("`{word}`")).collect();
            format!("{} or `{last}`", first.join(", "))
        }
    }
}

/// A text for a message, on one line, shortened where it is long.
fn shown(text: &str) -> String {
    const MOST: usize = 60;
    let mut shown: String = text.chars().take(MOST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(MOST).is_some() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_as_the_server_has_them() {
        let path = "spec.containers[0].ports[0].name";
        assert_eq!(with_index(path, "ports", 12), "spec.containers[0].ports[12].name");
        assert_eq!(with_index(path, "env", 1), path);
        assert_eq!(
            up_to("spec.containers[0].resizePolicy[1].x", "resizePolicy"),
            "spec.containers[0].resizePolicy"
        );
    }
}
