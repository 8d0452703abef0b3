//! The virtual display, and the one thing no driver does: pressing a window's close button, as a window manager would.
//!
//! Spoken in the X protocol itself, since a dozen bytes are all it takes. The driver's own command is no measure: it kills
//! the program behind the last window.
use std::io::{Read, Write};
use std::net::Shutdown;
use std::os::unix::net::UnixStream;
use std::process::{Command, Stdio};

use super::child::Child;
use super::tools::program;

/// A running X server.
pub struct Display {
    _server: Child,
    number: String,
}

impl Display {
    /// On a number the server finds free by itself.
    pub fn start() -> Self {
        let mut command = Command::new(program("Xvfb", "xvfb"));
        command.args(["-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-noreset"]);
        command.stdin(Stdio::null()).stderr(Stdio::null());
        let (server, number) = Child::start_and_read_line(&mut command);
        Self { _server: server, number: number.trim().to_owned() }
    }

    /// As `DISPLAY` takes it.
    pub fn name(&self) -> String {
        format!(":{}", self.number)
    }

    /// Asks every window on the display to close (`WM_DELETE_WINDOW`); what is no window of a program ignores it.
    pub fn press_close_buttons(&self) {
        let mut server = self.server();
        let root = begin(&mut server);
        let (protocols, delete) = (atom(&mut server, "WM_PROTOCOLS"), atom(&mut server, "WM_DELETE_WINDOW"));
        for window in children(&mut server, root) {
            let mut event = vec![33, 32, 0, 0];
            event.extend([window, protocols, delete, 0, 0, 0, 0].into_iter().flat_map(u32::to_le_bytes));
            let mut request = vec![25, 0, 11, 0];
            request.extend([window, 0].into_iter().flat_map(u32::to_le_bytes));
            request.extend(event);
            server.write_all(&request).unwrap();
        }
        // An answer to a last question means that what came before was carried out.
        atom(&mut server, "WM_PROTOCOLS");
    }

    /// The text on the clipboard, asked for as any program would that pastes.
    pub fn clipboard(&self) -> Option<String> {
        self.pasted("CLIPBOARD")
    }

    /// The text a click with the middle button pastes elsewhere; blanks are none.
    pub fn primary(&self) -> Option<String> {
        self.pasted("PRIMARY").filter(|text| !text.trim().is_empty())
    }

    /// Whether any program offers selected text.
    pub fn primary_is_offered(&self) -> bool {
        let mut server = self.server();
        begin(&mut server);
        let primary = atom(&mut server, "PRIMARY");
        owner(&mut server, primary) != 0
    }

    /// What is found while another program offers this text as selected: the control for finding nothing.
    pub fn primary_beside(&self, text: &str) -> Option<String> {
        let mut server = self.server();
        let (window, root) = begin_as_a_program(&mut server);
        let primary = atom(&mut server, "PRIMARY");
        make_window(&mut server, window, root);
        ask(&mut server, [22, 0, 4, 0], &[window, primary, 0]);
        assert_eq!(owner(&mut server, primary), window, "the text is offered");
        let end = server.try_clone().unwrap();
        std::thread::scope(|both| {
            both.spawn(move || hand_out(server, text));
            let found = self.primary();
            end.shutdown(Shutdown::Both).unwrap();
            found
        })
    }

    fn server(&self) -> UnixStream {
        UnixStream::connect(format!("/tmp/.X11-unix/X{}", self.number)).unwrap()
    }

    fn pasted(&self, selection: &str) -> Option<String> {
        let mut server = self.server();
        let (window, root) = begin_as_a_program(&mut server);
        let [selection, target, place] = [selection, "UTF8_STRING", "PASTED"].map(|name| atom(&mut server, name));
        if owner(&mut server, selection) == 0 {
            return None;
        }
        make_window(&mut server, window, root);
        ask(&mut server, [24, 0, 6, 0], &[window, selection, target, place, 0]);
        let answer = std::iter::repeat_with(|| read(&mut server, 32)).find(|event| event[0] & 0x7f == 31).unwrap();
        let found = if number(&answer, 20) == 0 { String::new() } else { property(&mut server, window, place) };
        Some(found).filter(|text| !text.is_empty())
    }

    /// The titles of all windows, as a task switcher reads them.
    pub fn titles(&self) -> Vec<String> {
        let mut server = self.server();
        let root = begin(&mut server);
        let names =
            [atom(&mut server, "_NET_WM_NAME"), atom(&mut server, "WM_NAME"), atom(&mut server, "WM_ICON_NAME")];
        let windows = children(&mut server, root);
        let all = windows.iter().flat_map(|window| names.map(|name| (*window, name)));
        all.map(|(window, name)| property(&mut server, window, name)).filter(|title| !title.is_empty()).collect()
    }
}

