//! Starts decoding processes, one a picture, and believes nothing they say without looking.
use std::path::PathBuf;
use std::process::Stdio;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::process::{Child, Command};
use tokio::sync::Semaphore;

use super::frame::{ANSWER_HEAD, Ask, Found, Head, request_head};
use super::process::WORD;
use super::walls::Walls;
use super::{Area, Examined, ImageProblem, Kind, Pixels, Shown, Watermark, encode, keep_only, sniff};
use crate::clock::Clock;

/// Longest time one picture may take by the clock on the wall, from its first byte to the last of the answer. What a file
/// can cost is held by the processor time behind the walls ([`PROCESSOR_SECS`](super::walls::PROCESSOR_SECS)); this is
/// longer, for a machine that has other work.
const DECODE_WITHIN: Duration = Duration::from_secs(12);
/// Pictures decoded at a time.
const AT_A_TIME: usize = 2;

/// Decodes pictures in processes of their own. Each process sees one picture and ends: what a stranger's bytes did to it
/// ends with it, and the next picture meets a new one.
pub struct Decoder {
    program: Option<PathBuf>,
    clock: Clock,
    turns: Semaphore,
    /// A window starts one process ahead: to load the libraries of a window takes longer than to decode most pictures.
    ahead: AtomicBool,
    waiting: Mutex<Option<Child>>,
}

impl Decoder {
    /// A decoder that starts `program` as `<program> decode`; without one, the program that runs. Starts nothing yet.
    pub fn new(program: Option<PathBuf>, clock: Clock) -> Self {
        let program = program.or_else(this_program);
        Self {
            program,
            clock,
            turns: Semaphore::new(AT_A_TIME),
            ahead: AtomicBool::new(false),
            waiting: Mutex::new(None),
        }
    }

    /// From now on one process waits behind its walls for the next picture.
    pub fn stay_ahead(&self) {
        self.ahead.store(true, Ordering::Relaxed);
        self.start_ahead();
    }

    /// Ends the process that waits; none is started ahead any more.
    pub fn stop(&self) {
        self.ahead.store(false, Ordering::Relaxed);
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).take();
    }

    /// The walls that stand around a decoding process on this machine.
    ///
    /// # Errors
    /// When no process could be started, or it gave no answer.
    pub async fn walls(&self) -> Result<Walls, ImageProblem> {
        self.ask(Ask::Walls, &[]).await.map(|(walls, _)| walls)
    }

    /// Kind, size and metadata of a picture.
    ///
    /// # Errors
    /// When it is no picture we show, its header cannot be read behind the walls, or it is told to be of another kind than
    /// its first bytes say.
    pub async fn examine(&self, bytes: &[u8]) -> Result<Examined, ImageProblem> {
        let kind = seems_a_picture(bytes)?;
        match self.ask(Ask::Examine, bytes).await? {
            (_, Found::Examined(examined)) if examined.kind == kind => Ok(examined),
            (_, found) => Err(why(found)),
        }
    }

    /// A picture, decoded behind the walls and encoded here: the preview, or the full size, with whoever looks written into
    /// it where that is asked for.
    ///
    /// # Errors
    /// When it is no picture we show, too large, damaged, or broke its decoder.
    pub async fn render(&self, bytes: &[u8], full: bool, mark: Option<Watermark>) -> Result<Shown, ImageProblem> {
        let mut pixels = self.decoded(bytes, full).await?;
        let encoding = tokio::task::spawn_blocking(move || {
            if let Some(mark) = mark {
                mark.write(&mut pixels);
            }
            encode(&pixels, full)
        });
        encoding.await.map_err(|_| ImageProblem::AnswerRefused)?
    }

    /// A picture in full size with everything painted over that lies in none of these places: our own pixels, upright,
    /// and nothing beside them.
    ///
    /// # Errors
    /// As [`Self::render`].
    pub async fn redact(&self, bytes: &[u8], kept: Vec<Area>) -> Result<Shown, ImageProblem> {
        let mut pixels = self.decoded(bytes, true).await?;
        let encoding = tokio::task::spawn_blocking(move || {
            keep_only(&mut pixels, &kept);
            encode(&pixels, true)
        });
        encoding.await.map_err(|_| ImageProblem::AnswerRefused)?
    }

    async fn decoded(&self, bytes: &[u8], full: bool) -> Result<Pixels, ImageProblem> {
        seems_a_picture(bytes)?;
        let ask = if full { Ask::Full } else { Ask::Preview };
        match self.ask(ask, bytes).await? {
            (_, Found::Pixels(pixels)) => Ok(pixels),
            (_, found) => Err(why(found)),
        }
    }

    async fn ask(&self, ask: Ask, bytes: &[u8]) -> Result<(Walls, Found), ImageProblem> {
        let head = request_head(ask, bytes.len()).ok_or(ImageProblem::TooLarge)?;
        let _turn = self.turns.acquire().await.map_err(|_| ImageProblem::NoDecoder)?;
        let mut child = self.take()?;
        let answered = tokio::select! {
            answered = exchange(&mut child, ask, &head, bytes) => answered,
            () = self.clock.sleep(DECODE_WITHIN) => Err(ImageProblem::TooSlow),
        };
        // It has nothing left to do; one that thinks otherwise is ended, and waited for so that nothing of it remains.
        if let Err(cause) = child.kill().await {
            tracing::warn!(error = %cause, "a decoding process could not be ended");
        }
        if matches!(answered, Err(ImageProblem::DecoderStopped)) && ran_out_of_time(&mut child) {
            return Err(ImageProblem::TooSlow);
        }
        let (walls, found) = answered?;
        if ask != Ask::Walls && !may_decode_behind(walls) {
            tracing::error!(missing = ?walls.missing(), "a picture is not shown: a wall around its decoder does not stand");
            return Err(ImageProblem::NoDecoder);
        }
        Ok((walls, found))
    }

    /// The process that waits, or a new one.
    fn take(&self) -> Result<Child, ImageProblem> {
        let waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner).take();
        let alive = waiting.and_then(|mut child| matches!(child.try_wait(), Ok(None)).then_some(child));
        let child = alive.map_or_else(|| self.start(), Ok)?;
        self.start_ahead();
        Ok(child)
    }

    fn start_ahead(&self) {
        if !self.ahead.load(Ordering::Relaxed) {
            return;
        }
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.is_none() {
            // Why it cannot be started is told when it is needed.
            *waiting = self.start().ok();
        }
    }

    /// Starts a process with nothing but two pipes: no words of the environment, no folder of ours, no terminal.
    fn start(&self) -> Result<Child, ImageProblem> {
        let program = self.program.as_ref().ok_or(ImageProblem::NoDecoder)?;
        let mut command = Command::new(program);
        command.arg(WORD).env_clear().kill_on_drop(true);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        #[cfg(unix)]
        command.current_dir("/").arg0("second-look");
        // Without it Windows starts no program.
        #[cfg(windows)]
        if let Some(root) = std::env::var_os("SystemRoot") {
            command.env("SystemRoot", root);
        }
        command.spawn().map_err(|cause| {
            tracing::warn!(error = %cause, "a decoding process could not be started");
            ImageProblem::NoDecoder
        })
    }
}

