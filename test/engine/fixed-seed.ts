import fc from 'fast-check';

// for `npm run mutate` alone: each change of a rule is judged by the same values, and by few of them
fc.configureGlobal({ seed: 20261124, numRuns: 40 });
