'use client';

import { createContext, type ReactNode, use, useState } from 'react';

type Chosen = { quantity: number; choose: (quantity: number) => void };

const QuantityContext = createContext<Chosen>({ quantity: 1, choose: () => undefined });

/** Holds how many units are wanted, for the paying button and the cart's alike. */
export function QuantityProvider({ first, children }: { first: number; children: ReactNode }) {
  const [quantity, choose] = useState(first);
  return <QuantityContext value={{ quantity, choose }}>{children}</QuantityContext>;
}

/** How many units are wanted, and the way to change it. */
export function useQuantity(): Chosen {
  return use(QuantityContext);
}
