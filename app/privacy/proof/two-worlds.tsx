import { requestI18n } from '@/lib/platform/request';

/** The picture of the proof: one world becomes two, and both look the same. */
export async function TwoWorlds() {
  const { t } = await requestI18n();
  return (
    <figure
      aria-label={t('proof.picture')}
      className="grid items-center gap-2 rounded-md bg-surface p-4 text-center text-sm sm:grid-cols-[1fr_2rem_1.2fr_2rem_1fr]"
    >
      <World name={t('proof.picture_seed')} note={t('proof.picture_seed_note')} />
      <Arrows apart />
      <div className="grid grid-cols-2 gap-2 sm:grid-cols-1">
        <World name={t('proof.picture_one')} note={t('proof.picture_one_note')} />
        <World name={t('proof.picture_two')} note={t('proof.picture_two_note')} buys />
      </div>
      <Arrows />
      <World name={t('proof.picture_same')} note={t('proof.picture_same_note')} same />
    </figure>
  );
}

type WorldProps = { name: string; note: string; buys?: boolean; same?: boolean };

function World({ name, note, buys = false, same = false }: WorldProps) {
  return (
    <div className={`rounded-md border p-3 ${same ? 'border-teal' : 'border-line'} bg-paper`}>
      <svg viewBox="0 0 48 32" aria-hidden="true" className="mx-auto h-8 w-12 fill-none stroke-2 stroke-current">
        {same ? <Same /> : <Globe buys={buys} />}
      </svg>
      <p className="font-medium">{name}</p>
      <p className="text-muted">{note}</p>
    </div>
  );
}

/** A ball with its lines; a purse beside it where something is bought. */
function Globe({ buys }: { buys: boolean }) {
  return (
    <>
      <circle cx="24" cy="16" r="12" />
      <path d="M12 16h24M24 4c6 7 6 17 0 24M24 4c-6 7-6 17 0 24" />
      {buys && <circle cx="38" cy="25" r="5" className="fill-saffron stroke-paper" />}
    </>
  );
}

/** Two lines of one length. */
function Same() {
  return <path d="M12 11h24M12 21h24" className="stroke-teal" strokeLinecap="round" strokeWidth="4" />;
}

/** From one to two, or from two to one: beside each other on a wide screen, else from above. */
function Arrows({ apart = false }: { apart?: boolean }) {
  const away = 'M2 16h6M8 16L26 6M8 16l18 10';
  const together = 'M2 6l18 10M2 26l18-10M20 16h8';
  return (
    <svg
      viewBox="0 0 32 32"
      aria-hidden="true"
      className="mirror mx-auto size-8 rotate-90 fill-none stroke-2 stroke-muted sm:rotate-0"
    >
      <path d={apart ? away : together} strokeLinecap="round" />
    </svg>
  );
}
