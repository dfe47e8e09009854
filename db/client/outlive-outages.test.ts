import { spawnSync } from 'node:child_process';
import { buildSync } from 'esbuild';
import { expect, test } from 'vitest';

const bundle = buildSync({
  stdin: {
    contents: `import { outliveOutages } from './db/client/outlive-outages'; outliveOutages(() => undefined);`,
    resolveDir: process.cwd(),
    loader: 'ts',
  },
  ...{ bundle: true, write: false, platform: 'node', format: 'esm' },
});
const text = bundle.outputFiles?.[0]?.text ?? '';
const endOf = (then: string) =>
  spawnSync(process.execPath, [
    '--input-type=module',
    '-e',
    `${text}\n${then}\nsetTimeout(() => process.exit(7), 200);`,
  ]).status;

test('a statement that is given up with its connection ends no program, and a bug still does', () => {
  expect(endOf(`Promise.reject(Object.assign(new Error('gone'), { code: 'DATABASE_AWAY' }));`)).toBe(7);
  expect(endOf(`setImmediate(function nextWrite() { null.write(); });`)).toBe(7);
  expect(endOf(`Promise.reject(new Error('a bug'));`)).toBe(1);
  expect(endOf(`setImmediate(() => { null.write(); });`)).toBe(1);
});
