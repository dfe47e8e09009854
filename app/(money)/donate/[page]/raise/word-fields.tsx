import { Field, TextArea } from '@/app/_ui/field';
import { type Money, toDecimal } from '@/lib/kernel/money';
import { useVoice } from '@/lib/platform/request';
import { storyMost, titleMost } from '@/lib/shop/fundraisers/model';

type WordFieldsProps = { currency: Money['currency']; said?: { title: string; story: string; goal: Money | null } };

/** Title, story and goal of a fundraiser, new or changed. */
export function WordFields({ currency, said }: WordFieldsProps) {
  const { t } = useVoice();
  return (
    <>
      <input type="hidden" name="currency" value={currency} />
      <Field
        name="title"
        label={t('fundraisers.field_title')}
        defaultValue={said?.title}
        maxLength={titleMost}
        dir="auto"
        autoComplete="off"
      />
      <TextArea
        name="story"
        label={t('fundraisers.field_story')}
        hint={t('fundraisers.story_hint')}
        note={t('common.optional')}
        defaultValue={said?.story}
        maxLength={storyMost}
        rows={6}
        dir="auto"
      />
      <Field
        name="goal"
        label={t('donations.goal', { currency })}
        note={t('common.optional')}
        defaultValue={said?.goal ? toDecimal(said.goal) : ''}
        inputMode="decimal"
        dir="ltr"
        autoComplete="off"
      />
    </>
  );
}
