import { signCode, storedLength } from '@/lib/shop/vision/models/model';
import type { Sought } from '@/lib/shop/vision/sight/near-index';

/** How much of what is not meant is taken out of what is sought (Rocchio's feedback, 1971). */
const away = 0.35;

/** What is sought, moved away from the middle of what was called unlike it; of the stored length again. */
export function pushAway(sought: Sought, unlike: readonly Int8Array[]): Sought {
  const others = unlike.filter(({ length }) => length === sought.vector.length);
  if (others.length === 0) return sought;
  const moved = Float32Array.from(sought.vector, (number, index) => {
    const sum = others.reduce((total, other) => total + (other[index] ?? 0), 0);
    return number - (away * sum) / others.length;
  });
  const length = Math.hypot(...moved);
  if (length === 0) return sought;
  const unit = moved.map((number) => number / length);
  return {
    embedder: sought.embedder,
    vector: Int8Array.from(unit, (number) => Math.round(number * storedLength)),
    code: signCode(unit),
  };
}
