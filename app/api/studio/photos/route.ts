import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, parseId } from '@/lib/kernel/ids';
import { currentActor } from '@/lib/platform/auth';
import { problem } from '@/lib/platform/problem';
import { allow } from '@/lib/platform/rate-limit';
import { createDrafts } from '@/lib/shop/catalog/create-draft';
import { setPhotos } from '@/lib/shop/catalog/set-photos';
import { batchMax } from '@/lib/shop/drafts/model';
import { productForOwner } from '@/lib/shop/drafts/queries';
import { ingestImage } from '@/lib/shop/media/ingest-image';
import { ownedHandle } from '@/lib/shop/ownership/queries';

/**
 * The plain forms of desk and editor: several photos in one `multipart/form-data` (`page`, `file` repeated),
 * each made a draft, or all put to the `product` that is named; then back, with how many
 * were not taken and why.
 * Origin and length were checked before.
 */
export async function POST(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (actor.kind !== 'person') return problem(401, 'sign_in');
  const form = await request.formData().catch(() => null);
  const pageId = parseId('page', form?.get('page'));
  const handle = pageId === null ? null : await ownedHandle(actor, pageId);
  if (form === null || pageId === null || handle === null) return problem(404, 'not_found');
  const files = form
    .getAll('file')
    .filter((file) => file instanceof File && file.size > 0)
    .slice(0, batchMax);
  const { media, why } = await storeAll(actor, pageId, files);
  const productId = parseId('product', form.get('product'));
  const product = productId === null ? null : await productForOwner(actor, pageId, productId);
  const made = product
    ? await setPhotos(actor, {
        page: pageId,
        product: product.id,
        photos: [...product.photos.map(({ id }) => id), ...media],
      })
    : await createDrafts(actor, { page: pageId, media });
  const failed = files.length - (made.ok ? media.length : 0);
  const place = product ? `products/${product.id}` : 'open';
  const prefix = new URL(request.url).searchParams.get('lang') === 'ar' ? '/ar' : '';
  const told = failed > 0 ? `?${new URLSearchParams({ failed: String(failed), why: made.ok ? why : made.code })}` : '';
  const to = `${prefix}/studio/${handle}/${place}${told}`;
  return new Response(null, { status: 303, headers: { Location: to, 'Cache-Control': 'no-store' } });
}

/** Stores what can be stored, and tells why the last that could not was refused. */
async function storeAll(actor: PersonActor, pageId: Id<'page'>, files: readonly FormDataEntryValue[]) {
  const media: Id<'media'>[] = [];
  let why = '';
  for (const file of files) {
    if (!(file instanceof File)) continue;
    if (!(await allow('owner-photo', actor.personId))) return { media, why: 'too_many' };
    const stored = await ingestImage(actor, pageId, new Uint8Array(await file.arrayBuffer()));
    if (stored.ok) media.push(stored.value.mediaId);
    else why = stored.code;
  }
  return { media, why };
}
