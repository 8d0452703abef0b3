// An engine over sample data, for the browser tests and for looking at the view without the real one. It keeps the same
// promises the view relies on: claims on opening, checks before saving, an undo time, the words of the outbox, events
// that carry ids only. It decides nothing about the product; the Rust side does.
//
// It is one class in several files, each adding the calls of one subject to the class before it: hooks, start, session,
// queue, several, case, decision, outbox, pack, ledger, retention, package. Only calls and hooks are its methods:
// practice.test.mjs counts every method as something the engine was asked. All else is in functions and in FakeWorld.
import type { Ipc } from "../contract";
import { PackageCalls } from "./package-calls";

export class FakeEngine extends PackageCalls implements Ipc {}
