import { currentActor } from '@/lib/platform/auth';
import { allow } from '@/lib/platform/rate-limit';
import { dropSubscription } from '@/lib/social/pushing/drop-subscription';
import { keepSubscription } from '@/lib/social/pushing/keep-subscription';
import { DropSubscription, KeepSubscription } from '@/lib/social/pushing/schema';

/**
 * Has the browser that asks told from now on, by the keys it sends; without keys it is told nothing more. For the settings and the service
 * worker; the proxy has checked where it comes from.
 */
export async function POST(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (actor.kind !== 'person') return answer(401);
  const fields = Object.fromEntries(await request.formData());
  if (!(await allow('tie-person', actor.personId))) return answer(429);
  const kept = KeepSubscription.safeParse(fields);
  if (kept.success) return answer((await keepSubscription(actor, kept.data)).ok ? 204 : 400);
  const dropped = DropSubscription.safeParse(fields);
  if (!dropped.success) return answer(400);
  await dropSubscription(actor, dropped.data);
  return answer(204);
}

function answer(status: number): Response {
  return new Response(null, { status, headers: { 'cache-control': 'no-store' } });
}
