/** The same words on every card for the eye; for the ear, with what they are about. */
export function Whole({ shown, whole }: { shown: string; whole: string }) {
  return (
    <>
      <span aria-hidden>{shown}</span>
      <span className="sr-only">{whole}</span>
    </>
  );
}
