/** What goes wrong while a product is read, and what of it nobody holds. */
import type { ReadProblem } from '../model';
import type { Rule } from '../rules';

/** Takes notes for one product. */
export type Note = {
  readonly warn: (rule: Rule, field: string, found: string, line: number) => void;
  readonly refuse: (rule: Rule, field: string, found: string, line: number) => void;
  readonly unheld: (column: string) => void;
  readonly problems: readonly ReadProblem[];
  readonly unheldColumns: () => readonly string[];
};

/** Most problems that are told of one product; thousands of the same help nobody. */
const problemsMax = 200;

/** Begins the notes of a product. */
export function noteProblems(): Note {
  const problems: ReadProblem[] = [];
  const columns = new Set<string>();
  const add = (kind: ReadProblem['kind']) => (rule: Rule, field: string, found: string, line: number) => {
    if (problems.length < problemsMax || kind === 'refusal')
      problems.push({ line, field, rule, found: found.slice(0, 200), kind });
  };
  return {
    warn: add('warning'),
    refuse: add('refusal'),
    unheld: (column) => columns.add(column),
    problems,
    unheldColumns: () => [...columns],
  };
}