/// Sends the file, reads the answer. Every reading ends at what the head allows, and the answer at its end.
async fn exchange(child: &mut Child, ask: Ask, head: &[u8], file: &[u8]) -> Result<(Walls, Found), ImageProblem> {
    let (Some(mut input), Some(mut output)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(ImageProblem::NoDecoder);
    };
    let stopped = |_: std::io::Error| ImageProblem::DecoderStopped;
    input.write_all(head).await.map_err(stopped)?;
    input.write_all(file).await.map_err(stopped)?;
    input.shutdown().await.map_err(stopped)?;
    drop(input);
    let mut told = [0; ANSWER_HEAD];
    output.read_exact(&mut told).await.map_err(stopped)?;
    let head = Head::read(ask, told).ok_or(ImageProblem::AnswerRefused)?;
    let length = u64::from(head.body_bytes);
    let mut body = Vec::with_capacity(usize::try_from(length).map_err(|_| ImageProblem::AnswerRefused)?);
    (&mut output).take(length).read_to_end(&mut body).await.map_err(stopped)?;
    if u64::try_from(body.len()) != Ok(length) {
        return Err(ImageProblem::DecoderStopped);
    }
    // Whoever goes on talking has not understood the question.
    if output.read(&mut [0]).await.map_err(stopped)? != 0 {
        return Err(ImageProblem::AnswerRefused);
    }
    let found = head.with_body(body).ok_or(ImageProblem::AnswerRefused)?;
    Ok((head.walls, found))
}

/// On Linux the filter of system calls and the memory limit stand, or nothing is decoded; Landlock, which a kernel may not
/// have, is a second lock on the same doors. Other systems have the process of its own and none of the three.
const fn may_decode_behind(walls: Walls) -> bool {
    !cfg!(target_os = "linux") || (walls.seccomp && walls.memory)
}

/// Whether an ended process met the limit of its processor time.
#[cfg(unix)]
fn ran_out_of_time(child: &mut Child) -> bool {
    use std::os::unix::process::ExitStatusExt as _;
    let ended = child.try_wait().ok().flatten();
    ended.and_then(|status| status.signal()) == Some(rustix::process::Signal::XCPU.as_raw())
}

#[cfg(not(unix))]
const fn ran_out_of_time(_child: &mut Child) -> bool {
    false
}

/// What the first bytes alone decide needs no process.
fn seems_a_picture(bytes: &[u8]) -> Result<Kind, ImageProblem> {
    if bytes.is_empty() {
        return Err(ImageProblem::Empty);
    }
    sniff(bytes).ok_or(ImageProblem::NotDisplayed)
}

fn why(found: Found) -> ImageProblem {
    match found {
        Found::Problem(problem) => problem,
        _ => ImageProblem::AnswerRefused,
    }
}

/// The program that runs. On Linux by the name that stays right when the file was replaced by a newer one meanwhile.
fn this_program() -> Option<PathBuf> {
    if cfg!(target_os = "linux") {
        return Some(PathBuf::from("/proc/self/exe"));
    }
    std::env::current_exe().ok()
}
