//! Work spread over threads, results taken in order.
//!
//! Threads take the next items from a shared cursor, a few at a time; the calling thread takes the results in
//! the order of the items, each as soon as all before it are there. No thread runs far ahead of the caller, so
//! what waits to be taken stays small however many items there are.

use std::{
    collections::VecDeque,
    ops::ControlFlow,
    sync::{
        Condvar, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

/// Items that a thread takes at once, at most: locks are then rare, and the threads still end together.
const MAX_BATCH: usize = 8;

/// Batches that may be done or at work while the caller takes the ones before, at least; two for each thread
/// keep all of them busy. The caller itself may hold as many.
const WINDOW: usize = 4;

/// Calls `work` for each item of `0..count` and `take` with each result, in order, until `take` breaks.
///
/// `work` runs on up to `threads` threads, each with a `state` of its own; one item is not worth a thread.
pub(super) fn in_order<T: Send, S>(
    count: usize,
    threads: usize,
    state: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, usize) -> T + Sync,
    mut take: impl FnMut(T) -> ControlFlow<()>,
) {
    let batch_size = (count / (4 * threads.max(1))).clamp(1, MAX_BATCH);
    let batches = count.div_ceil(batch_size);
    let threads = threads.min(batches);
    if threads <= 1 {
        let mut state = state();
        for item in 0..count {
            if take(work(&mut state, item)).is_break() {
                return;
            }
        }
        return;
    }

    let shared = Shared {
        window: WINDOW.max(2 * threads),
        cursor: AtomicUsize::new(0),
        queue: Mutex::new(Queue { next: 0, done: VecDeque::new(), stopped: false }),
        ready: Condvar::new(),
        room: Condvar::new(),
    };
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                let _stop = StopOnPanic(&shared);
                let mut state = state();
                while let Some(batch) = shared.claim(batches) {
                    let items = batch * batch_size..((batch + 1) * batch_size).min(count);
                    let results = items.map(|item| work(&mut state, item)).collect();
                    shared.put(batch, results);
                }
            });
        }
        // Dropped when the last result is taken, when `take` breaks and when it panics: the threads then end.
        let _stop = Stop(&shared);
        let mut taken = 0;
        while taken < batches {
            let done = shared.next();
            if done.is_empty() {
                return; // A thread has failed; the scope passes its panic on.
            }
            taken += done.len();
            for result in done.into_iter().flatten() {
                if take(result).is_break() {
                    return;
                }
            }
        }
    });
}

struct Shared<T> {
    /// How many batches a thread may be ahead of the caller.
    window: usize,
    /// The next batch that nobody has claimed.
    cursor: AtomicUsize,
    queue: Mutex<Queue<T>>,
    /// The caller waits here for the next batch.
    ready: Condvar,
    /// The threads wait here for the caller to catch up.
    room: Condvar,
}

struct Queue<T> {
    /// The batch that the caller takes next.
    next: usize,
    /// The results of the batches from `next` on, where they are done.
    done: VecDeque<Option<Vec<T>>>,
    /// Whether the run is over before its end.
    stopped: bool,
}

impl<T> Shared<T> {
    /// A batch to work on, once it is not too far ahead; none when all are claimed or the run is over.
    fn claim(&self, batches: usize) -> Option<usize> {
        let batch = self.cursor.fetch_add(1, Ordering::Relaxed);
        if batch >= batches {
            return None;
        }
        let ahead = |queue: &mut Queue<T>| !queue.stopped && batch >= queue.next + self.window;
        let queue = self.room.wait_while(self.lock(), ahead).unwrap_or_else(PoisonError::into_inner);
        (!queue.stopped).then_some(batch)
    }

    fn put(&self, batch: usize, results: Vec<T>) {
        let mut queue = self.lock();
        let place = batch - queue.next;
        if queue.done.len() <= place {
            queue.done.resize_with(place + 1, || None);
        }
        queue.done[place] = Some(results);
        if place == 0 {
            self.ready.notify_one();
        }
    }

    /// The results of the next batches, as many as are there, at least one; none when a thread has failed.
    fn next(&self) -> Vec<Vec<T>> {
        let unready = |queue: &mut Queue<T>| !queue.stopped && !matches!(queue.done.front(), Some(Some(_)));
        let mut queue = self.ready.wait_while(self.lock(), unready).unwrap_or_else(PoisonError::into_inner);
        let count = queue.done.iter().take_while(|batch| batch.is_some()).count();
        queue.next += count;
        let results = queue.done.drain(..count).flatten().collect();
        drop(queue);
        self.room.notify_all();
        results
    }

    fn stop(&self) {
        self.lock().stopped = true;
        self.ready.notify_all();
        self.room.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, Queue<T>> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Ends the run when dropped.
struct Stop<'a, T>(&'a Shared<T>);

impl<T> Drop for Stop<'_, T> {
    fn drop(&mut self) {
        self.0.stop();
    }
}

/// Ends the run when its thread panics, so that nobody waits for results that never come.
struct StopOnPanic<'a, T>(&'a Shared<T>);

impl<T> Drop for StopOnPanic<'_, T> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.stop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn squares(count: usize, threads: usize, stop_after: usize) -> Vec<usize> {
        let mut taken = Vec::new();
        let work = |(): &mut (), item: usize| {
            if item.is_multiple_of(7) {
                thread::yield_now();
            }
            item * item
        };
        in_order(
            count,
            threads,
            || (),
            work,
            |square| {
                taken.push(square);
                if taken.len() == stop_after { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            },
        );
        taken
    }

    #[test]
    fn results_come_in_order_whatever_the_number_of_threads() {
        for count in [0, 1, 7, 8, 9, 64, 1000] {
            let expected: Vec<usize> = (0..count).map(|item| item * item).collect();
            for threads in [0, 1, 2, 3, 16] {
                assert_eq!(squares(count, threads, usize::MAX), expected, "{count} items, {threads} threads");
            }
        }
    }

    #[test]
    fn a_break_ends_the_run() {
        for threads in [1, 4] {
            assert_eq!(squares(10_000, threads, 3), [0, 1, 4]);
        }
    }

    #[test]
    fn no_thread_runs_far_ahead() {
        let (made, mut taken, mut furthest) = (AtomicUsize::new(0), 0, 0);
        let work = |(): &mut (), _| made.fetch_add(1, Ordering::SeqCst);
        in_order(
            5_000,
            2,
            || (),
            work,
            |_| {
                taken += 1;
                furthest = furthest.max(made.load(Ordering::SeqCst).saturating_sub(taken));
                ControlFlow::Continue(())
            },
        );
        assert!(furthest <= 2 * (WINDOW + 2) * MAX_BATCH, "{furthest}");
    }

    #[test]
    fn a_panic_does_not_hang() {
        let caught = std::panic::catch_unwind(|| {
            in_order(1_000, 2, || (), |(), item| assert_ne!(item, 300), |()| ControlFlow::Continue(()));
        });
        assert!(caught.is_err());
    }
}
