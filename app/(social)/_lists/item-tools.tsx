import { TextArea } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { ItemView, ListView } from '@/lib/social/lists/queries';
import { sendKeep, sendMoveItem, sendNoteItem, sendSave } from './actions';

type ItemToolsProps = { list: ListView; item: ItemView; open: boolean; name: string | undefined };

/** What its owner may do with a thing in a list: take it out, and, while she arranges, move it and say something beside it. */
export async function ItemTools({ list, item, open, name }: ItemToolsProps) {
  const { t } = await requestI18n();
  const messages = errorMessages(t, ['too_long']);
  const named = (
    <>
      <input type="hidden" name="list" value={list.id} />
      <input type="hidden" name="thing" value={item.id} />
    </>
  );
  if (!open)
    return list.kind === 'saved' ? (
      <Form action={sendSave} messages={messages} className="inline">
        <input type="hidden" name="thing" value={item.id} />
        <SubmitButton variant="plain" size="small" name="save" value="no" className="text-muted">
          {t('lists.remove')}
          {name && <span className="sr-only"> {name}</span>}
        </SubmitButton>
      </Form>
    ) : null;
  return (
    <div className="space-y-3 rounded-md bg-sunken p-3">
      <div className="flex flex-wrap gap-1">
        {(['up', 'down'] as const).map((to) => (
          <Form key={to} action={sendMoveItem} messages={messages} className="inline">
            {named}
            <SubmitButton variant="plain" size="small" name="to" value={to}>
              {t(`lists.${to}`)}
            </SubmitButton>
          </Form>
        ))}
        <Form action={sendKeep} messages={messages} className="inline">
          {named}
          <SubmitButton variant="plain" size="small" name="keep" value="no">
            {t('lists.remove')}
          </SubmitButton>
        </Form>
      </div>
      <Form action={sendNoteItem} messages={messages} className="space-y-2">
        {named}
        <TextArea
          name="note"
          label={t('lists.item_note')}
          rows={2}
          maxLength={300}
          dir="auto"
          defaultValue={item.note}
        />
        <SubmitButton variant="quiet" size="small">
          {t('lists.item_note_save')}
        </SubmitButton>
      </Form>
    </div>
  );
}

/** Stands where a thing was that its shop has taken away. */
export async function GoneItem() {
  const { t } = await requestI18n();
  return (
    <span className="grid aspect-4/5 w-full place-items-center rounded-md bg-sunken p-4 text-center text-muted text-sm">
      <span>
        <span className="block font-medium">{t('lists.gone')}</span>
        {t('lists.gone_hint')}
      </span>
    </span>
  );
}
