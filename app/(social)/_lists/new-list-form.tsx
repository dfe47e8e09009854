import { RadioCards } from '@/app/_ui/choice';
import { Field } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { KeptId } from '@/lib/social/lists/model';
import { sendMakeList } from './actions';

/** Makes a list, with a thing in it where one is named. */
export async function NewListForm({ thing }: { thing?: KeptId }) {
  const { t } = await requestI18n();
  return (
    <Form
      action={sendMakeList}
      messages={errorMessages(t, ['required', 'too_long', 'lists_max', 'list_full'])}
      clearWhenDone
    >
      <input type="hidden" name="thing" value={thing ?? ''} />
      <Field
        name="name"
        label={t('lists.name')}
        hint={t('lists.name_hint')}
        maxLength={80}
        dir="auto"
        autoComplete="off"
      />
      <RadioCards
        name="kind"
        legend={t('lists.kind')}
        columns={2}
        defaultValue="collection"
        choices={(['collection', 'wish'] as const).map((value) => ({
          value,
          label: t(`lists.${value}`),
          hint: t(`lists.${value}_hint`),
        }))}
      />
      <SubmitButton>{t('lists.make')}</SubmitButton>
    </Form>
  );
}
