import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readyMade } from './ready-made';

test('every package that developers are told of is there, with a guide, and is in the documentation', () => {
  const named = readyMade.map(({ folder }) => folder);
  const documented = readFileSync('docs/integrations.md', 'utf8').matchAll(/\]\(\.\.\/(integrations\/[a-z]+)\//g);
  expect(named.toSorted()).toEqual([...new Set([...documented].map(([, folder]) => folder))].toSorted());
  for (const folder of named) expect(existsSync(`${folder}/README.md`), folder).toBe(true);
});
