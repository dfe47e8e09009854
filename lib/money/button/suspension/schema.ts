import { z } from 'zod';
import { idField } from '@/lib/platform/id-field';
import { lineField } from '@/lib/shop/ownership/schema';

/** A site to suspend, as a complaint names it: by its publishable key or an origin of it; and why, as its owner reads it. */
export const SuspendSite = z.strictObject({ which: lineField(260), reason: lineField(200) });

/** A site that sells again. */
export const ReinstateSite = z.strictObject({ site: idField('site') });
