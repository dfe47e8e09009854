/** What no model is needed for: a histogram of colours, and the signs of a picture's low frequencies (pHash). */

/** Four steps of each of the three colours. @param {{ square: Uint8Array }} seen */
function colours({ square }) {
  const counts = new Float32Array(64);
  for (let at = 0; at < square.length; at += 3) {
    counts[(square[at] >> 6) * 16 + (square[at + 1] >> 6) * 4 + (square[at + 2] >> 6)]++;
  }
  return lengthOne(counts.map(Math.sqrt));
}

/** 8 × 8 frequencies of a picture of 32 × 32, each above or below their median. @param {{ square: Uint8Array }} seen */
function frequencies({ square }) {
  const side = 32;
  const found = [];
  for (let v = 0; v < 8; v++) {
    for (let u = 0; u < 8; u++) {
      let sum = 0;
      for (let y = 0; y < side; y++) {
        for (let x = 0; x < side; x++) {
          const at = (y * side + x) * 3;
          const grey = 0.299 * square[at] + 0.587 * square[at + 1] + 0.114 * square[at + 2];
          sum += grey * Math.cos(((2 * x + 1) * u * Math.PI) / 64) * Math.cos(((2 * y + 1) * v * Math.PI) / 64);
        }
      }
      found.push(sum);
    }
  }
  const median = [...found].sort((one, other) => one - other)[32];
  return lengthOne(Float32Array.from(found, (value) => (value > median ? 1 : -1)));
}

function lengthOne(numbers) {
  const length = Math.hypot(...numbers) || 1;
  return numbers.map((number) => number / length);
}

export const baselines = { pHash: frequencies, colours };
