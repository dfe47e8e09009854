import type { ReactNode } from 'react';
import { PayArea } from './pay-area';

/**
 * Hands the pay control to the product's page without either knowing the other: the slot `@pay` belongs to the
 * money ring, is filled by Next for this very address, and appears where the page puts `PayHere`.
 */
export default function ProductLayout({ children, pay }: { children: ReactNode; pay?: ReactNode }) {
  return <PayArea control={pay ?? null}>{children}</PayArea>;
}
