import { parseId } from '@/lib/kernel/ids';
import { currentActor } from '@/lib/platform/auth';
import { tellTyping } from '@/lib/social/messages/tell-typing';

/** Tells the other side that somebody is writing. The proxy has checked where it comes from. Whatever comes of it, the answer is empty. */
export async function POST(request: Request, { params }: { params: Promise<{ talk: string }> }): Promise<Response> {
  const actor = await currentActor();
  const talk = parseId('talk', (await params).talk);
  const as = parseId('page', new URL(request.url).searchParams.get('as')) ?? undefined;
  if (actor.kind === 'person' && talk) await tellTyping(actor, { talk, as });
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
}
