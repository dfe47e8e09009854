import type { Metadata } from 'next';
import { Form, SubmitButton } from '@/app/_ui/form';
import { LinkButton } from '@/app/_ui/link-button';
import { Narrow } from '@/app/(identity)/_account/narrow';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { sendStop } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('digest.stop_title'), robots: { index: false }, referrer: 'same-origin' };
}

/** Behind the link in a digest, signed in or not. Opening it changes nothing, for mail programs open links too; its button does. */
export default async function Unsubscribe({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const [{ token }, { t }] = await Promise.all([searchParams, requestI18n()]);
  return (
    <Narrow title={t('digest.stop_title')} lead={t('digest.stop_lead')}>
      <Form action={sendStop} messages={{ ...errorMessages(t), link_over: t('digest.link_over') }}>
        <input type="hidden" name="token" value={typeof token === 'string' ? token : ''} />
        <SubmitButton size="large" wide>
          {t('digest.stop_button')}
        </SubmitButton>
      </Form>
      <LinkButton href="/settings/notifications" variant="plain" size="large" wide>
        {t('digest.change')}
      </LinkButton>
    </Narrow>
  );
}
