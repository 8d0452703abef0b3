// How a call fails: with an error as the engine's, or with the one a test has put up.
import type { AppError } from "../contract";

export const fail = (code: string, message: string, action: string | null = null): AppError => ({
  code,
  message,
  action,
  facts: {},
});

/** The hook a call looks at first. */
export interface FailNext {
  failNext: { call: string; error: Omit<AppError, "facts"> } | null;
}

export function mayFail(hooks: FailNext, call: string): void {
  if (hooks.failNext?.call !== call) return;
  const { error } = hooks.failNext;
  hooks.failNext = null;
  throw error;
}
