import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { Card } from '@/app/_ui/card';
import { Form, SubmitButton } from '@/app/_ui/form';
import { HeadingFocus } from '@/app/_ui/heading-focus';
import { LinkButton } from '@/app/_ui/link-button';
import { Notice } from '@/app/_ui/notice';
import { OnlyYou } from '@/app/_ui/only-you';
import { partPath, splitPath } from '@/lib/money/parts/model';
import { type OpenedPart, openedPart } from '@/lib/money/parts/queries';
import { offerOwnCurrency } from '@/lib/money/parts/quotes/offer-own-currency';
import { requestI18n } from '@/lib/platform/request';
import { shownName } from '@/lib/platform/shown-name';
import type { Voice } from '@/lib/platform/voice';
import { settledActor } from '../../../own-actor';
import { OwedNotice } from '../../owed-notice';
import { partMessages } from '../../part-messages';
import { decline } from '../../parts/actions';
import { promiseWords } from '../../pay-in';
import { PayShare } from '../../pay-share';
import { SharedThings } from '../../shared-things';
import { Until } from '../../until';

type PageProps = { params: Promise<{ token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('parts.part_title'), robots: { index: false }, referrer: 'same-origin' };
}

/** A share for whoever is asked for it: what is bought, how much of it is hers, until when, and what happens then. */
export default async function PartPage({ params }: PageProps) {
  const [{ token }, actor, voice] = await Promise.all([params, settledActor(), requestI18n()]);
  const part = await openedPart(actor, token);
  const { t, href, formatMoney } = voice;
  // Of what is asked of somebody by name a browser that nobody is signed in to learns nothing.
  if (!part && actor.kind !== 'person') redirect(href(`/sign-in?next=${encodeURIComponent(href(partPath(token)))}`));
  if (!part) notFound();
  if (part.isStarter && !part.actionUrl && part.state !== 'asked' && part.state !== 'declined')
    redirect(href(splitPath(part.of.purchaseId)));
  const starter = part.starter === null ? t('parts.someone') : shownName(t, part.starter);
  const share = formatMoney(part.amount);
  const isOpen = part.of.state === 'open';
  return (
    <div className="mx-auto w-full max-w-xl space-y-6 px-4 py-6 md:py-10">
      <HeadingFocus />
      <div className="flex items-center justify-between gap-3">
        <h1 className="text-xl">{t('parts.part_title')}</h1>
        <OnlyYou />
      </div>
      <Card className="space-y-4">
        {!part.isStarter && <p>{t('parts.asks', { starter })}</p>}
        <SharedThings of={part.of} />
        <p className="border-line border-t pt-4 font-semibold text-lg tabular-nums">
          {t('parts.your_share', { share })}
        </p>
      </Card>
      <Standing part={part} starter={starter} />
      <Paid part={part} voice={voice} />
      <OwedNotice owed={part.owed} of={part.of} />
      {isOpen && <Until at={part.of.deadline} />}
      {actor.kind !== 'person' && isOpen && (
        <LinkButton href={`/sign-in?next=${encodeURIComponent(href(partPath(token)))}`} wide>
          {t('parts.sign_in')}
        </LinkButton>
      )}
      {actor.kind === 'person' && isOpen && mayPay(part) && (
        <PayShare actor={actor} part={part} promise={await offerOwnCurrency(actor, part)} />
      )}
      {actor.kind === 'person' && isOpen && mayDecline(part) && (
        <Form action={decline} messages={partMessages(voice)}>
          <input type="hidden" name="token" value={token} />
          <SubmitButton variant="quiet" wide>
            {t(part.state === 'held' ? 'parts.leave' : 'parts.decline')}
          </SubmitButton>
        </Form>
      )}
    </div>
  );
}

/** What can be paid: what nobody pays, by who pays no other share of it. */
function mayPay(part: OpenedPart): boolean {
  return !part.paysAnother && (part.state === 'asked' || (part.state === 'declined' && part.isStarter));
}

function mayDecline(part: OpenedPart): boolean {
  if (part.isStarter) return false;
  return (part.state === 'asked' && !part.paysAnother) || (part.isPayer && ['paying', 'held'].includes(part.state));
}

/** What she pays in her own currency, and what she was given back: for her eyes alone. */
function Paid({ part: { promise, back, state }, voice }: { part: OpenedPart; voice: Voice }) {
  const { t, formatMoney } = voice;
  const pays = promise !== null && ['paying', 'held', 'captured'].includes(state);
  if (!pays && back === null) return null;
  return (
    <div className="space-y-1 text-muted text-sm tabular-nums">
      {pays && <p>{t('parts.paid_in', { amount: formatMoney(promise.charged), ...promiseWords(promise, voice) })}</p>}
      {back && <p>{t('parts.given_back', { amount: formatMoney(back) })}</p>}
    </div>
  );
}

async function Standing({ part, starter }: { part: OpenedPart; starter: string }) {
  const { t } = await requestI18n();
  const { of, state, isPayer } = part;
  if (of.state === 'ended') return <Notice>{t('parts.over')}</Notice>;
  if (state === 'captured' || of.state === 'captured')
    return isPayer ? <Notice tone="done">{t('parts.paid', { starter })}</Notice> : <Notice>{t('parts.taken')}</Notice>;
  if (of.state === 'agreed')
    return isPayer ? <Notice tone="done">{t('parts.agreed')}</Notice> : <Notice>{t('parts.taken')}</Notice>;
  if (part.actionUrl)
    return (
      <div className="space-y-3">
        <Notice>{t('parts.bank_asks')}</Notice>
        <a
          href={part.actionUrl}
          className="inline-flex min-h-13 items-center rounded-full bg-ink px-6 font-medium text-paper"
        >
          {t('money.to_bank')}
        </a>
      </div>
    );
  if (state === 'held' && isPayer) return <Notice tone="done">{t('parts.held')}</Notice>;
  if (state === 'paying' && isPayer) return <Notice>{t('money.checking')}</Notice>;
  if (state === 'held' || state === 'paying') return <Notice>{t('parts.taken')}</Notice>;
  if (state === 'declined' && !part.isStarter) return <Notice>{t('parts.declined')}</Notice>;
  return part.paysAnother ? <Notice>{t('parts.pays_another')}</Notice> : <p>{t('parts.nobody_before')}</p>;
}
