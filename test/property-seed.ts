import fc from 'fast-check';

/**
 * Property tests take the same random values in every run, so that a change is judged by itself alone.
 * `PROPERTY_SEED=random npm run test:unit` looks for new counterexamples, a number in its place runs them again.
 */
const seed = process.env.PROPERTY_SEED ?? '1';
if (seed !== 'random') fc.configureGlobal({ seed: Number(seed) });
