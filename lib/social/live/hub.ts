import 'server-only';
import postgres from 'postgres';
import { connectSeconds } from '@/db/client/time-limits';
import { logBug } from '@/lib/platform/log';

/** What the database tells: a topic (`share:<uuid>`), and behind it perhaps a word of what happened (`talk:<uuid> typing`). */
type Hearer = { readonly topics: ReadonlySet<string>; readonly hear: (topic: string, word: string) => void };

type Hub = { hearers: Set<Hearer>; listening: Promise<unknown> | null; heardBefore: boolean };

// Next reloads modules in development; the one connection that listens lives on the global object.
const held = globalThis as typeof globalThis & { soukHub?: Hub };

const retryMs = 500;

/** What listeners are told when messages may have been missed, while the database was away. */
export const missed = 'missed';

/**
 * Calls `hear` for everything the database tells of the given topics, until what it hands out is called. All listeners of a
 * process share one connection. After the connection was lost, each hears `missed` for each of its topics.
 */
export function listenTo(topics: readonly string[], hear: Hearer['hear']): () => void {
  held.soukHub ??= { hearers: new Set(), listening: null, heardBefore: false };
  const hub = held.soukHub;
  const hearer = { topics: new Set(topics), hear };
  hub.hearers.add(hearer);
  hub.listening ??= listen(hub);
  return () => void hub.hearers.delete(hearer);
}

/** Resolves once what is told is heard: of what was told before, nobody hears. */
export async function heard(): Promise<void> {
  await held.soukHub?.listening;
}

/** Waits for a database that is away as long as it takes: those who wait already would otherwise never hear. */
async function listen(hub: Hub): Promise<void> {
  const url = process.env.DATABASE_URL_SOCIAL;
  if (!url) throw new Error('DATABASE_URL_SOCIAL is not set');
  const client = postgres(url, {
    max: 1,
    connect_timeout: connectSeconds,
    backoff: () => 0.5,
    onnotice: () => undefined,
    connection: { application_name: 'souk-live' },
  });
  for (;;) {
    try {
      await client.listen(
        'souk_live',
        (payload) => tell(hub, payload),
        () => tellMissed(hub),
      );
      return;
    } catch (error) {
      logBug('live_listen_failed', error);
      await new Promise((resolve) => setTimeout(resolve, retryMs));
    }
  }
}

function tell(hub: Hub, payload: string): void {
  const [topic = '', word = ''] = payload.split(' ');
  for (const hearer of hub.hearers) if (hearer.topics.has(topic)) hearer.hear(topic, word);
}

function tellMissed(hub: Hub): void {
  if (hub.heardBefore) for (const { topics, hear } of hub.hearers) for (const topic of topics) hear(topic, missed);
  hub.heardBefore = true;
}
