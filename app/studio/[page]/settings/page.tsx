import { Card } from '@/app/_ui/card';
import { LinkButton } from '@/app/_ui/link-button';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { may } from '@/lib/shop/ownership/model';
import { pageKinds } from '@/lib/shop/pages/model';
import { photoRefusals } from '../../photo-refusals';
import { loadPage, type StudioPageProps, titled } from '../load-page';
import { May } from '../may';
import { NotTaken } from '../not-taken';
import { PlainPhotos } from '../plain-photos';
import { Values } from '../values';
import { AddressForm } from './address-form';
import { FaceForm } from './face-form';
import { PagePhotos } from './page-photos';
import { ShopSwitch } from './shop-switch';

export const generateMetadata = titled('studio.settings_page_title');

/** The page's face, and whether its shop is open. */
export default async function FaceSettings({ params, searchParams }: StudioPageProps) {
  const { page } = await loadPage((await params).page, 'change_page', 'see_settings');
  const { t } = await requestI18n();
  if (!may(page.roles, 'change_page')) {
    const name = { label: t('studio.page_name'), value: page.name };
    return (
      <>
        <h1 className="text-xl md:text-2xl">{t('studio.settings_page_title')}</h1>
        <Values
          values={[
            name,
            {
              label: t('studio.page_kind'),
              value: pageKinds
                .filter((kind) => kind === page.kind)
                .map((kind) => t(`shop.kind_${kind}`))
                .join(),
            },
            { label: t('studio.page_about'), value: page.about },
          ]}
        />
      </>
    );
  }
  return (
    <div className="space-y-5">
      <h1 className="text-xl md:text-2xl">{t('studio.settings_page_title')}</h1>
      <May page={page} do="change_settings">
        <ShopSwitch page={page} />
      </May>
      <Card className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="font-semibold">{t('design.heading')}</h2>
        <LinkButton href={`/studio/${page.handle}/design`} variant="quiet">
          {t('design.title')}
        </LinkButton>
      </Card>
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
          messages={errorMessages(t, photoRefusals)}
        />
        <PlainPhotos page={page} to={{ place: 'logo' }} label={t('studio.logo')} />
        <PlainPhotos page={page} to={{ place: 'cover' }} label={t('studio.cover')} />
      </Card>
      <Card>
        <FaceForm page={page} />
      </Card>
      <May page={page} do="change_settings">
        <Card>
          <AddressForm page={page} />
        </Card>
      </May>
      <May page={page} do="close_page">
        <Card className="flex flex-wrap items-center justify-between gap-3">
          <div>
            <h2 className="font-semibold">{t('studio.close_page')}</h2>
            <p className="text-muted text-sm">{t('studio.close_page_body')}</p>
          </div>
          <LinkButton href={`/studio/${page.handle}/settings/close`} variant="quiet">
            {t('studio.close_page_go')}
          </LinkButton>
        </Card>
      </May>
    </div>
  );
}
