import type { ReactNode } from 'react';
import { classNames } from '@/app/_ui/class-names';

type HallProps = {
  list: ReactNode;
  /** On a phone one of the two is shown. */
  shows: 'list' | 'talk';
  children: ReactNode;
};

/** Two columns as high as the window: all conversations and the one that is open; one of them on a phone. */
export function Hall({ list, shows, children }: HallProps) {
  return (
    <div
      data-frame={shows === 'talk' ? 'own' : undefined}
      className={classNames(
        'page-width flex max-md:px-0 md:h-[calc(100dvh-4.5rem)] md:gap-0',
        shows === 'talk' && 'max-md:-mb-[calc(3.5rem+env(safe-area-inset-bottom))] h-[calc(100dvh-3.5rem)]',
      )}
    >
      <aside
        className={classNames(
          'flex min-w-0 flex-col max-md:w-full md:w-80 md:shrink-0 md:border-line md:border-e lg:w-96',
          shows === 'talk' && 'max-md:hidden',
        )}
      >
        {list}
      </aside>
      <div className={classNames('flex min-w-0 flex-1 flex-col', shows === 'list' && 'max-md:hidden')}>{children}</div>
    </div>
  );
}
