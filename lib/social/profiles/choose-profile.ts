import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result } from '@/lib/kernel/result';
import type { ProfileChoice } from './schema';

/** Says which lists the actor's profile shows from the next request on, and whether a search by her name finds her. */
export async function chooseProfile(actor: PersonActor, choice: ProfileChoice): Promise<Result<null, never>> {
  const { pages, people, followers, friends, found } = choice;
  await socialDb().execute(sql`
    insert into social.profile_choice (person_id, shows_pages, shows_people, shows_followers, shows_friends, found_by_name)
    values (${toUuid(actor.personId)}::uuid, ${pages}, ${people}, ${followers}, ${friends}, ${found})
    on conflict (person_id) do update set shows_pages = excluded.shows_pages, shows_people = excluded.shows_people,
      shows_followers = excluded.shows_followers, shows_friends = excluded.shows_friends, found_by_name = excluded.found_by_name`);
  return ok(null);
}
