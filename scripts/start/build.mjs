/** `next build`, when what the app is made from has changed since the build that lies in .next. */
import fs from 'node:fs';
import { readJson, writeJson } from './files.mjs';
import { alone } from './mutex.mjs';
import { runOrRefuse } from './run.mjs';
import { Refusal } from './say.mjs';
import { hashOf } from './sources.mjs';

const SOURCES = [
  'app',
  'db',
  'lib',
  'public',
  'instrumentation.ts',
  'next.config.mjs',
  'package-lock.json',
  'postcss.config.mjs',
  'proxy.ts',
  'tsconfig.json',
];
/** Inside what it vouches for: whoever deletes the build deletes the stamp. */
const STAMP = '.next/souk-sources.json';
export const NEXT = 'node_modules/next/dist/bin/next';

const stampHash = () => readJson(STAMP)?.hash;

/** @returns {Promise<'unchanged' | 'built' | 'no app yet'>} */
export async function build() {
  if (!fs.existsSync('app/layout.tsx')) return 'no app yet';
  const hash = hashOf(SOURCES, process.version);
  if (stampHash() === hash) return 'unchanged';
  return alone(
    'node_modules/.souk-building',
    async () => {
      // The start that waited here finds the build of the one before it.
      if (stampHash() === hash) return 'unchanged';
      fs.rmSync(STAMP, { force: true });
      const environment = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
      await runOrRefuse(
        process.execPath,
        [NEXT, 'build'],
        { environment },
        (words) => `The app could not be built:\n${words.slice(-4000)}`,
      );
      if (!fs.existsSync('.next/BUILD_ID'))
        throw new Refusal(
          'The build ended without a result. Start again; if it happens twice, remove the folder .next.',
        );
      writeJson(STAMP, { hash }, 0o644);
      return 'built';
    },
    15 * 60_000,
  );
}
