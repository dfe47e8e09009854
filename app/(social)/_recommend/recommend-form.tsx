import { RadioCards } from '@/app/_ui/choice';
import { TextArea } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import type { Id } from '@/lib/kernel/ids';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { RecommendationView } from '@/lib/social/recommending/queries';
import { sendRecommend, sendUnrecommend } from './actions';

/** Says why one recommends a product and who sees it; nothing is chosen for her. */
export async function RecommendForm({ product, own }: { product: Id<'product'>; own: RecommendationView | null }) {
  const { t } = await requestI18n();
  return (
    <div className="space-y-4">
      <Form action={sendRecommend} messages={errorMessages(t, ['required', 'too_long'])}>
        <input type="hidden" name="product" value={product} />
        <p className="text-muted text-sm">{t('said.recommend_lead')}</p>
        <TextArea
          name="note"
          label={t('said.recommend_note')}
          hint={t('said.recommend_note_hint')}
          rows={2}
          maxLength={500}
          dir="auto"
          defaultValue={own?.note}
        />
        <RadioCards
          name="audience"
          legend={t('said.audience')}
          columns={2}
          {...(own && { defaultValue: own.audience })}
          choices={(['friends', 'public'] as const).map((value) => ({
            value,
            label: t(`said.${value}`),
            hint: t(`said.${value}_hint`),
          }))}
        />
        <SubmitButton>{t(own ? 'said.recommend_change' : 'said.recommend_send')}</SubmitButton>
      </Form>
      {own && (
        <Form action={sendUnrecommend} messages={errorMessages(t)} className="space-y-1">
          <input type="hidden" name="recommendation" value={own.id} />
          <SubmitButton variant="quiet">{t('said.recommend_back')}</SubmitButton>
          <p className="text-muted text-sm">{t('said.recommend_back_hint')}</p>
        </Form>
      )}
    </div>
  );
}
