import type { ReactNode } from 'react';
import { PayPlaces } from '@/app/_ui/pay-places';

/** Hands the list of what was found its paying buttons: the slot `@pay` belongs to the money ring, and fills places by name. */
export default function PictureLayout({ children, pay }: { children: ReactNode; pay?: ReactNode }) {
  return <PayPlaces control={pay ?? null}>{children}</PayPlaces>;
}
