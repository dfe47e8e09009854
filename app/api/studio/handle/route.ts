import { handleProblem } from '@/lib/identity/handles/model';
import { currentActor } from '@/lib/platform/auth';
import { problem } from '@/lib/platform/problem';
import { allow } from '@/lib/platform/rate-limit';
import { isHandleFree } from '@/lib/shop/ownership/queries';

/** Tells a person who is naming a page what is wrong with `?handle=`: `{ code }`, null when she may have it. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (actor.kind !== 'person') return problem(401, 'sign_in');
  if (!(await allow('owner-lookup', actor.personId))) return problem(429, 'too_many');
  const handle = (new URL(request.url).searchParams.get('handle') ?? '').slice(0, 64);
  const code = handleProblem(handle) ?? ((await isHandleFree(actor, handle)) ? null : 'handle_taken');
  return Response.json({ code }, { headers: { 'Cache-Control': 'no-store' } });
}
