import 'server-only';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** A test pair, as the developers' page sends it to have its file. */
export const ReadyPair = z.object({
  secret: z.string().regex(/^sk_test_[A-Za-z0-9_-]{43}$/),
  publishable: z.string().regex(/^pk_test_[A-Za-z0-9_-]{24}$/),
});

const read = (file: string) =>
  readFileSync(path.join(/* turbopackIgnore: true */ process.cwd(), 'integrations/merchant', file), 'utf8');

/**
 * The plain merchant of `integrations/merchant` as one file that runs as it is saved: its page within it, and a test pair where it otherwise
 * asks for one. Nothing is stored; the keys are the reader's own.
 */
export function readyServer(api: string, { secret, publishable }: z.output<typeof ReadyPair>): string {
  const page = JSON.stringify(read('index.html'));
  const filled: [string, string][] = [
    ["readFileSync(new URL('./index.html', import.meta.url), 'utf8')", page],
    ["import { readFileSync } from 'node:fs';\n", ''],
    ["SOUK = 'http://localhost:3000'", `SOUK = '${api}'`],
    ["SOUK_SECRET_KEY = ''", `SOUK_SECRET_KEY = '${secret}'`],
    ["SOUK_PUBLISHABLE_KEY = ''", `SOUK_PUBLISHABLE_KEY = '${publishable}'`],
  ];
  return filled.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the plain merchant has no ${from}`);
    return text.replace(from, () => to);
  }, read('server.mjs'));
}
