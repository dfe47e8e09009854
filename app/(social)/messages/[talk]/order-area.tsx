'use client';

import { LayoutRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime';
import { createContext, type ReactNode, useContext } from 'react';

const Orders = createContext<ReactNode>(null);
const Asked = createContext<string | null>(null);

/** Carries what the slot drew from the layout down to where it is shown; see `pay-area.tsx` of a product for why. */
export function OrderArea({ orders, children }: { orders: ReactNode; children: ReactNode }) {
  const here = useContext(LayoutRouterContext);
  return <Orders value={<LayoutRouterContext value={here}>{orders}</LayoutRouterContext>}>{children}</Orders>;
}

/** The place of the order with that name. */
export function OrderHere({ mark }: { mark: string }) {
  return <Asked value={mark}>{useContext(Orders)}</Asked>;
}

/** In the slot: the one among these that is asked for where it stands; nothing for a name the reader is told nothing of. */
export function OneOf({ cards }: { cards: Readonly<Record<string, ReactNode>> }) {
  const mark = useContext(Asked);
  return mark === null ? null : cards[mark];
}
