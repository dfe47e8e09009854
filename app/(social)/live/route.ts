import { findActor } from '@/lib/identity/sessions/queries';
import { currentActor } from '@/lib/platform/auth';
import { networkOfRequest } from '@/lib/platform/visit';
import { openStream } from '@/lib/social/live/stream';
import { topicsFor, topicsMax } from '@/lib/social/live/topics';

/** Server-sent events: which of the things a browser shows have changed, so that it asks for them anew. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  const asked = new URL(request.url).searchParams.getAll('topic').slice(0, topicsMax);
  const owner = actor.kind === 'person' ? actor.personId : await networkOfRequest();
  // Her session may end while this is opened; who has none has nothing that could.
  const lives = async () => actor.kind !== 'person' || (await findActor(actor.sessionId, null)) !== null;
  const stream = openStream(owner, await topicsFor(actor, asked), request.signal, lives);
  if (stream === null) return new Response(null, { status: 429, headers: { 'retry-after': '30' } });
  return new Response(stream, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'private, no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}
