import { Card } from '@/app/_ui/card';
import { Checkbox, RadioCards } from '@/app/_ui/choice';
import { Field } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import type { SiteView } from '@/lib/money/button/console/queries';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { OwnedPageView } from '@/lib/shop/ownership/queries';
import { change, live, remove } from '../actions';
import { ShownOnce } from '../shown-once';
import { captureChoices, keyWords } from '../site-words';

type SettingsProps = { site: SiteView; page: Pick<OwnedPageView, 'handle'> };

/** A site's name and way to take payments, the step from trying to selling, and the way out. */
export async function SiteSettings({ site, page }: SettingsProps) {
  const { t } = await requestI18n();
  return (
    <>
      <Card>
        <Form action={change} messages={errorMessages(t)} done={t('button.site_saved')}>
          <h2 className="font-semibold text-lg">{t('button.site_settings')}</h2>
          <input type="hidden" name="site" value={site.id} />
          <Field
            name="name"
            label={t('button.site_name')}
            hint={t('button.site_name_hint')}
            maxLength={80}
            defaultValue={site.name}
            dir="auto"
            required
          />
          <RadioCards
            name="capture"
            legend={t('button.site_capture')}
            defaultValue={site.capture}
            choices={captureChoices(t)}
          />
          <SubmitButton>{t('button.site_save')}</SubmitButton>
        </Form>
      </Card>
      {site.test && <Live site={site} page={page} />}
      <Remove site={site} page={page} />
    </>
  );
}

async function Live({ site, page }: SettingsProps) {
  const { t, href } = await requestI18n();
  return (
    <Card>
      <h2 className="font-semibold text-lg">{t('button.site_go_live')}</h2>
      <p className="mb-3 text-muted text-sm">{t('button.site_go_live_body')}</p>
      <Form action={live} messages={errorMessages(t, ['sites_max'])}>
        <ShownOnce home={href(`/studio/${page.handle}/pay-button`)} words={keyWords(t)}>
          <input type="hidden" name="site" value={site.id} />
          <SubmitButton variant="quiet">{t('button.site_go_live_do')}</SubmitButton>
        </ShownOnce>
      </Form>
    </Card>
  );
}

async function Remove({ site, page }: SettingsProps) {
  const { t } = await requestI18n();
  return (
    <Card>
      <h2 className="font-semibold text-lg">{t('button.site_remove')}</h2>
      <p className="mb-3 text-muted text-sm">{t('button.site_remove_body')}</p>
      <Form action={remove} messages={errorMessages(t, ['orders_held'])} className="space-y-2">
        <input type="hidden" name="site" value={site.id} />
        <input type="hidden" name="at" value={page.handle} />
        <Checkbox name="sure" label={t('button.site_remove_sure')} />
        <SubmitButton variant="danger">{t('button.site_remove')}</SubmitButton>
      </Form>
    </Card>
  );
}
