/**
 * Throws when a programmer's assumption does not hold. Never used for what a user can get wrong:
 * that is a `Refusal`. The message reaches logs only.
 */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${message}`);
}
