import type { DoorProblem, DoorStanding } from '@/lib/money/orders/door/model';
import type { Voice } from '@/lib/platform/voice';

/** Why somebody may not pay at the door, as a sentence. */
export function whyNotAtDoor({ t, formatDate }: Voice, problem: DoorProblem, standing: DoorStanding | null): string {
  switch (problem) {
    case 'door_guest':
      return t('door.why_guest');
    case 'door_open':
      return t('door.why_open');
    case 'door_barred':
      return t('door.why_barred', { day: standing?.until ? formatDate(standing.until, 'date') : '' });
  }
}
