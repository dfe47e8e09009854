import { actorKey } from '@/lib/identity/actor/model';
import { addEvidence } from '@/lib/money/disputes/evidence/add-evidence';
import { EvidenceForm } from '@/lib/money/disputes/evidence/schema';
import { currentActor } from '@/lib/platform/auth';
import { problem } from '@/lib/platform/problem';
import { allow } from '@/lib/platform/rate-limit';
import { backTo, type Outcome, reply } from './reply';

/**
 * Takes one file about a dispute from one of its sides: `multipart/form-data` with `side`, `orderId`, `key`, `file`, `note` and,
 * from a seller, `shows`. A browser without scripts is sent back to the room; a caller that accepts JSON alone gets
 * `{ evidence }`, or a problem with the refusal's code and field. The proxy has checked origin and length.
 */
export async function POST(request: Request): Promise<Response> {
  const actor = await currentActor();
  // Nobody's eleven megabytes are read.
  if (actorKey(actor) === null) return problem(404, 'not_found');
  const form = await request.formData().catch(() => null);
  const back = form && (await backTo(actor, form));
  if (!form || !back) return problem(404, 'not_found');
  return reply(request, form, back, await take(actor, form));
}

async function take(actor: Awaited<ReturnType<typeof currentActor>>, form: FormData): Promise<Outcome> {
  const parsed = EvidenceForm.safeParse(Object.fromEntries(form));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { ok: false, code: issue?.message ?? 'invalid', field: String(issue?.path[0] ?? '') };
  }
  const file = form.get('file');
  if (!(file instanceof File) || (file.size === 0 && file.name === ''))
    return { ok: false, code: 'required', field: 'file' };
  if (!(await allow('evidence-owner', actorKey(actor) ?? 'nobody'))) return { ok: false, code: 'too_many' };
  return addEvidence(actor, parsed.data, new Uint8Array(await file.arrayBuffer()));
}
