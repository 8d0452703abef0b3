//! How long and how much, in one value (reference reliability 3.2). Tests set milliseconds.
use std::time::Duration;

/// Every limit the platform room knows. [`Limits::default`] holds the values the product ships with.
#[derive(Clone, Debug, PartialEq)]
pub struct Limits {
    /// Until a connection stands, TLS included: 10 s.
    pub connect: Duration,
    /// From the start of a request to the end of the answer's headers: 30 s.
    pub first_byte: Duration,
    /// Between two pieces of a body: 15 s.
    pub silence: Duration,
    /// A whole JSON answer: 60 s.
    pub json_total: Duration,
    /// A whole file: 120 s.
    pub image_total: Duration,
    /// JSON bytes after unpacking: 4 MiB.
    pub json_bytes: usize,
    /// File bytes: 25 MiB.
    pub image_bytes: usize,
    /// How many times larger an answer may become by unpacking, once it is larger than 1 MiB: 20.
    pub unpack_ratio: usize,
    /// Requests in flight: 4.
    pub in_flight: usize,
    /// Cases a page asks for when the caller names no number: 50.
    pub page: u32,
    /// Cases a page may ask for: 200.
    pub page_max: u32,
    /// The longest announced pause that is waited out inside a call; a longer one is told to the caller: 2 s.
    pub pause_inside: Duration,
    /// The longest pause before a file's second link, when the first expired; before the third it is four times as long.
    /// Half of it is random: 300 ms.
    pub link_pause: Duration,
    /// How long a sign-in may take a person before its listener closes: 5 min.
    pub sign_in: Duration,
    /// How long a lock lets the outbox send what is due: 20 s (DESIGN section 11).
    pub lock_grace: Duration,
    /// How long closing, and a lock at its end, waits for a renewal of the tokens that is under way: 1 s. One that is cut
    /// off costs a sign-in.
    pub end_grace: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            first_byte: Duration::from_secs(30),
            silence: Duration::from_secs(15),
            json_total: Duration::from_secs(60),
            image_total: Duration::from_secs(120),
            json_bytes: 4 * 1024 * 1024,
            image_bytes: 25 * 1024 * 1024,
            unpack_ratio: 20,
            in_flight: 4,
            page: 50,
            page_max: 200,
            pause_inside: Duration::from_secs(2),
            link_pause: Duration::from_millis(300),
            sign_in: Duration::from_secs(300),
            lock_grace: Duration::from_secs(20),
            end_grace: Duration::from_secs(1),
        }
    }
}
