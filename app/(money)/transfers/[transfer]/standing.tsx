import { LinkButton } from '@/app/_ui/link-button';
import { Notice } from '@/app/_ui/notice';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { TransferView } from '@/lib/money/transfers/queries';
import { myRecipients } from '@/lib/money/transfers/recipients/queries';
import { requestI18n } from '@/lib/platform/request';
import type { Voice } from '@/lib/platform/voice';
import { OtherCurrency } from './other-currency';

/** What is happening with it now, in a sentence, and the one thing to do if there is one. */
export async function Standing({ actor, view, name }: { actor: PersonActor; view: TransferView; name: string }) {
  const voice = await requestI18n();
  const { t } = voice;
  if (view.actionUrl)
    return (
      <div className="space-y-3">
        <Notice>{t('transfers.to_bank')}</Notice>
        <a
          href={view.actionUrl}
          className="inline-flex min-h-13 items-center rounded-full bg-ink px-6 font-medium text-paper"
        >
          {t('transfers.to_bank_go')}
        </a>
      </div>
    );
  if (view.waits === 'account' && view.side === 'receiver') return <SayWhere actor={actor} view={view} name={name} />;
  const isDone = ['delivered', 'returned', 'canceled'].includes(view.state);
  return <Notice tone={isDone ? 'done' : 'info'}>{sentenceOf(view, name, voice)}</Notice>;
}

async function SayWhere({ actor, view, name }: { actor: PersonActor; view: TransferView; name: string }) {
  const [{ own }, { t, formatDate }] = await Promise.all([myRecipients(actor), requestI18n()]);
  if (own?.ready && own.currency !== null) return <OtherCurrency actor={actor} view={view} own={own.currency} />;
  return (
    <div className="space-y-3">
      <Notice>
        {t('transfers.waits_account_receiver', { day: view.claimBy ? formatDate(view.claimBy, 'date') : '', name })}
      </Notice>
      <LinkButton href="/transfers/receive" size="large" wide>
        {t('transfers.say_where')}
      </LinkButton>
    </div>
  );
}

function sentenceOf(view: TransferView, name: string, { t, formatDate }: Voice): string {
  const isSender = view.side === 'sender';
  switch (view.state) {
    case 'asked':
      return t('transfers.checking');
    case 'held':
      if (view.waits === 'address')
        return t('transfers.waits_address', { name, day: view.claimBy ? formatDate(view.claimBy, 'date') : '' });
      if (view.waits === 'link')
        return t('transfers.waits_link', { name, day: view.claimBy ? formatDate(view.claimBy, 'date') : '' });
      if (view.waits === 'account')
        return t('transfers.waits_account_sender', { name, day: view.claimBy ? formatDate(view.claimBy, 'date') : '' });
      return isSender
        ? t('transfers.waits_pause', { time: view.cancelUntil ? formatDate(view.cancelUntil, 'clock') : '' })
        : t('transfers.waits_pause_receiver');
    case 'taken':
    case 'sending':
      return t('transfers.on_its_way');
    case 'delivered':
      return t('transfers.arrived_at', { day: view.deliveredAt ? formatDate(view.deliveredAt, 'date') : '' });
    case 'returning':
      return isSender ? t('transfers.coming_back') : t('transfers.coming_back_receiver', { name });
    case 'returned':
      return isSender ? t('transfers.came_back') : t('transfers.coming_back_receiver', { name });
    case 'canceled':
      return t('transfers.was_canceled');
    case 'expired':
      return t('transfers.was_expired');
    case 'declined':
      return t('transfers.was_declined');
  }
}
