import type { Metadata } from 'next';
import { Card } from '@/app/_ui/card';
import { Field, Select, TextArea } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { LinkButton } from '@/app/_ui/link-button';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { pageKinds, pageLanguages } from '@/lib/shop/pages/model';
import { loadPage } from '../load-page';
import { NotTaken } from '../not-taken';
import { PlainPhotos } from '../plain-photos';
import { openTheShop, saveFace } from './actions';
import { LanguageTicks } from './language-ticks';
import { PagePhotos } from './page-photos';

type PageProps = {
  params: Promise<{ page: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { page } = await loadPage((await params).page);
  const { t } = await requestI18n();
  return { title: `${t('studio.settings')} · ${page.name}`, robots: { index: false } };
}

/** The page's face, and whether its shop is open. */
export default async function FaceSettings({ params, searchParams }: PageProps) {
  const { page } = await loadPage((await params).page);
  const { t } = await requestI18n();
  return (
    <div className="space-y-5">
      <ShopSwitch page={page} />
      <NotTaken asked={await searchParams} />
      <Card>
        <PagePhotos
          pageId={page.id}
          logo={page.logo}
          cover={page.cover}
          words={{
            logo: t('studio.logo'),
            cover: t('studio.cover'),
            choose: t('studio.choose_photo'),
            replace: t('studio.replace_photo'),
            remove: t('common.remove'),
            uploading: t('studio.uploading'),
          }}
          messages={errorMessages(t, [
            ...(['file_empty', 'file_too_big', 'not_an_image', 'too_many_pixels', 'broken_image'] as const),
            ...(['storage_full', 'busy', 'upload_failed'] as const),
          ])}
        />
        <PlainPhotos page={page} to={{ place: 'logo' }} label={t('studio.logo')} />
        <PlainPhotos page={page} to={{ place: 'cover' }} label={t('studio.cover')} />
      </Card>
      <Card>
        <Face page={page} />
      </Card>
      <Card className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <h2 className="font-semibold">{t('studio.close_page')}</h2>
          <p className="text-muted text-sm">{t('studio.close_page_body')}</p>
        </div>
        <LinkButton href={`/studio/${page.handle}/settings/close`} variant="quiet">
          {t('studio.close_page_go')}
        </LinkButton>
      </Card>
    </div>
  );
}

async function ShopSwitch({ page }: { page: PageSettings }) {
  const { t } = await requestI18n();
  return (
    <Card className="flex flex-wrap items-center justify-between gap-3">
      <div>
        <h2 className="font-semibold">{page.shopOpen ? t('studio.shop_is_open') : t('studio.shop_is_closed')}</h2>
        <p className="text-muted text-sm">
          {page.shopOpen ? t('studio.shop_open_body') : t('studio.shop_closed_body')}
        </p>
      </div>
      <Form action={openTheShop} messages={errorMessages(t, ['nothing_published'])} className="space-y-2">
        <input type="hidden" name="page" value={page.id} />
        <SubmitButton name="open" value={page.shopOpen ? 'no' : 'yes'} variant={page.shopOpen ? 'quiet' : 'primary'}>
          {page.shopOpen ? t('studio.close_shop') : t('studio.open_shop')}
        </SubmitButton>
      </Form>
    </Card>
  );
}

async function Face({ page }: { page: PageSettings }) {
  const { t, formatCountry, formatCurrency } = await requestI18n();
  return (
    <Form action={saveFace} messages={errorMessages(t)} done={t('common.saved')}>
      <input type="hidden" name="page" value={page.id} />
      <Field name="name" label={t('studio.page_name')} defaultValue={page.name} maxLength={60} />
      <Select name="kind" label={t('studio.page_kind')} defaultValue={page.kind}>
        {pageKinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`shop.kind_${kind}`)}
          </option>
        ))}
      </Select>
      <TextArea
        name="about"
        label={t('studio.page_about')}
        note={t('common.optional')}
        hint={t('studio.page_about_hint')}
        defaultValue={page.about}
        maxLength={2000}
        dir="auto"
      />
      <LanguageTicks
        legend={t('studio.page_languages')}
        chosen={page.languages}
        languages={pageLanguages.map((code) => ({ value: code, label: t(`studio.language_${code}`) }))}
      />
      <p className="text-muted text-sm">
        {t('studio.fixed_facts', {
          address: `/${page.handle}`,
          country: formatCountry(page.country),
          currency: formatCurrency(page.currency),
        })}
      </p>
      <SubmitButton>{t('common.save')}</SubmitButton>
    </Form>
  );
}
