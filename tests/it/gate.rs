//! A gate before a server: while it is shut, connections are refused and those that stood are gone.
use std::sync::Mutex;
use std::time::Duration;

use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// A door on a port of its own.
pub struct Gate {
    /// The server's address, by way of the gate.
    pub address: String,
    port: u16,
    behind: String,
    keeper: Mutex<Option<JoinHandle<()>>>,
}

impl Gate {
    /// An open gate before a loopback address.
    pub async fn before(address: &str) -> Self {
        let (host, path) = address.strip_prefix("http://").unwrap().split_once('/').unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let address = format!("http://127.0.0.1:{port}/{path}");
        let gate = Self { address, port, behind: host.to_owned(), keeper: Mutex::default() };
        gate.keep(listener);
        gate
    }

    fn keep(&self, listener: TcpListener) {
        let behind = self.behind.clone();
        let keeper = tokio::spawn(async move {
            let mut passing = tokio::task::JoinSet::new();
            while let Ok((mut here, _)) = listener.accept().await {
                let behind = behind.clone();
                passing.spawn(async move {
                    if let Ok(mut there) = TcpStream::connect(behind).await {
                        let _ = tokio::io::copy_bidirectional(&mut here, &mut there).await;
                    }
                });
            }
        });
        *self.keeper.lock().unwrap() = Some(keeper);
    }

    /// Shuts the gate, and waits until those who stood in it have noticed.
    pub async fn shut(&self) {
        let keeper = self.keeper.lock().unwrap().take().expect("the gate is open");
        keeper.abort();
        let _ = keeper.await;
        tokio::time::sleep(Duration::from_millis(100)).await;
    }

    /// Opens it again, on the same port.
    pub async fn open(&self) {
        self.keep(TcpListener::bind(("127.0.0.1", self.port)).await.unwrap());
    }
}
