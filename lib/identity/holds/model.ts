/**
 * What is held back of an account or a page by a decision, and the published rules (`/policies`) that a decision names one of.
 *
 * Invariants: a rule's number is never given to another rule, for decisions of years ago name it.
 */

/** The published rules (`/policies`), by their numbers. */
export const rules = [
  '1.1',
  '1.2',
  '1.3',
  '1.4',
  '2.1',
  '2.2',
  '2.3',
  '2.4',
  '3.1',
  '3.2',
  '3.3',
  '4.1',
  '4.2',
] as const;
/** The number of a published rule. */
export type Rule = (typeof rules)[number];

/** Chapters of the rules, by the first part of their numbers. */
export const chapters = ['1', '2', '3', '4'] as const;

/** The key of a rule's words: `1_1` of 1.1. */
export function ruleKey<Number extends Rule>(rule: Number): RuleKey {
  return rule.replace('.', '_') as RuleKey;
}
/** The key of a rule's words. */
export type RuleKey = {
  [R in Rule]: R extends `${infer Chapter}.${infer Number}` ? `${Chapter}_${Number}` : never;
}[Rule];
