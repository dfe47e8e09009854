import { identityChapters } from '@/lib/identity/copied/read-chapters';
import type { CopyPart } from '@/lib/identity/copies/model';
import { tendCopies } from '@/lib/identity/copies/tend-copies';
import { moneyChapters } from '@/lib/money/copied/read-chapters';
import { copyChapters } from '@/lib/platform/copied/model';
import { shopChapters } from '@/lib/shop/copied/read-chapters';
import { socialChapters } from '@/lib/social/copied/read-chapters';
import type { Routine, Tasks } from './work';

/** There are none: a copy is a row that waits. */
export const tasks: Tasks = {};

/** What a copy is made of, in its order. No ring knows another's chapters, so all meet here. */
export const parts: readonly CopyPart[] = [
  ...identityChapters,
  ...socialChapters,
  ...shopChapters,
  ...moneyChapters,
].sort((one, other) => copyChapters.indexOf(one.chapter) - copyChapters.indexOf(other.chapter));

/** Copies that people take of what is stored about them. */
export const routines: Record<string, Routine> = { copies: { seconds: 2, run: () => tendCopies(parts) } };
