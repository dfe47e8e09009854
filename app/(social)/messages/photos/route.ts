import { parseId } from '@/lib/kernel/ids';
import { currentActor } from '@/lib/platform/auth';
import { problem } from '@/lib/platform/problem';
import { readForm } from '@/lib/platform/read-form';
import { addPhoto } from '@/lib/social/messages/photos/add-photo';
import { dropPhoto } from '@/lib/social/messages/photos/drop-photo';

/**
 * Takes one photograph for a message that is being written (`file`, and `as` for a page), and answers under which id it waits; or takes
 * one back (`drop`). The proxy has checked origin and length.
 */
export async function POST(request: Request): Promise<Response> {
  const actor = await currentActor();
  // Nobody's eleven megabytes are read.
  if (actor.kind !== 'person') return problem(401, 'sign_in');
  const form = await readForm(request);
  const drop = parseId('photo', form?.get('drop'));
  if (drop) await dropPhoto(actor, drop);
  if (drop) return answer(200, {});
  const file = form?.get('file');
  if (!(file instanceof File)) return answer(422, { code: 'required' });
  const as = parseId('page', form?.get('as')) ?? undefined;
  const added = await addPhoto(actor, { as, bytes: new Uint8Array(await file.arrayBuffer()) });
  return added.ok ? answer(201, { id: added.value }) : answer(422, { code: added.code });
}

function answer(status: number, body: Record<string, string>): Response {
  return Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } });
}
