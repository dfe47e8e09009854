import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('every package that developers are told of is there, with a guide, and is in the documentation', () => {
  const page = readFileSync('app/(money)/developers/platforms.tsx', 'utf8');
  const named = [...page.matchAll(/folder: '([a-z]+)'/g)].map(([, folder]) => folder);
  const documented = [...readFileSync('docs/integrations.md', 'utf8').matchAll(/\]\(\.\.\/integrations\/([a-z]+)\//g)];
  expect(named.toSorted()).toEqual([...new Set(documented.map(([, folder]) => folder))].toSorted());
  for (const folder of named) expect(existsSync(`integrations/${folder}/README.md`), folder).toBe(true);
});
