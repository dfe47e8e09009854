'use client';

import { createContext, type ReactNode, useContext } from 'react';

const Control = createContext<ReactNode>(null);

/** Carries the pay control from the layout down to where it is shown. */
export function PayArea({ control, children }: { control: ReactNode; children: ReactNode }) {
  return <Control value={control}>{children}</Control>;
}

/** The place of the pay control. */
export function PayHere() {
  return useContext(Control);
}
