//! The commands of a file, each read once: many rules ask for the same.

use std::{cell::RefCell, collections::HashMap, rc::Rc};

use super::{Reading, read};
use crate::{
    model::{Container, List, Str},
    text::Span,
};

/// The commands of a file.
#[derive(Debug)]
pub struct Commands<'a> {
    text: &'a str,
    /// By the container, whose variables count, and by the first word.
    known: RefCell<HashMap<Key, Option<Rc<Reading>>>>,
}

/// A command in a container.
type Key = (Span, Span);

impl<'a> Commands<'a> {
    /// Those in a file's text.
    pub fn new(text: &'a str) -> Self {
        Self { text, known: RefCell::default() }
    }

    /// What the command of a container does; nothing if it is the image's own, or cannot be seen.
    pub fn of_container(&self, container: &Container<'_>) -> Option<Rc<Reading>> {
        let command = container.command.get().filter(|command| !command.is_empty())?;
        if container.args.is_incomplete() {
            return None;
        }
        self.read(command, container.args.items(), container)
    }

    /// What the command of a probe or hook of a container does.
    pub fn of_exec(&self, command: &List<Str<'_>>, container: &Container<'_>) -> Option<Rc<Reading>> {
        self.read(command, &[], container)
    }

    fn read(
        &self,
        command: &List<Str<'_>>,
        args: &[Str<'_>],
        container: &Container<'_>,
    ) -> Option<Rc<Reading>> {
        let key = (container.span, command.iter().next()?.span);
        if let Some(known) = self.known.borrow().get(&key) {
            return known.clone();
        }
        let reading = read(self.text, command, args, container).map(Rc::new);
        self.known.borrow_mut().insert(key, reading.clone());
        reading
    }
}
