import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** Where people say and show something to others: every action and every address that changes something. */
const places = [
  'app/(social)',
  'app/(money)/orders/share',
  'app/(money)/orders/review',
  'app/(money)/orders/message',
  'app/(shop)/[page]/[product]/review',
  'app/(identity)/settings/profile',
  'app/api/reviews',
  'app/api/profile',
  'app/studio/[page]/updates',
  'app/studio/[page]/reviews',
];

/** What is never counted, and why. */
const uncounted: Readonly<Record<string, string>> = {
  sendHideList: 'whoever wants to be unseen does not wait',
  sendTakeBack: 'whoever wants to be unseen does not wait',
  sendTakeBackHere: 'whoever wants to be unseen does not wait',
  sendTakeBackAll: 'whoever wants to be unseen does not wait',
  sendLeaveShare: 'whoever wants to be unseen does not wait',
  sendStop: 'a link of a mail, which is its own proof',
  'app/(social)/unsubscribe/one-click/route.ts POST': 'a link of a mail, which is its own proof',
  readAsBuyer: 'one row of a conversation, however often',
  readAsShop: 'one row of a conversation, however often',
};

function filesOf(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\./.test(name))
    .map((name) => path.posix.join(folder, name.replaceAll('\\', '/')));
}

const textOf = (file: string) => readFileSync(path.join(root, file), 'utf8');

type Change = { readonly name: string; readonly file: string; readonly body: string };

/** The exports of a file of actions, or the ways of an address that change something, each with its words. */
function changesOf(file: string): Change[] {
  const text = textOf(file);
  const isActions = /^'use[ ]server'/m.test(text);
  if (!isActions && !file.endsWith('/route.ts')) return [];
  return text
    .split(/^(?=export )/m)
    .flatMap((body) => {
      const name = /^export (?:const|async function|function) (\w+)/.exec(body)?.[1];
      if (name === undefined || (!isActions && !/^(?:POST|PUT|PATCH|DELETE)$/.test(name))) return [];
      return [{ name: isActions ? name : `${file} ${name}`, file, body }];
    })
    .map(({ body, ...change }) => ({ ...change, body: `${guardOf(text, body)}${body}` }));
}

/** What stands in the file of a guard that an action names. */
function guardOf(text: string, body: string): string {
  const named = /formAction\(\s*[^,]+,\s*(\w+),/.exec(body)?.[1];
  if (named === undefined) return '';
  const files = named === 'owner' ? [text, textOf('app/studio/owner.ts')] : [text];
  return new RegExp(`const ${named} = ([^;]*);`).exec(files.join('\n'))?.[1] ?? '';
}

/** The files of verbs that a file imports, whose own words may hold the limit. */
function verbsOf(file: string): string {
  return [...textOf(file).matchAll(/from '@\/(lib\/(?:social|shop|identity)\/[\w/-]+)'/g)]
    .map(([, verb]) => textOf(`${verb}.ts`))
    .filter((text) => /\ballow\(|_pace_|isTooSoon\(/.test(text))
    .flatMap((text) => [...text.matchAll(/export async function (\w+)/g)].map(([, name]) => name))
    .join(' ');
}

const counts = ({ body, file }: Change) =>
  /limit: '[\w-]+'|\ballow\(/.test(body) ||
  verbsOf(file)
    .split(' ')
    .some((verb) => verb !== '' && new RegExp(`\\b${verb}\\b`).test(body));

const changes = places.flatMap(filesOf).flatMap(changesOf);

/** What a screen writes when it is looked at. */
const seen: Readonly<Record<string, readonly string[]>> = {
  // One row of her own, once in half an hour.
  'app/(social)/feed/page.tsx': ['lib/social/feed/look.ts'],
};

describe('what people say and show to others', () => {
  it.each(changes.map((change) => [change.name, change] as const))('is counted: %s', (name, change) => {
    expect(counts(change) || Object.hasOwn(uncounted, name), `${change.file}: no limit`).toBe(true);
  });

  it('is left uncounted only where that is said, and nothing is said of what is not there', () => {
    expect(changes.length).toBeGreaterThan(50);
    const free = changes.filter((change) => !counts(change)).map(({ name }) => name);
    expect(free.sort()).toEqual(Object.keys(uncounted).sort());
  });

  it('has no other way in: what changes something of this ring is called by an action, an address or a job alone', () => {
    const callers = filesOf('app').filter((file) => /\.tsx$|(?<!\/route|actions?)\.ts$/.test(file));
    const writers = filesOf('lib/social').filter(
      (file) =>
        /export (?:async )?function \w+\(\s*actor: PersonActor/.test(textOf(file)) &&
        /\b(?:insert into|update social|delete from)\b|\.(?:insert|update|delete)\(/.test(textOf(file)) &&
        !/\/(?:queries|reported)\.ts$/.test(file),
    );
    expect(writers.length).toBeGreaterThan(20);
    for (const file of callers) {
      if (/^'use[ ]server'/m.test(textOf(file))) continue;
      // A verb is called as its file is; a file may hold a question beside it.
      const called = writers.filter((writer) => {
        const verb = path.basename(writer, '.ts').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
        const from = `import (?!type)[^;]*\\b${verb}\\b[^;]* from '@/${writer.replace('.ts', '')}'`;
        return new RegExp(from).test(textOf(file));
      });
      expect(called, file).toEqual(seen[file] ?? []);
    }
  });
});
