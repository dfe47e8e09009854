import 'server-only';
import { cache } from 'react';
import type { Id } from '@/lib/kernel/ids';
import { currentActor } from '@/lib/platform/auth';
import { errorMessages } from '@/lib/platform/i18n';
import { requestAddress, requestI18n } from '@/lib/platform/request';
import { savedProducts } from '@/lib/social/lists/queries';

/** What the hearts of a screen say and do; the same for all of its tiles. */
export type Hearts = {
  /** What a heart is called, `#title` standing for its product. */
  readonly label: string;
  /** Where somebody who is not signed in does so, and comes back from; null for who is. */
  readonly guest: { readonly signIn: string; readonly next: string } | null;
  readonly messages: Readonly<Record<string, string>>;
};

/** The hearts of this screen. Without `next` a guest comes back to the screen itself. */
export async function heartsHere(next?: string): Promise<Hearts> {
  const [{ t, href }, actor] = await Promise.all([requestI18n(), currentActor()]);
  const label = t('lists.save_this', { title: '#title' });
  if (actor.kind === 'person') return { label, guest: null, messages: errorMessages(t, ['list_full']) };
  const guest = { signIn: href('/sign-in'), next: href(next ?? (await requestAddress())) };
  return { label, guest, messages: {} };
}

/** What the viewer saved, asked once for the whole screen however many tiles and grids it has; nothing for a guest. */
export const savedHere = cache(async (): Promise<ReadonlySet<Id<'product'>>> => savedProducts(await currentActor()));
