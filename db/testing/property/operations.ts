/** Operations by chance, and the steps they make. */
import fc from 'fast-check';
import type { Act, Chance } from './acting';
import { acts, type Kind } from './acts';
import type { ModelWorld } from './world';

/** Of an operation everything but its kind is chance: whom it strikes, how much, which way, and whether it comes twice. */
export type Operation = Chance & { kind: Kind; again: boolean };

/** A statement with the one answer that is right. */
export type Step = { statement: string; expected: string; operation: Operation };

/** More often what leads somewhere. */
const weights: Partial<Record<Kind, number>> = {
  ...{ place: 10, authorize: 10, endUndo: 4, beginCapture: 9, captured: 9, settling: 4, recordFee: 9, age: 8 },
  ...{ review: 5, claim: 5, decide: 8, answer: 6, refund: 8, refundSucceeded: 9, dispute: 14, claimReversals: 6 },
  ...{ reversalSucceeded: 3, keptBack: 5, payOut: 8, transfer: 4, resolve: 4, decline: 1, wait: 2, expire: 1, void: 2 },
  ...{ voided: 2, refundFailed: 1, misuseKey: 1, misuseLedgerKey: 1 },
};
const kinds = (Object.keys(acts) as Kind[]).flatMap((kind) => Array.from({ length: weights[kind] ?? 2 }, () => kind));

/** A whole run of them. */
export const operations = (count: number) =>
  fc.array(
    fc.record({
      ...{ kind: fc.constantFrom(...kinds), pick: fc.nat(1_000_000), amount: fc.nat(20_000), way: fc.nat(1_000) },
      again: fc.nat(5).map((one) => one === 0),
    }),
    { minLength: count, maxLength: count },
  );

/** Plays operations on the model. One that comes twice is a second step with an answer of its own, and moves no balance. */
export function stepsOf(world: ModelWorld, given: readonly Operation[]): Step[] {
  return given.flatMap((operation) => {
    const act = (acts[operation.kind] as Act)(world, operation);
    if (!act) return [];
    const [statement, answer] = act();
    const steps = [{ statement, expected: JSON.stringify(answer), operation }];
    if (!operation.again) return steps;
    const before = fingerprint(world);
    const [again, second] = act();
    if (fingerprint(world) !== before) throw new Error(`the model lets ${operation.kind} happen twice`);
    return [...steps, { statement: again, expected: JSON.stringify(second), operation }];
  });
}

const fingerprint = (world: ModelWorld) =>
  JSON.stringify([...world.book.balances()].map(([account, { posted, pending }]) => `${account} ${posted} ${pending}`));
