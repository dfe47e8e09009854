import { randomBytes } from 'node:crypto';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { type ButtonSite, findButton } from '@/lib/money/button/find-button';
import { createLink } from '@/lib/money/button/fixed/create-link';
import { openLink } from '@/lib/money/button/fixed/open-link';
import { CreateLink } from '@/lib/money/button/fixed/schema';
import { aVisit } from './a-person';
import { aMerchant, merchantOrigin } from './pay-button';

/** A merchant without a server: her page, site, and the button that a page of her origin shows. */
export async function aButtonSite() {
  const merchant = await aMerchant();
  return { ...merchant, site: await aButton(merchant.publishable) };
}

/** A button as its page's window finds it. */
export async function aButton(publishable: string, origin = merchantOrigin): Promise<ButtonSite> {
  const found = await findButton({ publishable, origin });
  if (!found.ok) throw new Error(found.code);
  return found.value;
}

/** A fixed amount of a site: a poster for 12.00 that anybody buys who knows its id. */
export async function aFixedAmount(seller: PersonActor, site: ButtonSite, part: Record<string, unknown> = {}) {
  const form = CreateLink.parse({
    site: site.siteId,
    at: 'shop',
    title: 'Poster',
    amount: '12',
    asksEmail: 'on',
    ...part,
  });
  const made = await createLink(seller, form);
  if (!made.ok) throw new Error(made.code);
  return made.value;
}

/** Opens a fixed amount in a window, as from a network of its own. */
export function pressed(site: ButtonSite, link: Id<'payLink'>, quantity = 1) {
  const network = randomBytes(8).toString('hex');
  return openLink(site, { link, quantity, returnUrl: null }, { ...aVisit(), network });
}
