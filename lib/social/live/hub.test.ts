import { sql } from 'drizzle-orm';
import { expect, it, vi } from 'vitest';
import { socialDb } from '@/db/client/social';
import { aGuest, aPerson } from '@/db/testing/a-person';
import { closeAccount } from '@/lib/identity/accounts/close-account';
import { findActor } from '@/lib/identity/sessions/queries';
import { toUuid } from '@/lib/kernel/ids';
import { listenTo, missed } from './hub';
import { openStream } from './stream';
import { topicsFor } from './topics';

const share = 'share:00000000-0000-7000-8000-000000000001';
const tellLive = (topic: string) => socialDb().execute(sql`select social.tell_live(${topic})`);
const nextTick = () => new Promise((resolve) => setTimeout(resolve, 50));

it('tells what happens to a topic to whoever waits for it, and to nobody else, also after the connection was lost', async () => {
  const heard: string[] = [];
  const others: string[] = [];
  const stop = listenTo([share], (topic, word) => heard.push(`${topic} ${word}`));
  listenTo(['person:x'], (topic) => others.push(topic));
  await vi.waitFor(async () => {
    await tellLive(`${share} gone`);
    expect(heard).toContain(`${share} gone`);
  }, 10_000);
  await socialDb().execute(
    sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'souk-live' and datname = current_database()`,
  );
  await vi.waitFor(() => expect(heard).toContain(`${share} ${missed}`), { timeout: 10_000 });
  expect(others).toEqual(['person:x']); // missed, and nothing of the other's
  stop();
  const before = heard.length;
  await tellLive(share);
  await nextTick();
  expect(heard.length).toBe(before);
});

it('is a stream of events that says which topic and never what, and ends with whoever reads it', async () => {
  const reader = openStream('somebody', [share], new AbortController().signal)?.getReader();
  const text = new TextDecoder();
  const first = text.decode((await reader?.read())?.value);
  expect(first).toBe('retry: 2000\nevent: ready\ndata:\n\n');
  await tellLive(share);
  expect(text.decode((await reader?.read())?.value)).toBe(`event: told\ndata: ${share} \n\n`);
  await reader?.cancel();
  const open = Array.from({ length: 25 }, () => openStream('somebody', [], new AbortController().signal));
  expect(open.filter((stream) => stream !== null)).toHaveLength(24);
  await Promise.all(open.map((stream) => stream?.cancel()));
  expect(openStream('somebody', [], AbortSignal.timeout(1))).not.toBeNull();
});

it('lets everybody hear of her own things and of shares, and of nothing else by its name', async () => {
  const lina = await aPerson();
  const other = 'person:00000000-0000-7000-8000-000000000001';
  expect(await topicsFor(lina, [share, share, other, 'talk:1', 'share:x'])).toEqual([
    `person:${toUuid(lina.personId)}`,
    `gone:${toUuid(lina.personId)}`,
    share,
  ]);
  expect(await topicsFor(aGuest, [other])).toEqual([]);
});

it('ends at once when her account is closed, and does not begin for who proved herself just before', async () => {
  const lina = await aPerson();
  const topics = await topicsFor(lina, []);
  const lives = async () => (await findActor(lina.sessionId, null)) !== null;
  const open = () => openStream(lina.personId, topics, new AbortController().signal, lives)?.getReader();
  const [reader, cut] = [open(), openStream('somebody', [share], new AbortController().signal)?.getReader()];
  for (const one of [reader, cut]) expect(new TextDecoder().decode((await one?.read())?.value)).toContain('ready');
  await closeAccount(lina, { handle: lina.handle });
  expect(await reader?.read()).toEqual({ done: true, value: undefined });
  expect(await open()?.read()).toEqual({ done: true, value: undefined });
  // Nobody else's ends with it.
  await tellLive(share);
  expect((await cut?.read())?.done).toBe(false);
  await cut?.cancel();
});
