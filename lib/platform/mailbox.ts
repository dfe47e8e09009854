import 'server-only';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { fromUuid, type Id, newId, parseId } from '@/lib/kernel/ids';
import { env } from './env';
import type { Once } from './mail';
import { hashToken } from './tokens';

const StoredMail = z.object({
  id: z.string(),
  at: z.coerce.date(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  locale: z.enum(['en', 'ar']),
  unsubscribe: z.string().optional(),
});

/** A mail of the local mailbox. */
export type StoredMail = z.infer<typeof StoredMail>;

/** How many mails the mailbox keeps; older ones make room. */
const mailsMax = 2_000;
const shownMax = 100;

const folder = () => path.join(env().SOUK_DATA, 'mailbox');
/** Where it is counted what was taken out; empty files, and none of them is a mail. */
const tallyFolder = (tally: string) => path.join(env().SOUK_DATA, 'mailbox-taken', tally);

/** Writes a mail as one file, whole or not at all; its id sorts by time. */
export async function putInMailbox({ once, ...mail }: Omit<StoredMail, 'id' | 'at'> & { once?: Once }): Promise<void> {
  const id = once ? idOnce(once) : newId('mail');
  await mkdir(folder(), { recursive: true, mode: 0o700 });
  const file = path.join(folder(), `${id}.json`);
  await writeFile(`${file}.part`, JSON.stringify({ ...mail, id, at: new Date() }), { mode: 0o600, flush: true });
  await rename(`${file}.part`, file);
  const names = await mailNames();
  for (const name of names.slice(mailsMax)) await rm(path.join(folder(), name), { force: true });
}

/** The id of a mail that may be sent twice and is there once: like any other its beginning is its time. */
function idOnce({ key, at }: Once): Id<'mail'> {
  const time = at.getTime().toString(16).padStart(12, '0');
  const rest = hashToken(key);
  return fromUuid(
    'mail',
    `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-8${rest.slice(3, 6)}-${rest.slice(6, 18)}`,
  );
}

/** The latest mails, newest first; with `search`, those whose address or subject contain it. */
export async function listMailbox(search: string): Promise<StoredMail[]> {
  const wanted = search.trim().toLowerCase();
  const found: StoredMail[] = [];
  for (const name of await mailNames()) {
    if (found.length >= shownMax) break;
    const mail = await readStored(name);
    if (mail && `${mail.to}\n${mail.subject}`.toLowerCase().includes(wanted)) found.push(mail);
  }
  return found;
}

/** One mail by its id, or null. */
export async function readMailbox(id: Id<'mail'>): Promise<StoredMail | null> {
  return readStored(`${id}.json`);
}

/** Takes every mail to this address out of the mailbox; see `emptyMailboxWhere`. */
export function emptyMailbox(to: string, tally?: string): Promise<number> {
  return emptyMailboxWhere((address) => address === to.toLowerCase(), tally);
}

/**
 * Takes every mail out of the mailbox whose address, in small letters, is one of those. Answers how many; with a tally (a name of plain
 * letters), how many were ever taken out under it. There an empty file says so before a mail goes, so that whoever dies in the
 * midst, and whoever goes on, count none twice and miss none.
 */
export async function emptyMailboxWhere(isTo: (address: string) => boolean, tally?: string): Promise<number> {
  let gone = 0;
  for (const name of await mailNames()) {
    const mail = await readStored(name);
    if (!mail || !isTo(mail.to.toLowerCase())) continue;
    if (tally !== undefined) {
      await mkdir(tallyFolder(tally), { recursive: true, mode: 0o700 });
      await writeFile(path.join(tallyFolder(tally), name), '');
    }
    await rm(path.join(folder(), name), { force: true });
    gone += 1;
  }
  return tally === undefined ? gone : (await readdir(tallyFolder(tally)).catch(() => [])).length;
}

/** Forgets a tally, or without a name those that nobody added to for a day. */
export async function dropTallies(tally?: string): Promise<void> {
  if (tally !== undefined) return rm(tallyFolder(tally), { recursive: true, force: true });
  for (const name of await readdir(tallyFolder('')).catch(() => [])) {
    const { mtimeMs } = await stat(tallyFolder(name)).catch(() => ({ mtimeMs: Date.now() }));
    if (mtimeMs < Date.now() - 86_400_000) await dropTallies(name);
  }
}

async function mailNames(): Promise<string[]> {
  const names = await readdir(folder()).catch(() => []);
  return names
    .filter((name) => name.endsWith('.json') && parseId('mail', name.slice(0, -5)) !== null)
    .sort()
    .reverse();
}

async function readStored(name: string): Promise<StoredMail | null> {
  try {
    return StoredMail.parse(JSON.parse(await readFile(path.join(folder(), name), 'utf8')));
  } catch {
    // Removed by another process between listing and reading, or not written by us.
    return null;
  }
}
