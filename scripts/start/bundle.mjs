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

/** Our alias is no package: a file that is missing behind it must fail here, not when the program starts. */
const ownAlias = {
  name: 'own-alias',
  setup(build) {
    build.onResolve({ filter: /^@\// }, ({ path: name, kind }) =>
      build.resolve(`./${name.slice(2)}`, { kind, resolveDir: process.cwd() }),
    );
  },
};

/**
 * @param {{ tolerant?: boolean }} [options] tolerant: a program that cannot be bundled is told and left as it was, which
 *   is what somebody wants who is just writing it
 * @returns {Promise<string>}
 */
export async function bundle({ tolerant = false } = {}) {
  const stamp = 'dist/.sources.json';
  const points = entries();
  const hash = hashOf(SOURCES, JSON.stringify(points));
  if (readJson(stamp)?.hash === hash) return 'unchanged';
  const broken = tolerant ? await bundleEach(points) : await bundleEntries(points, 'dist').then(() => []);
  if (broken.length > 0) return `left as they were: ${broken.join(', ')}`;
  writeJson(stamp, { hash }, 0o644);
  return 'bundled';
}

async function bundleEach(points) {
  const broken = [];
  for (const [name, file] of Object.entries(points)) {
    await bundleEntries({ [name]: file }, 'dist').catch(() => broken.push(name));
  }
  return broken;
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
    plugins: [serverOnly, ownAlias],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}
