import 'server-only';
import { TextArea } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { noteMost } from '@/lib/money/gifts/model';
import type { Opened } from '@/lib/money/gifts/schema';
import { errorMessages } from '@/lib/platform/i18n';
import type { Voice } from '@/lib/platform/voice';
import { decline } from './accept/actions';
import { OpenedBy } from './accept-form';

/** Saying no, with a sentence perhaps: as much in sight as saying yes. */
export function DeclineForm({ voice: { t }, by, giver }: { voice: Voice; by: Opened; giver: string }) {
  return (
    <section aria-label={t('gifts.decline_lead')} className="border-line border-t pt-4">
      <p className="font-medium">{t('gifts.decline_lead')}</p>
      <Form
        action={decline}
        messages={errorMessages(t, ['gift_ended'])}
        done={t('gifts.declined_done', { giver })}
        className="space-y-4 pt-3"
      >
        <OpenedBy by={by} />
        <TextArea name="answer" label={t('gifts.decline_words', { giver })} rows={2} maxLength={noteMost} dir="auto" />
        <SubmitButton variant="quiet">{t('gifts.decline')}</SubmitButton>
      </Form>
    </section>
  );
}
