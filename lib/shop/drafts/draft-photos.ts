import 'server-only';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import type { Result } from '@/lib/kernel/result';
import { type CreateDraftRefusal, createDrafts } from '@/lib/shop/catalog/create-draft';
import type { CreateDrafts } from '@/lib/shop/catalog/schema';
import { nameDrafts } from './name-drafts';

/**
 * Makes a draft of each photo and says of it what the photo tells. `more` are on their way: only when none is does the desk look for
 * things that come in several colours. Refusals: those of `createDrafts`; a photo that nobody can see now stays a draft without words.
 */
export async function draftPhotos(
  actor: Actor,
  { more, ...input }: CreateDrafts & { readonly more: boolean },
): Promise<Result<{ made: Id<'product'>[] }, CreateDraftRefusal>> {
  const made = await createDrafts(actor, input);
  if (made.ok) await nameDrafts(actor, input.page, !more);
  return made;
}
