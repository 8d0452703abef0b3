// The calls that take cases along in a flight pack and give them back.
import type { PackOffer, PackReport, QueueFilter } from "../contract";
import { OutboxCalls } from "./outbox-calls";
import { filtered } from "./queue-rows";
import { fail, mayFail } from "./refusals";

export class PackCalls extends OutboxCalls {
  /** How long a case of a flight pack takes: a hook for the tests. */
  packMs = 300;
  #stopPack = false;

  async packOffer(count: number, filter: QueueFilter): Promise<PackOffer> {
    const refused =
      count < 1 || count > 200 ? fail("pack_size", "A pack has 1 to 200 cases now.", "Ask for fewer.") : null;
    const matching = filtered(this.world, filter).filter(
      (row) => row.holder === null || row.holder.mine,
    ).length;
    return { matching, most: 200, needsKib: Math.min(count, 10_000) * 3_400, freeKib: 41_000_000, refused };
  }

  async takePack(count: number, filter: QueueFilter): Promise<PackReport> {
    mayFail(this, "takePack");
    this.#stopPack = false;
    const renewed = this.world.packed.size;
    const free = filtered(this.world, filter).filter((row) => row.holder === null || row.holder.mine);
    const wanted = free.map((row) => row.caseId).filter((id) => !this.world.packed.has(id));
    const next = wanted.slice(0, Math.max(0, count - renewed));
    const total = renewed + next.length;
    let taken = 0;
    for (const id of next) {
      const progress = {
        syncing: false,
        stopping: this.#stopPack,
        casesDone: renewed + taken,
        casesTotal: total,
        imagesDone: taken * 3 + 1,
        imagesTotal: taken * 3 + 3,
        kib: (taken * 3 + 1) * 900,
        kibPerSec: 640,
        secsLeft: taken === 0 ? null : Math.ceil(((next.length - taken) * this.packMs) / 1000),
      };
      this.setStatus({ pack: { ...this.world.pack(), wanted: count, progress } });
      await new Promise((done) => setTimeout(done, this.packMs));
      if (this.#stopPack) break;
      this.world.packed.set(id, Date.now() + 24 * 3600_000);
      taken += 1;
    }
    this.setStatus({ pack: { ...this.world.pack(), wanted: count, halfMade: false, progress: null } });
    this.world.emit({ queue: true });
    const released = this.#stopPack ? 1 : 0;
    const none = { refused: 0, unfinished: 0, releasedLater: 0 };
    return { taken, renewed, ...none, released, cancelled: this.#stopPack, pack: this.world.pack() };
  }
  async cancelPack(): Promise<void> {
    this.#stopPack = true;
    const { pack } = this.world.status;
    if (pack.progress) this.setStatus({ pack: { ...pack, progress: { ...pack.progress, stopping: true } } });
  }
  async releasePack(): Promise<PackReport> {
    const released = this.world.packed.size;
    this.world.packed.clear();
    this.setStatus({ pack: { ...this.world.pack(), expired: 0, halfMade: false, wanted: 0 } });
    this.world.emit({ queue: true });
    const none = { taken: 0, renewed: 0, refused: 0, unfinished: 0, releasedLater: 0, cancelled: false };
    return { ...none, released, pack: this.world.pack() };
  }
}
