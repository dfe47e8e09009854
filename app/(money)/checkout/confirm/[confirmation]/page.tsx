import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EmptyState } from '@/app/_ui/empty-state';
import { Form, SubmitButton } from '@/app/_ui/form';
import { HeadingFocus } from '@/app/_ui/heading-focus';
import { ShieldCheckIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { Notice } from '@/app/_ui/notice';
import { OnlyYou } from '@/app/_ui/only-you';
import type { PersonActor } from '@/lib/identity/actor/model';
import { paymentProofOptions } from '@/lib/identity/passkeys/payment-proof';
import { parseId } from '@/lib/kernel/ids';
import { type ConfirmationView, saidReasons } from '@/lib/money/limits/model';
import { myLimits, waitingTap } from '@/lib/money/limits/queries';
import { requirePerson } from '@/lib/platform/auth';
import { type ErrorCode, errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { codeWords } from '../../../_confirm/code-words';
import { ConfirmWithCode } from '../../../_confirm/confirm-with-code';
import { ConfirmWithPasskey } from '../../../_confirm/confirm-with-passkey';
import { payWords } from '../../../_pay/pay-words';
import { confirmByCode, confirmByPasskey, mailCode, payApproved } from './actions';
import { GuardianAnswer } from './guardian-answer';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('limits.confirm_title'), robots: { index: false } };
}

/** A tap that waits for its person: what it would pay, why it is asked, and the way to confirm it. */
export default async function ConfirmPage({ params }: { params: Promise<{ confirmation: string }> }) {
  const { confirmation } = await params;
  const id = parseId('confirmation', confirmation);
  const actor = await requirePerson(`/checkout/confirm/${confirmation}`);
  const waiting = id && (await waitingTap(actor, id));
  if (!waiting) notFound();
  if (waiting.view.state === 'ended') return <Ended />;
  return <Waiting actor={actor} view={waiting.view} />;
}

const codes = [
  'wrong_code',
  'confirmation_ended',
  'passkey_failed',
  'passkey_canceled',
  'passkey_unsupported',
  'quote_ended',
  'sending_closed',
  'market_least',
  'market_most',
  'market_method',
  'over_day',
  'over_month',
  'guarded',
] as const satisfies readonly ErrorCode[];

async function Waiting({ actor, view }: { actor: PersonActor; view: ConfirmationView }) {
  const voice = await requestI18n();
  const { t } = voice;
  const limits = (await myLimits(actor)).find((one) => one.currency === view.total.currency) ?? null;
  const own = saidReasons(view.reasons, limits).filter((reason) => reason !== 'guardian');
  return (
    <div data-frame="own" className="mx-auto w-full max-w-md space-y-6 px-4 py-6 md:py-10">
      <HeadingFocus />
      {view.guardian === null ? (
        <div className="flex items-center justify-between gap-3">
          <h1 className="text-xl">{t('limits.confirm_title')}</h1>
          <OnlyYou />
        </div>
      ) : (
        <GuardianAnswer actor={actor} answer={view.guardian} expiresAt={view.expiresAt} />
      )}
      <WhatItPays view={view} />
      {mayConfirm(view) && own.length > 0 && (
        <Notice>
          {own.map((reason) => (
            <span key={reason} className="block">
              {t(`limits.reason_${reason}`)}
            </span>
          ))}
        </Notice>
      )}
      {mayConfirm(view) && <Confirm actor={actor} view={view} />}
      <LinkButton href="/cart" variant="plain" wide>
        {t('limits.not_now')}
      </LinkButton>
    </div>
  );
}

/** Her own part comes last: nothing is left to press while her guardian has not approved. */
function mayConfirm(view: ConfirmationView): boolean {
  return view.guardian === null || view.guardian === 'approved';
}

async function WhatItPays({ view }: { view: ConfirmationView }) {
  const { t, formatMoney, formatNumber } = await requestI18n();
  const sellers = view.payees.map((one) => one.name).join(' · ');
  return (
    <section className="space-y-3 rounded-lg bg-surface p-5 shadow-card">
      <p className="font-semibold text-lg tabular-nums">
        {t('limits.confirm_lead', { total: formatMoney(view.total), sellers })}
      </p>
      <ul className="space-y-1 text-sm">
        {view.items.map((item) => (
          <li key={`${item.title}${item.optionText}`} className="flex justify-between gap-3">
            <span className="min-w-0">
              <bdi>{item.title}</bdi> <bdi className="text-muted">{item.optionText}</bdi>
            </span>
            {item.quantity > 1 && <span>{t('limits.units', { count: formatNumber(item.quantity) })}</span>}
          </li>
        ))}
      </ul>
      {view.byDoor && <p className="text-muted text-sm">{t('door.sheet_have', { total: formatMoney(view.total) })}</p>}
    </section>
  );
}

async function Confirm({ actor, view }: { actor: PersonActor; view: ConfirmationView }) {
  const voice = await requestI18n();
  const { t } = voice;
  const total = voice.formatMoney(view.total);
  const messages = { ...payWords(voice).problems, ...errorMessages(t, codes) };
  if (view.guardian !== null && view.state === 'confirmed')
    return (
      <Form action={payApproved} messages={messages}>
        <input type="hidden" name="confirmationId" value={view.id} />
        <SubmitButton size="large" wide>
          {t(view.byDoor ? 'door.confirm' : 'guardian.pay', { total })}
        </SubmitButton>
      </Form>
    );
  const options = await paymentProofOptions(actor, view.challenge);
  const sent = view.guardian === null ? 'limits.code_sent' : 'guardian.code_sent';
  if (options === null)
    return (
      <ConfirmWithCode
        send={mailCode}
        confirm={confirmByCode}
        confirmationId={view.id}
        messages={messages}
        words={codeWords(t, {
          sent: t(sent, { email: actor.email }),
          pay: t(view.byDoor ? 'door.confirm' : 'limits.with_code', { total }),
        })}
      />
    );
  return (
    <>
      <ConfirmWithPasskey
        action={confirmByPasskey}
        confirmationId={view.id}
        options={options}
        label={t(view.byDoor ? 'door.confirm' : 'limits.with_passkey', { total })}
        messages={messages}
      />
      <noscript>
        <Notice>{t('limits.needs_scripts')}</Notice>
      </noscript>
    </>
  );
}

async function Ended() {
  const { t } = await requestI18n();
  return (
    <EmptyState
      picture={<ShieldCheckIcon size={32} />}
      title={t('limits.ended_title')}
      action={<LinkButton href="/orders">{t('limits.to_orders')}</LinkButton>}
    >
      {t('limits.ended_text')}
    </EmptyState>
  );
}
