import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { BackLink } from '@/app/_ui/back-link';
import { EmptyState } from '@/app/_ui/empty-state';
import { Form } from '@/app/_ui/form';
import { SendHorizontalIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { Notice } from '@/app/_ui/notice';
import { OnlyYou } from '@/app/_ui/only-you';
import { parseId } from '@/lib/kernel/ids';
import { allows } from '@/lib/markets/terms/model';
import { termsIn } from '@/lib/markets/terms/queries';
import { tapSeed } from '@/lib/money/tap/tap-key';
import { checkedQuote } from '@/lib/money/transfers/names/check-name';
import type { QuoteView } from '@/lib/money/transfers/queries';
import { canPay } from '@/lib/money/wallet/model';
import { myWallet } from '@/lib/money/wallet/queries';
import { requirePerson } from '@/lib/platform/auth';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { shownName } from '@/lib/platform/shown-name';
import type { Voice } from '@/lib/platform/voice';
import { ChooseMethod, NoMethod } from '../../../_pay/choose-method';
import { payWords } from '../../../_pay/pay-words';
import { PaySubmit } from '../../../gift/new/pay-submit';
import { send } from '../../actions';
import { NameChecked } from './name-checked';
import { QuoteLines } from './quote-lines';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('transfers.send_title'), robots: { index: false } };
}

/** What it costs, what arrives, when, and what one's rights are, before anything is paid. */
export default async function QuotePage({ params }: { params: Promise<{ quote: string }> }) {
  const { quote } = await params;
  const actor = await requirePerson(`/transfers/send/${quote}`);
  const id = parseId('quote', quote);
  const promise = id && (await checkedQuote(actor, id));
  if (!promise) notFound();
  const voice = await requestI18n();
  if (!promise.open) return <Ended promise={promise} voice={voice} />;
  const { t, formatMoney } = voice;
  const name = shownName(t, promise.name);
  const [{ methods, addresses }, seed] = await Promise.all([myWallet(actor), tapSeed(actor)]);
  const [home] = addresses;
  const terms = home ? await termsIn(home.country, 'send') : null;
  const otherName = promise.nameCheck?.result === 'none';
  const able = methods.filter(
    (one) => one.kind !== 'bank' && canPay(one, promise.total.currency) && allows(terms, one.kind),
  );
  return (
    <div className="mx-auto w-full max-w-lg space-y-6 px-4 py-6 md:py-10">
      <BackLink href="/transfers/send">{t('transfers.send_title')}</BackLink>
      <div className="flex items-start justify-between gap-3">
        <h1 className="wrap-anywhere min-w-0 text-xl">
          {t('transfers.quote_title', { amount: formatMoney(promise.send), name })}
        </h1>
        <OnlyYou />
      </div>
      <QuoteLines promise={promise} name={name} voice={voice} />
      {promise.nameCheck && <NameChecked check={promise.nameCheck} name={name} voice={voice} />}
      {promise.first && (
        <Notice>
          <span className="block font-semibold">{t('transfers.first_title', { name })}</span>
          <span className="block">{t('transfers.first_text')}</span>
        </Notice>
      )}
      {able.length === 0 ? (
        <NoMethod add={t('transfers.add_method')}>{t('transfers.no_method')}</NoMethod>
      ) : (
        <Form
          action={send}
          messages={{
            ...payWords(voice).problems,
            ...errorMessages(t, [
              'quote_ended',
              'sending_closed',
              'market_least',
              'market_most',
              'market_method',
              'guarded',
              'over_day',
              'over_month',
              'method_currency',
              'key_reused',
            ]),
          }}
        >
          <input type="hidden" name="seed" value={seed} />
          <input type="hidden" name="quoteId" value={promise.id} />
          <ChooseMethod methods={able} label={t('transfers.pay_with')} />
          <PaySubmit
            label={t(otherName ? 'transfers.pay_all_the_same' : 'transfers.pay', { total: formatMoney(promise.total) })}
          />
        </Form>
      )}
      <section className="space-y-2 text-muted text-sm">
        <h2 className="font-semibold text-ink">{t('transfers.rights_title')}</h2>
        <p>
          {promise.abroad || promise.first || otherName
            ? t('transfers.rights_long')
            : t('transfers.rights_short', { name })}
        </p>
        <p>{t('transfers.rights')}</p>
        <p>{t('transfers.held_by')}</p>
      </section>
    </div>
  );
}

function againTo(to: QuoteView['to']): Record<string, string> {
  if ('person' in to) return { person: to.person };
  if ('phone' in to) return { handle: to.phone };
  return 'email' in to ? { handle: to.email } : { to: to.recipient };
}

function Ended({ promise, voice: { t } }: { promise: QuoteView; voice: Voice }) {
  const asked = new URLSearchParams({
    ...againTo(promise.to),
    currency: promise.send.currency,
    reason: promise.reason,
  });
  return (
    <EmptyState
      heading="h1"
      picture={<SendHorizontalIcon size={32} />}
      title={t('transfers.ended_title')}
      action={<LinkButton href={`/transfers/send?${asked}`}>{t('transfers.again')}</LinkButton>}
    >
      {t('transfers.ended_text')}
    </EmptyState>
  );
}
