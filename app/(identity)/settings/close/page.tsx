import type { Metadata } from 'next';
import { ExactField } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { LinkButton } from '@/app/_ui/link-button';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { requireProof } from '@/lib/platform/require-proof';
import { pagesToLeave } from '@/lib/shop/ownership/leaving/queries';
import { SigningOut } from '../../_account/signing-out';
import { closeAccountHere } from './actions';
import { OwnedPages } from './owned-pages';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('identity.close_title'), robots: { index: false } };
}

const goes = ['account', 'shown', 'said', 'wallet'] as const;
const stays = ['books', 'orders', 'reported', 'handle'] as const;

/** Closing the account for good: what goes, what stays and why, what comes first, and the form, confirmed by typing the own handle. */
export default async function ClosePage() {
  const actor = await requireProof('/settings/close');
  const [{ t }, owned] = await Promise.all([requestI18n(), pagesToLeave(actor)]);
  return (
    <div className="space-y-8">
      <Points title={t('deletion.goes_title')} points={goes.map((one) => t(`deletion.goes_${one}`))} />
      <Points title={t('deletion.stays_title')} points={stays.map((one) => t(`deletion.stays_${one}`))} />
      {owned.length > 0 ? (
        <OwnedPages pages={owned} />
      ) : (
        <Form action={closeAccountHere} messages={errorMessages(t, ['handle_mismatch', 'owns_pages'])}>
          <SigningOut />
          <ExactField name="handle" label={t('identity.close_type', { handle: actor.handle })} required />
          <div className="flex flex-wrap gap-3">
            <SubmitButton variant="danger">{t('identity.close_button')}</SubmitButton>
            <LinkButton href="/settings" variant="quiet">
              {t('deletion.keep')}
            </LinkButton>
          </div>
        </Form>
      )}
    </div>
  );
}

function Points({ title, points }: { title: string; points: readonly string[] }) {
  return (
    <section className="space-y-3">
      <h2 className="font-semibold text-lg">{title}</h2>
      <ul className="list-disc space-y-2 ps-5">
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </section>
  );
}
