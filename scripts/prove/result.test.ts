import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openRecord } from './result.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'souk-proof-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const shownOf = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
const open = () => {
  const file = path.join(folder, 'result.json');
  return { file, record: openRecord({ folder, shown: true, facts: { surfaces: 3, viewers: 4 }, file }) };
};
const holding = { name: 'it holds', faults: [] };

test('a proof that breaks off has written what it found, and says that it did not finish', () => {
  const { file, record } = open();
  expect(shownOf(file)).toMatchObject({ finished: false, holds: false, surfaces: 3, answers: 0 });
  record.compared({ found: [], compared: 7, bytes: 2_000_000, ordered: 1, again: 0 });
  record.add([holding, { name: 'it leaks', faults: ['here'] }]);
  expect(shownOf(file)).toMatchObject({ finished: false, holds: false, answers: 7, megabytes: 2, checks: 2 });
  const lines = readFileSync(path.join(folder, 'found.jsonl'), 'utf8').trim().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual(record.results);
});

test('one that came to its end holds when nothing was found, and only then', () => {
  const good = open();
  good.record.add([holding]);
  expect(shownOf(good.file)).toMatchObject({ finished: false, holds: false });
  good.record.end();
  expect(shownOf(good.file)).toMatchObject({ finished: true, holds: true });
  const bad = open();
  bad.record.add([{ name: 'it leaks', faults: ['here'] }]);
  bad.record.end();
  expect(shownOf(bad.file)).toMatchObject({ finished: true, holds: false });
});