fn ask(server: &mut UnixStream, head: [u8; 4], words: &[u32]) {
    let mut request = head.to_vec();
    request.extend(words.iter().flat_map(|word| word.to_le_bytes()));
    server.write_all(&request).unwrap();
}

/// A window nobody sees, of one pixel.
fn make_window(server: &mut UnixStream, window: u32, root: u32) {
    ask(server, [1, 0, 8, 0], &[window, root, 0, 0x0001_0001, 0x0002_0000, 0, 0]);
}

/// The window that offers what is selected, or nought.
fn owner(server: &mut UnixStream, selection: u32) -> u32 {
    ask(server, [23, 0, 2, 0], &[selection]);
    number(&reply(server), 8)
}

/// Gives a text to whoever asks, as UTF-8, until the line is cut.
fn hand_out(mut server: UnixStream, text: &str) {
    let mut event = [0; 32];
    while server.read_exact(&mut event).is_ok() {
        if event[0] & 0x7f != 30 {
            continue;
        }
        let [time, asker, selection, target, place] = [4, 12, 16, 20, 24].map(|at| number(&event, at));
        let length = u32::try_from(text.len()).unwrap();
        let mut change = vec![18, 0];
        change.extend(u16::try_from(6 + text.len().div_ceil(4)).unwrap().to_le_bytes());
        change.extend([asker, place, target, 8, length].into_iter().flat_map(u32::to_le_bytes));
        change.extend(text.bytes());
        change.resize(change.len().next_multiple_of(4), 0);
        server.write_all(&change).unwrap();
        ask(&mut server, [25, 0, 11, 0], &[asker, 0, 31, time, asker, selection, target, place, 0, 0]);
    }
}

/// A number that is ours to give to a window, and the root window.
fn begin_as_a_program(server: &mut UnixStream) -> (u32, u32) {
    let body = greet(server);
    (number(&body, 4), root_of(&body))
}

/// A text of a window, of any type.
fn property(server: &mut UnixStream, window: u32, name: u32) -> String {
    let mut request = vec![20, 0, 6, 0];
    request.extend([window, name, 0, 0, 256].into_iter().flat_map(u32::to_le_bytes));
    server.write_all(&request).unwrap();
    let reply = reply(server);
    let length = usize::try_from(number(&reply, 16)).unwrap() * usize::from(reply[1]) / 8;
    String::from_utf8_lossy(&reply[32..32 + length]).into_owned()
}

/// Says hello (little-endian, protocol 11) and gives the root window.
fn begin(server: &mut UnixStream) -> u32 {
    root_of(&greet(server))
}

fn greet(server: &mut UnixStream) -> Vec<u8> {
    server.write_all(&[b'l', 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0]).unwrap();
    let head = read(server, 8);
    assert_eq!(head[0], 1, "the display lets us in");
    read(server, 4 * usize::from(u16::from_le_bytes([head[6], head[7]])))
}

fn root_of(body: &[u8]) -> u32 {
    let vendor = usize::from(u16::from_le_bytes([body[16], body[17]])).next_multiple_of(4);
    number(body, 32 + vendor + 8 * usize::from(body[21]))
}

fn atom(server: &mut UnixStream, name: &str) -> u32 {
    let padded = name.len().next_multiple_of(4);
    let mut request = vec![16, 0, u8::try_from(2 + padded / 4).unwrap(), 0, u8::try_from(name.len()).unwrap(), 0, 0, 0];
    request.extend(name.bytes().chain(std::iter::repeat_n(0, padded - name.len())));
    server.write_all(&request).unwrap();
    number(&reply(server), 8)
}

fn children(server: &mut UnixStream, root: u32) -> Vec<u32> {
    let mut request = vec![15, 0, 2, 0];
    request.extend(root.to_le_bytes());
    server.write_all(&request).unwrap();
    reply(server)[32..].chunks_exact(4).map(|four| number(four, 0)).collect()
}

fn reply(server: &mut UnixStream) -> Vec<u8> {
    let mut reply = read(server, 32);
    assert_eq!(reply[0], 1, "an answer, not an error");
    let more = 4 * usize::try_from(number(&reply, 4)).unwrap();
    reply.extend(read(server, more));
    reply
}

fn read(server: &mut UnixStream, length: usize) -> Vec<u8> {
    let mut bytes = vec![0; length];
    server.read_exact(&mut bytes).unwrap();
    bytes
}

fn number(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap())
}
