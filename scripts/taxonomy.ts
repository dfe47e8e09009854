/**
 * `npm run -s taxonomy -- <file>`: loads Google's taxonomy of products from `taxonomy-with-ids.en-US.txt`, or from another language's.
 * Exit code 1 when nothing was changed because of what the file says.
 */
import { readFile } from 'node:fs/promises';
import { loadGoogleCategories } from '@/lib/shop/taxonomy/load-google-categories';

async function run([file]: string[]): Promise<[code: number, said: string]> {
  if (!file) return [1, 'Say: the file, such as taxonomy-with-ids.en-US.txt.'];
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return [1, `There is no file ${file} that can be read.`];
  const loaded = await loadGoogleCategories({ kind: 'system', name: 'taxonomy-command', locale: 'en' }, text);
  if (loaded.ok) return [0, `${loaded.value.entries} categories of Google are known.`];
  return [1, 'This is no taxonomy of Google: each line is a number, " - " and a path, and none stands twice.'];
}

const [code, said] = await run(process.argv.slice(2));
// The ring's pool would keep the process alive; it ends when everything is written.
process.stdout.write(`${said}\n`, () => process.exit(code));
