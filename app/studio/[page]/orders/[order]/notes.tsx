import { randomBytes } from 'node:crypto';
import { Card } from '@/app/_ui/card';
import { TextArea } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { LockIcon } from '@/app/_ui/icons';
import type { Id } from '@/lib/kernel/ids';
import type { NoteView } from '@/lib/money/orders/notes/queries';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { shownName } from '@/lib/platform/shown-name';
import { note } from '../actions';

/** What the people of the page tell each other about an order. Its buyer never sees it. */
export async function Notes({ orderId, notes }: { orderId: Id<'order'>; notes: readonly NoteView[] }) {
  const { t, formatDate } = await requestI18n();
  return (
    <Card className="space-y-4 print:hidden">
      <div>
        <h2 className="flex items-center gap-2 font-semibold text-lg">
          <LockIcon size={18} />
          {t('inbox.notes')}
        </h2>
        <p className="text-muted text-sm">{t('inbox.notes_hint')}</p>
      </div>
      {notes.length > 0 && (
        <ol className="space-y-3">
          {notes.map((one) => (
            <li key={one.id}>
              <p className="wrap-anywhere whitespace-pre-line">
                <bdi>{one.words}</bdi>
              </p>
              <p className="text-muted text-sm">
                <bdi>{shownName(t, one.by)}</bdi> ·{' '}
                <time dateTime={one.at.toISOString()}>{formatDate(one.at, 'moment')}</time>
              </p>
            </li>
          ))}
        </ol>
      )}
      <Form action={note} messages={errorMessages(t)} clearWhenDone className="space-y-3">
        <input type="hidden" name="orderId" value={orderId} />
        <input type="hidden" name="key" value={randomBytes(18).toString('base64url')} />
        <TextArea name="words" label={t('inbox.note')} rows={2} maxLength={2000} dir="auto" />
        <SubmitButton variant="quiet">{t('inbox.add_note')}</SubmitButton>
      </Form>
    </Card>
  );
}
