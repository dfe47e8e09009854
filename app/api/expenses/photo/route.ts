import type { PersonActor } from '@/lib/identity/actor/model';
import { addExpensePhoto } from '@/lib/money/splits/photos/add-photo';
import { type ExpensePhoto, ExpensePhotoForm } from '@/lib/money/splits/photos/schema';
import { currentActor } from '@/lib/platform/auth';

/**
 * Takes the photograph of an expense, `?group=` and `?expense=`: `multipart/form-data` with `file`; then back, with how it went. It is sent by a plain
 * form, so every answer leads to a page that says it in words. The proxy has checked origin and length.
 */
export async function POST(request: Request): Promise<Response> {
  const asked = new URL(request.url).searchParams;
  const prefix = asked.get('lang') === 'ar' ? '/ar' : '';
  const of = ExpensePhotoForm.safeParse({ groupId: asked.get('group'), expenseId: asked.get('expense') }).data;
  if (!of) return seeOther(`${prefix}/transfers/split`);
  const page = (fault: string | null) =>
    `${prefix}/transfers/split/${of.groupId}/${of.expenseId}${fault === null ? '' : `?${new URLSearchParams({ fault })}`}#photo`;
  const actor = await currentActor();
  // Nobody's eleven megabytes are read.
  if (actor.kind !== 'person')
    return seeOther(`${prefix}/sign-in?${new URLSearchParams({ next: page('photo_signed_out') })}`);
  const form = await request.formData().catch(() => null);
  return seeOther(page(await take(actor, of, form?.get('file') ?? null)));
}

function seeOther(to: string): Response {
  return new Response(null, { status: 303, headers: { Location: to, 'Cache-Control': 'no-store' } });
}

/** Why it was not taken; null when it was. Of an expense that is gone, or never was hers, its page says so itself. */
async function take(actor: PersonActor, of: ExpensePhoto, file: FormDataEntryValue | null): Promise<string | null> {
  if (!(file instanceof File) || (file.size === 0 && file.name === '')) return 'required';
  const added = await addExpensePhoto(actor, of, new Uint8Array(await file.arrayBuffer()));
  return added.ok ? null : added.code;
}
