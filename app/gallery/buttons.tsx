import { Button } from '@/app/_ui/button';
import { PlusIcon } from '@/app/_ui/buying-icons';
import { EllipsisIcon, HeartIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { Menu } from '@/app/_ui/menu';
import { menuItemClass } from '@/app/_ui/menu-item-class';
import { Section } from '@/app/_ui/section';
import { Sheet } from '@/app/_ui/sheet';
import { Tabs } from '@/app/_ui/tabs';
import { requestI18n } from '@/lib/platform/request';

/** Every look of a button, at rest, busy and switched off. */
export async function Buttons() {
  const { t } = await requestI18n();
  return (
    <Section title={t('gallery.buttons')}>
      <div className="flex flex-wrap items-center gap-3">
        <Button>{t('common.save')}</Button>
        <Button variant="quiet">{t('common.cancel')}</Button>
        <Button variant="plain">{t('common.more')}</Button>
        <Button variant="danger">{t('common.remove')}</Button>
        <Button size="small">
          <PlusIcon size={16} />
          {t('common.add')}
        </Button>
        <Button size="large">{t('common.next')}</Button>
        <Button disabled>{t('common.save')}</Button>
        <Button aria-busy>{t('common.save')}</Button>
        <LinkButton href="/gallery" variant="quiet">
          <HeartIcon size={18} />
          {t('common.discover')}
        </LinkButton>
        <Sheet
          title={t('gallery.sheet')}
          close={t('common.close')}
          trigger={t('gallery.sheet')}
          look={{ variant: 'quiet' }}
        >
          <p>{t('gallery.sample_long')}</p>
        </Sheet>
        <Menu label={t('common.menu')} trigger={<EllipsisIcon />}>
          <button type="button" className={menuItemClass}>
            {t('common.edit')}
          </button>
          <button type="button" className={menuItemClass}>
            {t('common.remove')}
          </button>
        </Menu>
      </div>
      <Tabs
        label={t('gallery.buttons')}
        tabs={[
          { href: '/gallery', label: t('common.orders'), count: '12', current: true },
          { href: '/gallery?tab=2', label: t('common.wallet'), current: false },
          { href: '/gallery?tab=3', label: t('common.settings'), current: false },
        ]}
      />
    </Section>
  );
}
