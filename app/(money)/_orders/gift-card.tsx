import { Card } from '@/app/_ui/card';
import { Form, SubmitButton } from '@/app/_ui/form';
import { SecretLink } from '@/app/_ui/secret-link';
import type { Actor, PersonActor } from '@/lib/identity/actor/model';
import { friendsOf } from '@/lib/identity/ties/queries';
import type { GivenGift } from '@/lib/money/gifts/model';
import { givenGift } from '@/lib/money/gifts/queries';
import type { BuyerOrder } from '@/lib/money/orders/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { shownName } from '@/lib/platform/shown-name';
import type { Voice } from '@/lib/platform/voice';
import { makeLink, send, takeBack } from '../gift/actions';
import { ToWhom } from '../gift/new/give-form';

/** How a gift stands for whoever gave it, and what she may still do: name a friend, write, make its link, take it back. */
export async function GiftCard({ actor, order }: { actor: Actor; order: BuyerOrder }) {
  const gift = order.gift && actor.kind === 'person' ? await givenGift(actor, order.id) : null;
  if (!gift || actor.kind !== 'person') return null;
  const voice = await requestI18n();
  const { t } = voice;
  const waits = gift.state === 'waiting' && ['authorized', 'paid', 'partially_refunded'].includes(order.state);
  if (gift.state === 'waiting' && !waits) return null;
  return (
    <Card className="space-y-5">
      <div className="space-y-1">
        <h2 className="font-semibold text-lg">{t('gifts.card_title')}</h2>
        <p>{standing(voice, gift, order.pageName)}</p>
        {waits && !gift.open && <p className="text-muted text-sm">{t('gifts.unpaid')}</p>}
        {waits && !gift.receiver && !gift.hasLink && <p className="text-muted text-sm">{t('gifts.nobody')}</p>}
      </div>
      {gift.answer && <Said label={t('gifts.declined_words')} words={gift.answer} />}
      {!waits && gift.note && <Said label={t('gifts.your_note')} words={gift.note} />}
      {waits && <Waiting voice={voice} actor={actor} gift={gift} />}
    </Card>
  );
}

async function Waiting({ voice, actor, gift }: { voice: Voice; actor: PersonActor; gift: GivenGift }) {
  const { t } = voice;
  const friends = await friendsOf(actor);
  return (
    <>
      <SecretLink
        make={makeLink}
        of={{ orderId: gift.orderId }}
        messages={errorMessages(t)}
        words={{
          make: t(gift.hasLink ? 'gifts.new_link' : 'gifts.make_link'),
          hint: gift.hasLink ? t('gifts.new_link_hint') : '',
          ...{
            link: t('gifts.link'),
            once: t('gifts.link_once'),
            copy: t('studio.copy_address'),
            copied: t('studio.copied'),
          },
        }}
      />
      <Form action={send} messages={errorMessages(t, ['not_friend'])} done={t('common.saved')}>
        <input type="hidden" name="orderId" value={gift.orderId} />
        <ToWhom voice={voice} friends={friends} handle={gift.receiver?.handle ?? ''} note={gift.note} />
        <SubmitButton variant="quiet">{t('gifts.send')}</SubmitButton>
      </Form>
      {gift.open && (
        <Form action={takeBack} messages={errorMessages(t, ['gift_late'])}>
          <input type="hidden" name="orderId" value={gift.orderId} />
          <SubmitButton variant="quiet">{t('gifts.take_back')}</SubmitButton>
        </Form>
      )}
    </>
  );
}

function Said({ label, words }: { label: string; words: string }) {
  return (
    <div>
      <p className="text-muted text-sm">{label}</p>
      <p className="wrap-anywhere whitespace-pre-line" dir="auto">
        {words}
      </p>
    </div>
  );
}

function standing({ t, formatDate }: Voice, gift: GivenGift, seller: string): string {
  const day = formatDate(gift.expiresAt, 'day');
  switch (gift.state) {
    case 'waiting':
      return gift.receiver
        ? t('gifts.waiting_for', { name: shownName(t, gift.receiver.name), day })
        : t('gifts.waiting', { day });
    case 'accepted':
      return gift.returned ? t('gifts.returned', { seller }) : t('gifts.accepted', { seller });
    case 'declined':
    case 'expired':
    case 'taken_back':
      return t(`gifts.${gift.state}`);
  }
}
