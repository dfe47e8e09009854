import { cache } from 'react';
import { currentActor } from '@/lib/platform/auth';
import { personByHandle } from '@/lib/social/following/queries';

/** The person of an address, read once in a request. */
export const readPerson = cache(async (handle: string) => personByHandle(await currentActor(), handle));
