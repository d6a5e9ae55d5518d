import { logPoissonMass } from './poisson-mass';

/** The chances of 0, 1, … `most` events where `mean` are expected. */
export function poissonMasses(mean: number, most: number): Float64Array {
  return Float64Array.from({ length: most + 1 }, (_, k) =>
    mean > 0 ? Math.exp(logPoissonMass(k, mean)) : Number(k === 0),
  );
}
