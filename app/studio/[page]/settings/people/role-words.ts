import type { Translate } from '@/lib/platform/i18n';
import type { Role } from '@/lib/shop/ownership/model';

/** What a role is called. */
export const roleName = (t: Translate, role: Role) => t(`people.role_${role}`);

/** What a role may do, in one sentence. */
export const roleMeaning = (t: Translate, role: Role) => t(`people.may_${role}`);

/** Several roles in one breath. */
export const roleNames = (t: Translate, roles: readonly Role[]) => roles.map((role) => roleName(t, role)).join(' · ');
