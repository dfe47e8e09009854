'use client';

import { LayoutRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime';
import { createContext, type ReactNode, useContext } from 'react';

const Control = createContext<ReactNode>(null);

/**
 * Carries the pay control from the layout down to where it is shown. A slot looks itself up in the router context
 * of its own layout, and below the page that context is another one (the slot would wait for ever): so it is
 * taken along. Next has no public way to show a slot in the middle of a page.
 */
export function PayArea({ control, children }: { control: ReactNode; children: ReactNode }) {
  const here = useContext(LayoutRouterContext);
  return <Control value={<LayoutRouterContext value={here}>{control}</LayoutRouterContext>}>{children}</Control>;
}

/** The place of the pay control. */
export function PayHere() {
  return useContext(Control);
}
