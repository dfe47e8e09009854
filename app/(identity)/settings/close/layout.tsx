import type { ReactNode } from 'react';

/** Closing an account, and above it what the wallet has to say before. */
export default function CloseLayout({ children, wallet }: { children: ReactNode; wallet: ReactNode }) {
  return (
    <>
      {wallet}
      {children}
    </>
  );
}
