import 'server-only';
import { notFound } from 'next/navigation';
import { isOperator, type OperatorRole, type PersonActor } from '@/lib/identity/actor/model';
import { requirePerson } from './auth';

/**
 * The person who runs Souk and has one of these roles on this session, or any; to everybody else there is no such page. What a page
 * shows asks for the role once more: this only draws nothing around it.
 */
export async function requireOperator(page: `/${string}`, roles?: readonly OperatorRole[]): Promise<PersonActor> {
  const actor = await requirePerson(page);
  if (!isOperator(actor, roles)) notFound();
  return actor;
}
