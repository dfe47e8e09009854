import { randomBytes } from 'node:crypto';
import type { ReactNode } from 'react';
import { TagIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { TellSeen } from '@/app/_ui/tell-seen';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { currentActor } from '@/lib/platform/auth';
import { intlTag } from '@/lib/platform/i18n';
import { requestI18n, useVoice } from '@/lib/platform/request';
import { shownName } from '@/lib/platform/shown-name';
import { cardsById, type VariantOnSale, variantsById } from '@/lib/shop/cards/by-id';
import type { ProductCard as ProductCardView } from '@/lib/shop/catalog/model';
import { shownMost, shownStep } from '@/lib/social/messages/model';
import type { MessageView } from '@/lib/social/messages/open-messages';
import type { TalkView } from '@/lib/social/messages/queries';
import { send, tellRead } from '../messages/actions';
import { About } from './about';
import { AskAboutOrder } from './ask-about-order';
import { Bubble } from './bubble';
import { Head } from './head';
import { OrderCard } from './order-card';
import { PayCard } from './pay-card';
import { ProductCard } from './product-card';
import { Propose } from './propose';
import { Speaking } from './speaking';
import { outgoingWords, writingFaults } from './speaking-words';
import { type Speaker, talkAddress } from './talk-address';

type ConversationProps = { talk: TalkView; as: Speaker; shown: number };

type Brought = {
  /** What the next message is about. */
  product: Id<'product'> | null;
  /** What the page's people look for to propose; null while they do not. */
  proposed: string | null;
};

/** A conversation: with whom, what was said, and the field for more. */
export async function Conversation({ talk, as, shown, product, proposed }: ConversationProps & Brought) {
  const [{ t, locale }, goods] = await Promise.all([requestI18n(), goodsIn(talk)]);
  const name = shownName(t, talk.partner?.name);
  const place = { talk: talk.id, ...(as && { as: as.id }) };
  const fields = { ...place, ...(product && { product }) };
  return (
    <section aria-label={t('chat.log', { name })} className="flex min-h-0 min-w-0 flex-1 flex-col bg-paper">
      <Head talk={talk} name={name} as={as} />
      <Speaking
        topic={`talk:${toUuid(talk.id)}`}
        hears={talk.typing ? `typing:${talk.side === 'a' ? 'b' : 'a'}` : null}
        tells={talk.typing ? `/messages/${talk.id}/typing${as ? `?as=${as.id}` : ''}` : null}
        log={{
          entries: talk.messages.map((message) => ({
            id: message.id,
            at: message.at,
            drawn: <Bubble message={message} talk={talk} as={as} card={cardOf(message, goods, as === null)} />,
          })),
          label: t('chat.log', { name }),
          tag: intlTag(locale),
          words: { today: t('chat.today'), yesterday: t('chat.yesterday') },
          before: <Before talk={talk} as={as} shown={shown} name={name} />,
        }}
        composer={talk.open ? { send, fields, firstKey: randomBytes(18).toString('base64url') } : null}
        messages={writingFaults(t)}
        words={{
          ...outgoingWords(t),
          field: t('chat.write_to', { name }),
          typing: t('chat.typing', { name }),
          closed: talk.closedByMe ? t('chat.closed_by_me', { name }) : t('chat.closed'),
        }}
        tools={
          as ? (
            <Link
              href={talkAddress(talk.id, as, { propose: '' })}
              aria-label={t('chat.propose')}
              className="grid size-11 shrink-0 place-items-center rounded-full hover:bg-sunken"
            >
              <TagIcon />
            </Link>
          ) : (
            talk.partner?.kind === 'page' && <AskAboutOrder handle={talk.partner.handle} />
          )
        }
      >
        {product && <About product={product} without={talkAddress(talk.id, as)} />}
        {as && proposed !== null && <Propose page={as} talk={talk.id} named={proposed} />}
      </Speaking>
      {talk.latest > talk.read && (
        <TellSeen
          key={talk.latest}
          action={tellRead}
          fields={{ ...place, number: String(talk.latest) }}
          label={t('chat.mark_read')}
        />
      )}
    </section>
  );
}

type Goods = {
  products: ReadonlyMap<Id<'product'>, ProductCardView>;
  variants: ReadonlyMap<Id<'variant'>, VariantOnSale>;
};

async function goodsIn({ messages }: TalkView): Promise<Goods> {
  const actor = await currentActor();
  const [products, variants] = await Promise.all([
    cardsById(
      actor,
      messages.flatMap(({ product }) => product ?? []),
    ),
    variantsById(
      actor,
      messages.flatMap(({ variant }) => variant ?? []),
    ),
  ]);
  return { products, variants };
}

/** A page's own people see what they proposed, and no button: they would pay themselves. */
function cardOf(
  { product, variant, kind, order }: MessageView,
  { products, variants }: Goods,
  pays: boolean,
): ReactNode {
  if (order) return <OrderCard mark={order} about={kind === 'request' ? 'request' : 'order'} />;
  if (!product) return null;
  const shown = products.get(product) ?? null;
  if (kind !== 'pay') return <ProductCard product={shown} />;
  return <PayCard product={shown} variant={(variant && variants.get(variant)) ?? null} pays={pays} />;
}

/** Above the first message that is shown: the way to those before it, or who reads here. */
function Before({ talk, as, shown, name }: ConversationProps & { name: string }) {
  const { t } = useVoice();
  if (!talk.earlier) {
    const hint = talk.kind === 'page' ? t(as ? 'chat.hint_buyer' : 'chat.hint_page', { name }) : t('chat.hint_friend');
    return <p className="mx-auto max-w-sm pb-2 text-center text-muted text-sm">{hint}</p>;
  }
  const further =
    shown < shownMost
      ? { shown: String(shown + shownStep) }
      : { shown: String(shownMost), before: String(talk.messages[0]?.number ?? 0) };
  return (
    <p className="text-center">
      <Link
        href={talkAddress(talk.id, as, further)}
        scroll={false}
        replace
        className="inline-flex min-h-11 items-center px-4 text-sm underline-offset-4 hover:underline"
      >
        {t('chat.earlier')}
      </Link>
    </p>
  );
}
