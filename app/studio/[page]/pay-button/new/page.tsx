import { Card } from '@/app/_ui/card';
import { RadioCards } from '@/app/_ui/choice';
import { Field } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { loadPage, type StudioPageProps, titled } from '../../load-page';
import { open } from '../actions';
import { OriginField } from '../origin-field';
import { ShownOnce } from '../shown-once';
import { captureChoices, keyWords, originWords } from '../site-words';

export const generateMetadata = titled('button.site_new');

/** A new site: what it is called, where its pages live, and what it is for. */
export default async function NewSite({ params }: StudioPageProps) {
  const { page } = await loadPage((await params).page, 'change_settings');
  const { t, href } = await requestI18n();
  const home = `/studio/${page.handle}/pay-button`;
  return (
    <div className="mx-auto max-w-2xl space-y-5">
      <h1 className="text-xl md:text-2xl">{t('button.site_new')}</h1>
      <Card>
        <Form action={open} messages={errorMessages(t, ['invalid_origin', 'sites_max'])}>
          <ShownOnce home={href(home)} words={keyWords(t)}>
            <input type="hidden" name="page" value={page.id} />
            <Field
              name="name"
              label={t('button.site_name')}
              hint={t('button.site_name_hint')}
              maxLength={80}
              defaultValue={page.name}
              dir="auto"
              required
            />
            <OriginField {...originWords(t)} />
            <RadioCards
              name="mode"
              legend={t('button.site_mode')}
              defaultValue="test"
              columns={2}
              choices={[
                { value: 'test', label: t('button.site_mode_test'), hint: t('button.site_mode_test_hint') },
                { value: 'live', label: t('button.site_mode_live'), hint: t('button.site_mode_live_hint') },
              ]}
            />
            <RadioCards
              name="capture"
              legend={t('button.site_capture')}
              defaultValue="automatic"
              choices={captureChoices(t)}
            />
            <SubmitButton>{t('button.site_open')}</SubmitButton>
          </ShownOnce>
        </Form>
      </Card>
    </div>
  );
}
