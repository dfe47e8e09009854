import type { ComponentProps } from 'react';
import { classNames } from './class-names';

/** A surface that holds together what belongs together. No border: the light makes the edge. */
export function Card({ className, ...rest }: ComponentProps<'div'>) {
  return <div className={classNames('rounded-md bg-surface p-4 shadow-card sm:p-6', className)} {...rest} />;
}
