//! Starts the program once more, in the same process, with variables that have to stand there before its first line runs.
//!
//! Promises: what this process lets go of is overwritten, by our own code and by the web view's libraries in it, so that
//! after a lock no name of a case is left in it (T-18, `docs/quiet.md`); and the web view draws in the way that works with
//! every graphics driver. Values the person set stay. Deliberately does nothing where the system has no such variables.
use std::ffi::OsString;
use std::os::unix::process::CommandExt;
use std::process::Command;

/// Its other way of drawing shows a blank window on many graphics drivers (tauri-apps/tauri#9304).
const PLAIN: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
/// What glibc's allocator reads when a process starts.
const TUNABLES: &str = "GLIBC_TUNABLES";
/// Memory that is let go of is filled, and none of it is set aside unfilled for the next who asks.
const OVERWRITE: &str = "glibc.malloc.perturb=165:glibc.malloc.tcache_count=0";
/// The web view's libraries allocate by an allocator of their own, which fills nothing, and a message on its way to a page
/// that is locked away would stay in it. Where this stands they take the system's.
const ONE_ALLOCATOR: &str = "MallocScribble";

/// Comes back when everything stands there already, and when it failed; then the window is tried as it is.
pub fn once_more() {
    let wanted = missing(|name| std::env::var_os(name));
    if wanted.is_empty() {
        return;
    }
    let Ok(program) = std::env::current_exe() else { return };
    let _cause = Command::new(program).args(std::env::args_os().skip(1)).envs(wanted).exec();
}

/// The variables that are not as they have to be.
fn missing(of: impl Fn(&str) -> Option<OsString>) -> Vec<(&'static str, OsString)> {
    let mut wanted = Vec::new();
    if of(PLAIN).is_none() {
        wanted.push((PLAIN, "1".into()));
    }
    if of(ONE_ALLOCATOR).is_none() {
        wanted.push((ONE_ALLOCATOR, "1".into()));
    }
    let tunables = of(TUNABLES).unwrap_or_default();
    if !tunables.to_string_lossy().contains("glibc.malloc.perturb") {
        let mut all = tunables;
        if !all.is_empty() {
            all.push(":");
        }
        all.push(OVERWRITE);
        wanted.push((TUNABLES, all));
    }
    wanted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_added_once_and_what_the_person_set_stays() {
        let nothing = missing(|_| None);
        assert_eq!(nothing, [(PLAIN, "1".into()), (ONE_ALLOCATOR, "1".into()), (TUNABLES, OVERWRITE.into())]);
        let again = |name: &str| nothing.iter().find(|(one, _)| *one == name).map(|(_, value)| value.clone());
        assert!(missing(again).is_empty(), "it starts once more and not for ever");
        let own = |name: &str| Some(if name == TUNABLES { "glibc.malloc.arena_max=2".into() } else { "0".into() });
        assert_eq!(missing(own), [(TUNABLES, format!("glibc.malloc.arena_max=2:{OVERWRITE}").into())]);
    }
}
