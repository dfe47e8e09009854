import type { Metadata } from 'next';
import { Form, SubmitButton } from '@/app/_ui/form';
import { LinkButton } from '@/app/_ui/link-button';
import { Notice } from '@/app/_ui/notice';
import { waitOfLink } from '@/lib/markets/waits/queries';
import { currentActor } from '@/lib/platform/auth';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { confirmHere, forgetHere } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('countries.tell_title'), robots: { index: false }, referrer: 'same-origin' };
}

type ToldProps = { searchParams: Promise<{ token?: string | string[] }> };

/** Behind the link by which a visitor confirms her address, or has it forgotten. Opening it changes nothing, for mail programs open links too. */
export default async function Told({ searchParams }: ToldProps) {
  const [{ token: sent }, actor, { t, formatCountry }] = await Promise.all([
    searchParams,
    currentActor(),
    requestI18n(),
  ]);
  const token = typeof sent === 'string' ? sent : '';
  const wait = await waitOfLink(actor, token);
  const messages = { ...errorMessages(t), link_over: t('countries.link_over') };
  const words = wait && { what: t(`countries.cap_${wait.capability}`), country: formatCountry(wait.country) };
  return (
    <div className="page-width max-w-md space-y-6 py-10 md:py-16">
      <h1 className="text-2xl">{t('countries.tell_title')}</h1>
      {words === null ? (
        <>
          <p data-outcome>{t('countries.link_over')}</p>
          <LinkButton href="/countries" size="large" wide>
            {t('countries.title')}
          </LinkButton>
        </>
      ) : (
        <>
          {wait?.confirmed ? (
            <Notice tone="done">{t('countries.confirmed', words)}</Notice>
          ) : (
            <>
              <p className="text-muted">{t('countries.confirm_lead', words)}</p>
              <Form action={confirmHere} messages={messages}>
                <input type="hidden" name="token" value={token} />
                <SubmitButton size="large" wide>
                  {t('countries.confirm')}
                </SubmitButton>
              </Form>
            </>
          )}
          <Form action={forgetHere} messages={messages}>
            <input type="hidden" name="token" value={token} />
            <SubmitButton variant="quiet" wide>
              {t('countries.forget')}
            </SubmitButton>
          </Form>
        </>
      )}
    </div>
  );
}
