import type { PersonActor } from '@/lib/identity/actor/model';
import { expenseOf } from '@/lib/money/splits/expenses/queries';
import { addExpensePhoto } from '@/lib/money/splits/photos/add-photo';
import { type ExpensePhoto, ExpensePhotoForm } from '@/lib/money/splits/photos/schema';
import { currentActor } from '@/lib/platform/auth';
import { problem } from '@/lib/platform/problem';

/**
 * Takes the photograph of an expense: `multipart/form-data` with `groupId`, `expenseId` and `file`; then back, with how it went.
 * The proxy has checked origin and length.
 */
export async function POST(request: Request): Promise<Response> {
  const actor = await currentActor();
  // Nobody's eleven megabytes are read.
  if (actor.kind !== 'person') return problem(401, 'sign_in');
  const form = await request.formData().catch(() => null);
  const of = ExpensePhotoForm.safeParse({ groupId: form?.get('groupId'), expenseId: form?.get('expenseId') }).data;
  if (!form || !of || !(await expenseOf(actor, of.groupId, of.expenseId))) return problem(404, 'not_found');
  const fault = await take(actor, of, form.get('file'));
  const said = fault === null ? '' : `?${new URLSearchParams({ fault })}`;
  const prefix = new URL(request.url).searchParams.get('lang') === 'ar' ? '/ar' : '';
  const to = `${prefix}/transfers/split/${of.groupId}/${of.expenseId}${said}#photo`;
  return new Response(null, { status: 303, headers: { Location: to, 'Cache-Control': 'no-store' } });
}

/** Why it was not taken; null when it was. */
async function take(actor: PersonActor, of: ExpensePhoto, file: FormDataEntryValue | null): Promise<string | null> {
  if (!(file instanceof File) || (file.size === 0 && file.name === '')) return 'required';
  const added = await addExpensePhoto(actor, of, new Uint8Array(await file.arrayBuffer()));
  return added.ok ? null : added.code;
}
