import 'server-only';
import { heard, listenTo } from './hub';

/** A comment goes out this often, so that no proxy takes the connection for dead. */
const beatMs = 20_000;
/** A stream ends after this long; browsers open the next by themselves, and are asked anew who they are. */
const lifeMs = 10 * 60_000;
/** Streams of one browser's person or network at a time, and of the whole process. */
const perOwnerMax = 24;
const allMax = 4_000;

type Streams = { ends: Set<() => void>; byOwner: Map<string, number>; watching: boolean };

// One for the process, across reloads in development.
const held = globalThis as typeof globalThis & { soukStreams?: Streams };

/**
 * A stream of server-sent events (`told`, with `<topic> <word>` as its data) of the given topics, for one owner: her person's
 * id or her network. It ends when her account is closed, also one that is closed between her being proven and its being heard: `lives` is
 * asked then. Null when she, or everybody together, has too many open.
 */
export function openStream(
  owner: string,
  topics: readonly string[],
  gone: AbortSignal,
  lives: () => Promise<boolean> = async () => true,
): ReadableStream | null {
  held.soukStreams ??= { ends: new Set(), byOwner: new Map(), watching: false };
  const streams = held.soukStreams;
  const open = streams.byOwner.get(owner) ?? 0;
  if (open >= perOwnerMax || streams.ends.size >= allMax) return null;
  streams.byOwner.set(owner, open + 1);
  endWithProcess(streams);
  const text = new TextEncoder();
  let end: () => void = () => undefined;
  return new ReadableStream({
    async start(controller) {
      const send = (line: string) => controller.enqueue(text.encode(line));
      const stop = listenTo(topics, (topic, word) =>
        topic.startsWith('gone:') && word === '' ? end() : send(`event: told\ndata: ${topic} ${word}\n\n`),
      );
      const beat = setInterval(() => send(': beat\n\n'), beatMs);
      const life = setTimeout(() => end(), lifeMs);
      end = () => {
        if (!streams.ends.delete(end)) return;
        stop();
        clearInterval(beat);
        clearTimeout(life);
        const left = (streams.byOwner.get(owner) ?? 1) - 1;
        if (left > 0) streams.byOwner.set(owner, left);
        else streams.byOwner.delete(owner);
        try {
          controller.close();
        } catch {
          // The browser closed it first.
        }
      };
      streams.ends.add(end);
      gone.addEventListener('abort', () => end());
      // Who reads this asks for her screen anew; from here on she misses nothing.
      await heard();
      if (!(await lives().catch(() => false))) end();
      if (streams.ends.has(end)) send('retry: 2000\nevent: ready\ndata:\n\n');
    },
    cancel: () => end(),
  });
}

/** A server that stops waits for its answers to end, and these would not. */
function endWithProcess(streams: Streams): void {
  if (streams.watching) return;
  streams.watching = true;
  process.once('SIGTERM', () => {
    for (const end of [...streams.ends]) end();
  });
}
