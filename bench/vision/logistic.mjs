/** Logistic regression, written plainly: weights by which numbers tell "yes" from "no", by Newton's steps, kept small by a penalty. */

const sigmoid = (value) => 1 / (1 + Math.exp(-value));

/**
 * @param {ArrayLike<number>[]} rows of equal length @param {number[]} answers 1 or 0 @param {number[]} counts how much each row counts
 * @param {{ penalty?: number, steps?: number }} [how] the penalty is on weights of numbers brought to spread 1, not on the constant
 * @returns {{ weights: number[], constant: number }} of the rows as they are
 */
export function learnLogistic(rows, answers, counts, { penalty = 1, steps = 12 } = {}) {
  const width = rows[0].length;
  const { means, spreads } = spreadOf(rows, width, counts);
  const even = rows.map((row) => [1, ...Array.from({ length: width }, (_, at) => (row[at] - means[at]) / spreads[at])]);
  let found = new Float64Array(width + 1);
  for (let step = 0; step < steps; step++) {
    const slope = new Float64Array(width + 1);
    const bend = Array.from({ length: width + 1 }, () => new Float64Array(width + 1));
    even.forEach((row, index) => {
      const value = sigmoid(row.reduce((sum, number, at) => sum + number * found[at], 0));
      const error = counts[index] * (answers[index] - value);
      const curve = counts[index] * Math.max(1e-6, value * (1 - value));
      for (let i = 0; i <= width; i++) {
        slope[i] += error * row[i];
        for (let j = 0; j <= i; j++) bend[i][j] += curve * row[i] * row[j];
      }
    });
    for (let i = 0; i <= width; i++) {
      if (i > 0) slope[i] -= penalty * found[i];
      bend[i][i] += i > 0 ? penalty : 1e-9;
      for (let j = 0; j < i; j++) bend[j][i] = bend[i][j];
    }
    const move = solve(bend, slope);
    found = found.map((number, at) => number + move[at]);
  }
  const weights = Array.from({ length: width }, (_, at) => found[at + 1] / spreads[at]);
  return { weights, constant: found[0] - weights.reduce((sum, weight, at) => sum + weight * means[at], 0) };
}

function spreadOf(rows, width, counts) {
  const all = counts.reduce((sum, count) => sum + count, 0);
  const mean = (of) =>
    Array.from(
      { length: width },
      (_, at) => rows.reduce((sum, row, index) => sum + counts[index] * of(row[at], at), 0) / all,
    );
  const means = mean((number) => number);
  return { means, spreads: mean((number, at) => (number - means[at]) ** 2).map((square) => Math.sqrt(square) || 1) };
}

/** Gauss's elimination; the matrix is positive. */
function solve(matrix, right) {
  const rows = matrix.map((row, at) => [...row, right[at]]);
  const size = rows.length;
  for (let at = 0; at < size; at++) {
    for (let below = at + 1; below < size; below++) {
      const share = rows[below][at] / rows[at][at];
      if (share !== 0) for (let column = at; column <= size; column++) rows[below][column] -= share * rows[at][column];
    }
  }
  const found = new Float64Array(size);
  for (let at = size - 1; at >= 0; at--) {
    let sum = rows[at][size];
    for (let column = at + 1; column < size; column++) sum -= rows[at][column] * found[column];
    found[at] = sum / rows[at][at];
  }
  return found;
}

export const worthOf = ({ weights, constant }, row) =>
  weights.reduce((sum, weight, at) => sum + weight * row[at], constant);
