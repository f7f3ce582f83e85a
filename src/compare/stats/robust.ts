/** Location and scale that a few wild values do not move. */
import { median } from 'simple-statistics';
import type { Sample } from './descriptives.ts';

/** 1 / Φ⁻¹(3/4): makes a median of absolute deviations estimate a normal standard deviation. */
export const MAD_TO_SD = 1.482602218505602;

/** The tuning of Huber's estimator that keeps 95 % of the mean's efficiency on normal data. */
const HUBER_TUNING = 1.345;

/** Median absolute deviation from the median, scaled to estimate a normal standard deviation. */
export function madSd(sample: Sample): number {
  const centre = median([...sample]);
  return MAD_TO_SD * median(sample.map((value) => Math.abs(value - centre)));
}

/** Huber's M-estimate of location for a known scale (Huber 1964); the mean when scale is not positive. */
export function huberMean(sample: Sample, scale: number): number {
  const bound = HUBER_TUNING * scale;
  let centre = median([...sample]);
  if (!(bound > 0)) {
    return centre;
  }
  for (let i = 0; i < 100; i++) {
    let shift = 0;
    for (const value of sample) {
      shift += Math.max(-bound, Math.min(bound, value - centre));
    }
    shift /= sample.length;
    centre += shift;
    if (Math.abs(shift) <= 1e-14 * (bound + Math.abs(centre))) {
      break;
    }
  }
  return centre;
}

/** Median of a non-empty sample. */
export function medianOf(sample: Sample): number {
  return median([...sample]);
}
