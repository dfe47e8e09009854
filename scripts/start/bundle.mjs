/**
 * Everything that runs beside Next (worker, sandbox, migrations, seed, commands) is TypeScript bundled into dist/*.mjs.
 * Packages stay outside, so native modules keep their folders. Takes a tenth of a second, so it is simply done when asked.
 */
import fs from 'node:fs';
import path from 'node:path';
import { readJson, writeJson } from './files.mjs';
import { hashOf } from './sources.mjs';

const ENTRIES = {
  migrate: 'db/migrate-command.ts',
  seed: 'db/seed/main.ts',
  worker: 'worker/main.ts',
  sandbox: 'sandbox/main.ts',
};
const SOURCES = ['db', 'lib', 'sandbox', 'scripts', 'worker', 'bench', 'tsconfig.json', 'package-lock.json'];

/** The four above and every TypeScript command in scripts/, under its own name. */
function entries() {
  const commands = fs.readdirSync('scripts').filter((name) => name.endsWith('.ts') && !name.includes('.test.'));
  const all = { ...ENTRIES, ...Object.fromEntries(commands.map((name) => [path.parse(name).name, `scripts/${name}`])) };
  return Object.fromEntries(Object.entries(all).filter(([, file]) => fs.existsSync(file)));
}

/** `server-only` throws outside a React server; these programs are servers without React. */
const serverOnly = {
  name: 'server-only',
  setup(build) {
    build.onResolve({ filter: /^server-only$/ }, () => ({ path: 'server-only', namespace: 'empty' }));
    build.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: '' }));
  },
};

/** @returns {Promise<'unchanged' | 'bundled'>} */
export async function bundle() {
  const stamp = 'dist/.sources.json';
  const points = entries();
  const hash = hashOf(SOURCES, JSON.stringify(points));
  if (readJson(stamp)?.hash === hash) return 'unchanged';
  await bundleEntries(points, 'dist');
  writeJson(stamp, { hash }, 0o644);
  return 'bundled';
}

/** @param {Record<string, string>} entryPoints name of the program and its source @param {string} outdir */
export async function bundleEntries(entryPoints, outdir) {
  const { build } = await import('esbuild');
  await build({
    entryPoints,
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    conditions: ['react-server'],
    plugins: [serverOnly],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}
