'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { shopperCountry } from '@/app/_country/shopper-country';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, refuse } from '@/lib/kernel/result';
import { type ButtonSite, findButton } from '@/lib/money/button/find-button';
import { openLink } from '@/lib/money/button/fixed/open-link';
import { windowPath } from '@/lib/money/button/model';
import { type Ask, askMax, linesMax, readAsk } from '@/lib/money/button/read-ask';
import { quantityMax } from '@/lib/money/button/shop/model';
import { openGoods } from '@/lib/money/button/shop/open-goods';
import { choicesOf, itemsOfChoices } from '@/lib/money/button/shop/queries';
import { formAction } from '@/lib/platform/action';
import { idField } from '@/lib/platform/id-field';
import { requestI18n } from '@/lib/platform/request';
import { networkOfRequest } from '@/lib/platform/visit';
import { wholeNumberField } from '@/lib/shop/ownership/schema';
import { noteShown, type WindowMode } from '../_window/note';
import { openFrom, sealFrom } from './came-from';

const text = (max: number) => z.string({ error: 'invalid' }).max(max, 'invalid');

/** What a page's button names, and the origin of the message that said it. */
const Pressed = z.object({ ask: text(askMax), origin: text(260) });

/** Opens what a button without a server sells in this window, or leads to where the shopper chooses it. */
export const openButton = formAction(Pressed, 'anyone', async (actor, { ask, origin }) => {
  const asked = readAsk(new URLSearchParams(ask));
  if (!asked) return refuse('not_found');
  const site = await findButton({ publishable: asked.publishable, origin });
  if (!site.ok) return site;
  const opened = await openWhole(actor, site.value, asked);
  const { href } = await requestI18n();
  if (opened === null) {
    const from = await sealFrom({ origin, mode: 'popup' });
    return ok({ href: href(`/pay/buy?${new URLSearchParams([...new URLSearchParams(ask), ['from', from]])}`) });
  }
  if (!opened.ok) return opened;
  await noteShown(opened.value.id, 'popup');
  return ok({ href: href(windowPath(opened.value.id)) });
});

/** Makes the order of what leaves nothing to choose; null where she has to. */
async function openWhole(actor: Actor, site: ButtonSite, { what, returnUrl }: Ask) {
  const visit = { network: await networkOfRequest() };
  if (what.kind === 'link') return openLink(site, { ...what, returnUrl }, visit);
  if (what.kind === 'collection') return null;
  const choices = await choicesOf(actor, site.pageId, what, await shopperCountry());
  if (!choices || choices.length < what.lines.length) return refuse('not_found');
  const items = itemsOfChoices(choices);
  return items && openGoods(actor, site, { items, returnUrl }, visit);
}

const Line = z.object({ variant: idField('variant'), count: wholeNumberField(0, quantityMax) });

/** What she chose on our page: the variant and number of each line (`variant.0`, `count.0`), or how often she takes a fixed amount. */
const Chosen = z
  .looseObject({ ask: text(askMax), from: text(2_000), quantity: wholeNumberField(1, quantityMax).optional() })
  .transform(({ ask, from, quantity, ...lines }, context) => {
    const sent = Array.from({ length: linesMax }, (_, at) => at).filter((at) => `variant.${at}` in lines);
    const read = sent.map((at) => Line.safeParse({ variant: lines[`variant.${at}`], count: lines[`count.${at}`] }));
    const items = read.flatMap(({ data }) => (data ? [{ variantId: data.variant, quantity: data.count }] : []));
    if (items.length === read.length) return { ask, from, quantity: quantity ?? 1, items };
    context.addIssue({ code: 'custom', message: 'invalid', input: lines });
    return z.NEVER;
  });

/** Goes on with what she chose to the sheet on which it is paid. */
export const takeChosen = formAction(Chosen, 'anyone', async (actor, input) => {
  const [asked, from] = [readAsk(new URLSearchParams(input.ask)), await openFrom(input.from)];
  if (!asked || !from) return refuse('page_old');
  const site = await findButton({ publishable: asked.publishable, origin: from.origin });
  if (!site.ok) return site;
  const { what, returnUrl } = asked;
  const visit = { network: await networkOfRequest() };
  const opened =
    what.kind === 'link'
      ? await openLink(site.value, { link: what.link, quantity: input.quantity, returnUrl }, visit)
      : await openGoods(actor, site.value, { items: input.items, returnUrl }, visit);
  if (!opened.ok) return opened.code === 'required' ? refuse('nothing_chosen') : opened;
  return leadTo(opened.value.id, from.mode);
});

async function leadTo(id: Id<'payOrder'>, mode: WindowMode): Promise<never> {
  await noteShown(id, mode);
  redirect((await requestI18n()).href(windowPath(id)));
}
