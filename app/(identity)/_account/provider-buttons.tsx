import { Form, SubmitButton } from '@/app/_ui/form';
import { type Provider, providers } from '@/lib/identity/external/model';
import { errorMessages } from '@/lib/platform/i18n';
import { isProviderOffered } from '@/lib/platform/next-auth';
import { requestI18n } from '@/lib/platform/request';
import { startProviderHere } from './actions';

/** Whether there is any provider to sign in with. */
export function offersProviders(): boolean {
  return providers.some(isProviderOffered);
}

/** The providers whose keys are set; none, and nothing is shown. */
export async function ProviderButtons({ next }: { next: string }) {
  const { t } = await requestI18n();
  const offered: Provider[] = providers.filter(isProviderOffered);
  return offered.map((provider) => (
    <Form key={provider} action={startProviderHere} messages={errorMessages(t)}>
      <input type="hidden" name="provider" value={provider} />
      <input type="hidden" name="next" value={next} />
      <SubmitButton variant="quiet" size="large" wide>
        {t(`identity.with_${provider}`)}
      </SubmitButton>
    </Form>
  ));
}
