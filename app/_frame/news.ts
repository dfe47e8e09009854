import 'server-only';
import { cache } from 'react';
import { currentActor } from '@/lib/platform/auth';
import { newsOf } from '@/lib/social/notices/queries';

/** What is new to whoever asks for this page: asked once, however many places of it say so. */
export const news = cache(async () => newsOf(await currentActor()));
