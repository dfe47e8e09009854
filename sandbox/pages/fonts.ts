import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Reply } from '../core/server';
import { json } from './shell';

const FILES: Record<string, string> = {
  latin: 'readex-pro-latin-wght-normal.woff2',
  arabic: 'readex-pro-arabic-wght-normal.woff2',
};

/** The app's own face, from the same package, so that the framed fields look like the form around them. */
export async function fontFile(name: string): Promise<Reply> {
  const file = FILES[name];
  if (file === undefined) return json(404, { error: { message: 'No such font.' } });
  try {
    const path = createRequire(import.meta.url).resolve(`@fontsource-variable/readex-pro/files/${file}`);
    const headers = { 'content-type': 'font/woff2', 'cache-control': 'public, max-age=31536000, immutable' };
    return { status: 200, headers, body: await readFile(path) };
  } catch {
    // The system's face serves as well.
    return json(404, { error: { message: 'This font is not installed.' } });
  }
}
