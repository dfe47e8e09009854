import { randomBytes } from 'node:crypto';
import { ParcelLine } from '@/app/_returns/parcel-line';
import { Said } from '@/app/_returns/said';
import { buttonClass } from '@/app/_ui/button-class';
import { ExternalLinkIcon } from '@/app/_ui/icons';
import type { GiftReturn as GiftReturnView } from '@/lib/money/gifts/returning/queries';
import { isOpen, type ReturnView } from '@/lib/money/returns/model';
import { requestI18n } from '@/lib/platform/request';
import type { Voice } from '@/lib/platform/voice';
import { AskForm } from '../_returns/ask-form';
import { KeepIt, SendBack } from '../_returns/next-step';
import { askForGiftReturn, keepTheGift, sendGiftBack } from './returning/actions';

type By = { token: string; orderId: string };
type GiftReturnProps = { by: By; seller: string; giver: string; back: GiftReturnView };

/** What the receiver of a gift sends back: where that stands, what she does next, and the form while she may ask. No amount is shown. */
export async function GiftReturn({ by, seller, giver, back }: GiftReturnProps) {
  const { latest, offer } = back;
  if (!latest && !offer) return null;
  const { t, formatDate } = await requestI18n();
  return (
    <section aria-labelledby="return" className="space-y-4">
      <h2 id="return" className="text-base">
        {t('returns.title')}
      </h2>
      {latest && <Standing by={by} seller={seller} giver={giver} asked={latest} paying={back.paying} />}
      {offer && (
        <details>
          <summary className="min-h-11 cursor-pointer content-center text-sm underline underline-offset-4">
            {t('gifts.return_lead')}
          </summary>
          <div className="space-y-5 pt-3">
            <p className="text-muted text-sm">
              {t('gifts.return_body', { seller, giver, day: formatDate(offer.until, 'day') })}
            </p>
            <AskForm
              action={askForGiftReturn}
              hidden={<Hidden by={by} />}
              lines={back.lines}
              offer={offer}
              formKey={randomBytes(18).toString('base64url')}
              money={{ label: t('gifts.return_wish'), hint: t('gifts.return_wish_more', { giver }) }}
            />
          </div>
        </details>
      )}
    </section>
  );
}

type StandingProps = Omit<GiftReturnProps, 'back'> & { asked: ReturnView; paying: boolean };

async function Standing({ by, seller, giver, asked, paying }: StandingProps) {
  const voice = await requestI18n();
  const { t } = voice;
  const { state, labelUrl } = asked;
  const accepted = state === 'accepted';
  return (
    <div className="space-y-4 rounded-lg bg-surface p-5 shadow-card">
      <p role="status" className="font-medium">
        {sentenceOf(voice, asked, { seller, giver, paying })}
      </p>
      {asked.wish === 'exchange' && <p className="text-sm">{t('returns.instead', { what: asked.wantedText })}</p>}
      <Said by={t('returns.you_said')}>{asked.note}</Said>
      <Said by={t(state === 'declined' ? 'returns.why_not' : 'returns.how')}>{asked.answer}</Said>
      {state === 'exchanged' ? (
        <ParcelLine carrier={asked.replacementCarrier} trackingCode={asked.replacementCode} />
      ) : (
        <ParcelLine carrier={asked.carrier} trackingCode={asked.trackingCode} />
      )}
      {accepted && labelUrl && (
        <a href={labelUrl} target="_blank" rel="noreferrer" className={buttonClass({ variant: 'quiet' })}>
          <ExternalLinkIcon size={18} />
          {t('returns.label')}
        </a>
      )}
      {(accepted || state === 'sent') && <SendBack asked={asked} action={sendGiftBack} hidden={<Hidden by={by} />} />}
      {(accepted || state === 'requested') && !paying && (
        <KeepIt asked={asked} action={keepTheGift} hidden={<Hidden by={by} />} />
      )}
    </div>
  );
}

/** By what she has it. */
function Hidden({ by }: { by: By }) {
  return (
    <>
      <input type="hidden" name="token" value={by.token} />
      <input type="hidden" name="orderId" value={by.orderId} />
    </>
  );
}

type Words = { seller: string; giver: string; paying: boolean };

function sentenceOf({ t, formatDate }: Voice, asked: ReturnView, { seller, giver, paying }: Words): string {
  const { state, wish, sendBy } = asked;
  const day = sendBy === null ? '' : formatDate(new Date(`${sendBy}T00:00:00Z`), 'day');
  if (paying && isOpen(state)) return t('gifts.return_paying', { seller, giver });
  switch (state) {
    case 'requested':
      return t('gifts.return_requested', { seller });
    case 'received':
      return wish === 'exchange'
        ? t('returns.buyer_received_exchange', { seller })
        : t('gifts.return_received', { seller, giver });
    case 'refunded':
      return t('gifts.return_refunded');
    case 'accepted':
    case 'sent':
    case 'exchanged':
    case 'declined':
    case 'withdrawn':
      return t(`returns.buyer_${state}`, { seller, day });
  }
}
