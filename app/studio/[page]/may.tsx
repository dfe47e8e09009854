import type { ReactNode } from 'react';
import { type Capability, may } from '@/lib/shop/ownership/model';
import type { OwnedPageView } from '@/lib/shop/ownership/queries';

type MayProps = { page: Pick<OwnedPageView, 'roles'>; do: Capability; children: ReactNode; otherwise?: ReactNode };

/** What only who may do something on the page sees: the verb behind it asks again. `otherwise` is for everybody else. */
export function May({ page, do: capability, children, otherwise = null }: MayProps) {
  return may(page.roles, capability) ? children : otherwise;
}
