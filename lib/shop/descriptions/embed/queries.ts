import 'server-only';
import type { Actor } from '@/lib/identity/actor/model';
import type { Voice } from '@/lib/platform/voice';
import { presentAddress } from '@/lib/shop/addresses/queries';
import { productOnPage } from '@/lib/shop/catalog/queries';
import { type PageView, pageByHandle } from '@/lib/shop/pages/queries';
import type { Embedded } from './model';

type Target = { readonly handle: string; readonly slug: string | null };

/** What is to be embedded of the page or product at an address, also at one that leads on; null for what nobody may see. */
export async function embeddedAt(actor: Actor, target: Target, origin: string, voice: Voice): Promise<Embedded | null> {
  const found = await readTarget(actor, target);
  if (found) return toEmbedded(found, origin, voice);
  const now = await presentAddress(actor, target.handle, target.slug);
  const moved = now && (await readTarget(actor, now));
  return moved ? toEmbedded(moved, origin, voice) : null;
}

type Found = { readonly title: string; readonly page: PageView; readonly media: Embedded['media'] };

async function readTarget(actor: Actor, { handle, slug }: Target): Promise<Found | null> {
  if (slug === null) {
    const page = await pageByHandle(actor, handle);
    return page && { title: page.name, page, media: page.cover ?? page.logo };
  }
  const found = await productOnPage(actor, handle, slug);
  return found && { title: found.product.title, page: found.seller, media: found.product.media[0] ?? null };
}

function toEmbedded({ title, page, media }: Found, origin: string, { t, href }: Voice): Embedded {
  return {
    title,
    author: page.name,
    authorUrl: origin + href(`/${page.handle}`),
    provider: t('common.souk'),
    providerUrl: origin + href('/'),
    media,
  };
}
