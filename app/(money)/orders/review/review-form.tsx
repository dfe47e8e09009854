import { Stars } from '@/app/_reviews/stars';
import { Checkbox, RadioCards } from '@/app/_ui/choice';
import { Field, Select, TextArea } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { allStars, reviewLanguages } from '@/lib/shop/reviews/model';
import { myReview } from '@/lib/shop/reviews/queries';
import { publishReview } from './actions';

/**
 * Stars, words, and the tick by which a purchase may be shown. Whether there is one is not looked up to draw it: everybody gets the
 * same form, and the tick stands only where she set it.
 */
export async function ReviewForm({ actor, product }: { actor: PersonActor; product: Id<'product'> }) {
  const [mine, { t, locale }] = await Promise.all([myReview(actor, product), requestI18n()]);
  const language = mine?.language ?? locale;
  return (
    <Form
      action={publishReview}
      messages={errorMessages(t, ['stars_none', 'not_received', 'own_page'])}
      done={mine?.hidden ? t('reviews.saved_hidden') : t('reviews.published')}
    >
      <input type="hidden" name="product" value={product} />
      <RadioCards
        name="stars"
        legend={t('reviews.your_stars')}
        {...(mine && { defaultValue: String(mine.stars) })}
        choices={allStars.map((stars) => ({
          value: String(stars),
          label: t('reviews.stars', { count: stars }),
          hint: t(`reviews.rate_${stars}`),
          picture: <Stars value={stars} />,
        }))}
      />
      <Field
        name="title"
        label={t('reviews.field_title')}
        note={t('common.optional')}
        defaultValue={mine?.title}
        maxLength={120}
        dir="auto"
      />
      <TextArea
        name="body"
        label={t('reviews.field_body')}
        note={t('common.optional')}
        defaultValue={mine?.body}
        maxLength={4000}
        rows={5}
        dir="auto"
      />
      <Select name="language" label={t('reviews.field_language')} defaultValue={language}>
        {reviewLanguages.map((code) => (
          <option key={code} value={code} lang={code}>
            {new Intl.DisplayNames([code], { type: 'language' }).of(code)}
          </option>
        ))}
      </Select>
      <Checkbox
        name="badge"
        label={t('reviews.badge')}
        hint={t('reviews.badge_hint')}
        defaultChecked={mine?.verified ?? false}
      />
      <SubmitButton>{mine ? t('reviews.save') : t('reviews.publish')}</SubmitButton>
    </Form>
  );
}
