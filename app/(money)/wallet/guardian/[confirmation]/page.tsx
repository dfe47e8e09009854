import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EmptyState } from '@/app/_ui/empty-state';
import { Form, SubmitButton } from '@/app/_ui/form';
import { ShieldCheckIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { Notice } from '@/app/_ui/notice';
import { OnlyYou } from '@/app/_ui/only-you';
import type { PersonActor } from '@/lib/identity/actor/model';
import { paymentProofOptions } from '@/lib/identity/passkeys/payment-proof';
import { parseId } from '@/lib/kernel/ids';
import { subtract } from '@/lib/kernel/money';
import type { TapForGuardian } from '@/lib/money/guardian/model';
import { tapForMe } from '@/lib/money/guardian/queries';
import { requirePerson } from '@/lib/platform/auth';
import { type ErrorCode, errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { codeWords } from '../../../_confirm/code-words';
import { ConfirmWithCode } from '../../../_confirm/confirm-with-code';
import { ConfirmWithPasskey } from '../../../_confirm/confirm-with-passkey';
import { approveByCode, approveByPasskey, declineHere, mailCodeAgain } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('guardian.tap_title'), robots: { index: false } };
}

/** One tap that waits for its guardian: all he decides about, and his two answers. Somebody else's looks like one that is over. */
export default async function TapPage({ params }: { params: Promise<{ confirmation: string }> }) {
  const { confirmation } = await params;
  const id = parseId('confirmation', confirmation);
  if (!id) notFound();
  const actor = await requirePerson(`/wallet/guardian/${id}`);
  const [tap, { t }] = await Promise.all([tapForMe(actor, id), requestI18n()]);
  if (tap) return <Tap actor={actor} tap={tap} />;
  return (
    <EmptyState
      picture={<ShieldCheckIcon size={32} />}
      title={t('guardian.gone_title')}
      action={<LinkButton href="/wallet/guardian">{t('guardian.to_list')}</LinkButton>}
    >
      {t('guardian.gone_text')}
    </EmptyState>
  );
}

async function Tap({ actor, tap }: { actor: PersonActor; tap: TapForGuardian }) {
  const { t, formatMoney, formatDate } = await requestI18n();
  return (
    <div data-frame="own" className="mx-auto w-full max-w-md space-y-6 px-4 py-6 md:py-10">
      <div className="flex items-center justify-between gap-3">
        <h1 className="text-xl">{t('guardian.tap_title')}</h1>
        <OnlyYou />
      </div>
      <section className="space-y-3 rounded-lg bg-surface p-5 shadow-card">
        <p className="font-semibold text-lg tabular-nums">
          {t('guardian.tap_lead', {
            ...{ name: tap.name, total: formatMoney(tap.total) },
            sellers: tap.payees.join(' · '),
          })}
        </p>
        <WhatItBuys tap={tap} />
        <p className="text-muted text-sm">{t('guardian.tap_asked', { time: formatDate(tap.askedAt, 'moment') })}</p>
      </section>
      <Notice>{t('guardian.tap_until', { time: formatDate(tap.expiresAt, 'moment') })}</Notice>
      <Approve actor={actor} tap={tap} />
      <Form action={declineHere} messages={errorMessages(t)}>
        <input type="hidden" name="confirmationId" value={tap.id} />
        <SubmitButton variant="quiet" size="large" wide>
          {t('guardian.decline')}
        </SubmitButton>
      </Form>
    </div>
  );
}

async function WhatItBuys({ tap }: { tap: TapForGuardian }) {
  const { t, formatMoney, formatNumber } = await requestI18n();
  const rest = subtract(tap.total, tap.goodsTotal);
  return (
    <ul className="space-y-1 text-sm tabular-nums">
      {tap.goods.map((line) => (
        <li key={`${line.title}${line.optionText}`} className="flex justify-between gap-3">
          <span className="min-w-0">
            <bdi>{line.title}</bdi> <bdi className="text-muted">{line.optionText}</bdi>{' '}
            {line.quantity > 1 && t('limits.units', { count: formatNumber(line.quantity) })}
          </span>
          <span>{formatMoney(line.amount)}</span>
        </li>
      ))}
      {rest.amount !== 0n && (
        <li className="flex justify-between gap-3 text-muted">
          <span>{t('guardian.rest')}</span>
          <span>{formatMoney(rest)}</span>
        </li>
      )}
      <li className="flex justify-between gap-3 border-line border-t pt-1 font-medium">
        <span>{t('guardian.total')}</span>
        <span>{formatMoney(tap.total)}</span>
      </li>
    </ul>
  );
}

const codes = [
  'wrong_code',
  'confirmation_ended',
  'passkey_failed',
  'passkey_canceled',
  'passkey_unsupported',
] as const satisfies readonly ErrorCode[];

async function Approve({ actor, tap }: { actor: PersonActor; tap: TapForGuardian }) {
  const { t, formatMoney } = await requestI18n();
  const options = await paymentProofOptions(actor, tap.challenge);
  const messages = errorMessages(t, codes);
  const label = t('guardian.approve', { total: formatMoney(tap.total) });
  if (options === null)
    return (
      <ConfirmWithCode
        send={mailCodeAgain}
        confirm={approveByCode}
        confirmationId={tap.id}
        messages={messages}
        words={codeWords(t, { sent: t('guardian.code_sent', { email: actor.email }), pay: label })}
      />
    );
  return (
    <>
      <ConfirmWithPasskey
        action={approveByPasskey}
        confirmationId={tap.id}
        options={options}
        label={label}
        messages={messages}
      />
      <noscript>
        <Notice>{t('limits.needs_scripts')}</Notice>
      </noscript>
    </>
  );
}
