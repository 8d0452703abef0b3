//! The flight pack.
use std::time::Duration;

use second_look::clock::Clock;
use second_look::console::Console;

use crate::ended::Ended;
use crate::options::Pack;
use crate::print::Printer;
use crate::show_pack;

/// Between two remarks about how far it is.
const REMARK_EVERY: Duration = Duration::from_secs(2);

/// Makes, renews or gives back the pack; without either, says how it stands.
pub async fn pack(printer: &mut Printer, console: &Console, asked: &Pack) -> Result<(), Ended> {
    if asked.release {
        let report = console.release_pack().await?;
        return printer.answer(&report, show_pack::released);
    }
    let Some(count) = asked.count else {
        let pack = console.pack().await?;
        return printer.answer(&pack, show_pack::standing);
    };
    let filter = asked.filter.wanted();
    let clock = Clock::system();
    // Both go on together: a look at how far it is must never keep the making from going on.
    let remarks = async {
        loop {
            clock.sleep(REMARK_EVERY).await;
            if let Some(progress) = console.pack().await?.progress {
                printer.remark(&show_pack::progress(&progress));
            }
        }
    };
    let made = tokio::select! {
        biased;
        made = console.take_pack(count, &filter) => made.map_err(Ended::from),
        ended = remarks => ended,
    }?;
    printer.answer(&made, show_pack::made)
}
