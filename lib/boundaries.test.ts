import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** One violation per rule, as small as it can be: the file, and what stands in it. */
const planted: [rule: string, files: Record<string, string>][] = [
  [
    'wallet-never-reaches-feed',
    {
      'lib/social/feed/queries.ts': "import '@/lib/shop/through/queries';",
      'lib/shop/through/queries.ts': "import type { W } from '@/lib/money/wallet/model'; export type T = W;",
      'lib/money/wallet/model.ts': 'export type W = 1;',
    },
  ],
  [
    'one-crossing',
    {
      'lib/money/orders/share.ts': "import '@/lib/social/sharing/share';",
      'lib/social/sharing/share.ts': 'export const s = 1;',
    },
  ],
  [
    'ledger-has-one-writer',
    {
      'lib/money/orders/cheat.ts': "import '@/db/schema/money/ledger/entry';",
      'db/schema/money/ledger/entry.ts': 'export const e = 1;',
    },
  ],
  [
    'vault-belongs-to-money',
    {
      'app/(money)/wallet/open.ts': "import '@/lib/money/vault/open-record';",
      'lib/money/vault/open-record.ts': 'export const o = 1;',
    },
  ],
  [
    'vault-has-three-users',
    {
      'lib/social/talking/open.ts': "import '@/lib/platform/vault/open-content';",
      'lib/platform/vault/open-content.ts': 'export const o = 1;',
    },
  ],
  [
    'pages-do-not-query',
    { 'app/(shop)/page.tsx': "import '@/db/client/shop';", 'db/client/shop.ts': 'export const d = 1;' },
  ],
  ['domains-know-no-framework', { 'lib/shop/framework/read.ts': "import 'next/cache';" }],
  [
    'model-is-pure',
    {
      'lib/shop/impure/model.ts': "import '@/lib/shop/impure/price';",
      'lib/shop/impure/price.ts': 'export const p = 1;',
    },
  ],
  [
    'kernel-imports-nothing',
    { 'lib/kernel/money.ts': "import '@/lib/platform/log';", 'lib/platform/log.ts': 'export const l = 1;' },
  ],
  [
    'no-cycles',
    {
      'lib/shop/cycle/one.ts': "import '@/lib/shop/cycle/two'; export const a = 1;",
      'lib/shop/cycle/two.ts': "import '@/lib/shop/cycle/one'; export const b = 1;",
    },
  ],
  [
    'sandbox-stands-alone',
    { 'lib/money/checkout/gateway.ts': "import '@/sandbox/main';", 'sandbox/main.ts': 'export const m = 1;' },
  ],
  ['sandbox-knows-nothing', { 'sandbox/borrow.ts': "import '@/lib/shop/impure/price';" }],
  [
    'one-ring-per-worker-file',
    { 'worker/shop.ts': "import '@/lib/money/orders/refund';", 'lib/money/orders/refund.ts': 'export const r = 1;' },
  ],
];

const rulesFile = path.resolve('lib/boundaries.cjs');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'souk-rules-'));
  symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'));
  writeFileSync(
    path.join(folder, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: { jsx: 'react-jsx', moduleResolution: 'bundler', module: 'esnext', paths: { '@/*': ['./*'] } },
    }),
  );
  cpSync(rulesFile, path.join(folder, 'boundaries.cjs'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Violation = { rule: { name: string }; from: string };

function violations(files: Record<string, string>): Violation[] {
  const roots = ['app', 'lib', 'db', 'worker', 'sandbox'];
  for (const root of roots) {
    rmSync(path.join(folder, root), { recursive: true, force: true });
    mkdirSync(path.join(folder, root));
  }
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  const command = ['--config', 'boundaries.cjs', '--output-type', 'json', ...roots];
  const run = spawnSync('node_modules/.bin/depcruise', command, { cwd: folder, encoding: 'utf8' });
  const report = JSON.parse(run.stdout) as { summary: { violations: Violation[] } };
  return report.summary.violations;
}

test('every rule has a planted violation here', async () => {
  const { default: rules } = (await import(rulesFile)) as { default: { forbidden: { name: string }[] } };
  expect(planted.map(([name]) => name).sort()).toEqual(rules.forbidden.map((one) => one.name).sort());
});

test('each planted violation is reported, in the file where it was planted', () => {
  const found = violations(Object.assign({}, ...planted.map(([, files]) => files)));
  for (const [rule, files] of planted) {
    const guilty = found.filter((one) => one.rule.name === rule).map((one) => one.from);
    expect([rule, Object.keys(files).some((file) => guilty.includes(file))]).toEqual([rule, true]);
  }
}, 30_000);

test('code that keeps the rules is left alone', () => {
  expect(
    violations({
      'app/(shop)/[page]/[product]/@pay/page.tsx': "import '@/lib/money/checkout/queries';",
      'lib/money/checkout/queries.ts': "import '@/lib/shop/catalog/queries';",
      'lib/shop/catalog/queries.ts': "import '@/lib/kernel/money';",
      'lib/kernel/money.ts': 'export const m = 1;',
    }),
  ).toEqual([]);
}, 30_000);
