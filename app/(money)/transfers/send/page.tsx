import type { Metadata } from 'next';
import { Field, Select } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { LinkButton } from '@/app/_ui/link-button';
import { Notice } from '@/app/_ui/notice';
import { OnlyYou } from '@/app/_ui/only-you';
import { friendsOf } from '@/lib/identity/ties/queries';
import { parseId } from '@/lib/kernel/ids';
import { currencies, isCurrency } from '@/lib/kernel/money';
import { transferReasons } from '@/lib/money/transfers/model';
import { myRecipients } from '@/lib/money/transfers/recipients/queries';
import { requirePerson } from '@/lib/platform/auth';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { BackLink } from '../../../_ui/back-link';
import { askQuote } from '../actions';
import { KeptRecipients } from './kept-recipients';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('transfers.send_title'), robots: { index: false } };
}

type SendProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };
const text = (value: string | string[] | undefined) => (typeof value === 'string' ? value : '');

/** To whom, how much and what for; what it costs is on the next screen. */
export default async function SendPage({ searchParams }: SendProps) {
  const actor = await requirePerson('/transfers/send');
  const [asked, friends, { others }, voice] = await Promise.all([
    searchParams,
    friendsOf(actor),
    myRecipients(actor),
    requestI18n(),
  ]);
  const { t } = voice;
  const ready = others.filter((one) => one.ready);
  const named = parseId('recipient', text(asked.to));
  const person = parseId('person', text(asked.person));
  const to = named ? `recipient:${named}` : person ? `person:${person}` : '';
  const currency = isCurrency(asked.currency) ? asked.currency : 'USD';
  return (
    <div className="mx-auto w-full max-w-lg space-y-8 px-4 py-6 md:py-10">
      <BackLink href="/transfers">{t('transfers.back')}</BackLink>
      <div className="space-y-3">
        <div className="flex items-center justify-between gap-3">
          <h1 className="text-xl">{t('transfers.send_title')}</h1>
          <OnlyYou />
        </div>
        <p className="text-muted">{t('transfers.send_lead')}</p>
      </div>
      <Form
        action={askQuote}
        messages={errorMessages(t, [
          ...(['bad_amount', 'yourself', 'sender_address', 'recipient_unready', 'no_rate', 'sending_closed'] as const),
          ...(['too_little', 'total_too_high', 'amount_step', 'no_such_person', 'bad_number'] as const),
          ...(['market_least', 'market_most'] as const),
        ])}
      >
        <Select name="to" label={t('transfers.who')} defaultValue={to}>
          <option value="">{t('transfers.somebody_else')}</option>
          {friends.length > 0 && (
            <optgroup label={t('transfers.friend')}>
              {friends.map((one) => (
                <option key={one.id} value={`person:${one.id}`}>
                  {`${one.name} (@${one.handle})`}
                </option>
              ))}
            </optgroup>
          )}
          {ready.length > 0 && (
            <optgroup label={t('transfers.kept')}>
              {ready.map((one) => (
                <option key={one.id} value={`recipient:${one.id}`}>
                  {`${one.name} · ${one.currency} ···· ${one.last4 ?? ''}`}
                </option>
              ))}
            </optgroup>
          )}
        </Select>
        <Field
          name="handle"
          label={t('transfers.person')}
          hint={t('transfers.person_hint')}
          defaultValue={text(asked.handle)}
          dir="ltr"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,1fr)] gap-3">
          <Field
            name="amount"
            label={t('transfers.amount')}
            defaultValue={text(asked.amount)}
            inputMode="decimal"
            dir="ltr"
            autoComplete="off"
          />
          <Select name="currency" label={t('transfers.currency')} defaultValue={currency}>
            {currencies.map((code) => (
              <option key={code} value={code}>
                {code}
              </option>
            ))}
          </Select>
        </div>
        <Select name="reason" label={t('transfers.reason')} defaultValue={text(asked.reason)}>
          <option value="">{t('transfers.reason_choose')}</option>
          {transferReasons.map((one) => (
            <option key={one} value={one}>
              {t(`transfers.reason_${one}`)}
            </option>
          ))}
        </Select>
        <Notice>{t('transfers.goods_note')}</Notice>
        <SubmitButton size="large" wide>
          {t('transfers.see_quote')}
        </SubmitButton>
      </Form>
      <LinkButton href="/transfers/recipients/new" variant="quiet" wide>
        {t('transfers.add_bank')}
      </LinkButton>
      {others.length > 0 && <KeptRecipients recipients={others} />}
    </div>
  );
}
