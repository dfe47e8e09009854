import { ShoppingBagIcon } from '@/app/_ui/buying-icons';
import { CompassIcon, HouseIcon, SearchIcon, UserIcon } from '@/app/_ui/icons';
import { useVoice } from '@/lib/platform/request';
import { NavLink } from './nav-link';

/** The phone's bar: five places under the thumb. The cart's dot shows when the wallet slot says that it is not empty. */
export function BottomBar() {
  const { t, href } = useVoice();
  const item =
    'relative flex min-h-14 flex-col items-center justify-center gap-0.5 text-muted text-xs aria-[current=page]:font-semibold aria-[current=page]:text-ink';
  return (
    <nav
      data-frame="bottom"
      aria-label={t('common.main_navigation')}
      className="fixed inset-x-0 bottom-0 z-30 grid grid-cols-5 bg-surface/95 pb-[env(safe-area-inset-bottom)] shadow-card backdrop-blur-md md:hidden"
    >
      <NavLink href={href('/')} className={item}>
        <HouseIcon size={22} />
        {t('common.home')}
      </NavLink>
      <NavLink href={href('/discover')} className={item}>
        <CompassIcon size={22} />
        {t('common.discover')}
      </NavLink>
      <NavLink href={href('/search')} className={item}>
        <SearchIcon size={22} />
        {t('common.search')}
      </NavLink>
      <NavLink href={href('/cart')} className={item}>
        <span className="cart-dot relative">
          <ShoppingBagIcon size={22} />
        </span>
        {t('common.cart')}
      </NavLink>
      <NavLink href={href('/settings')} className={item}>
        <UserIcon size={22} />
        {t('common.you')}
      </NavLink>
    </nav>
  );
}
