import { existsSync } from 'node:fs'

export const defaultTimeout = 20_000

const minute = 60_000

/**
 * The suites, one folder below tests/ each.
 * `cluster`: needs the tests' own PostgreSQL. `timeout`: milliseconds one test or hook may take.
 * `when`: `always`, or `full` for those that `npm run check` leaves out, or `asked` for those that only run when named.
 * `built`: works on the built client and server, so that it runs after the build. `workers`: files at a time, 2 by default.
 */
export const suites = [
  { name: 'house', when: 'always', timeout: minute },
  { name: 'rules', when: 'always' },
  { name: 'contract', when: 'always' },
  { name: 'miniapp', when: 'always' },
  { name: 'data', when: 'always', cluster: true, timeout: 3 * minute },
  { name: 'api', when: 'always', cluster: true, timeout: 3 * minute },
  { name: 'faults', when: 'always', cluster: true, timeout: 2 * minute },
  { name: 'start', when: 'full', built: true, timeout: 5 * minute },
  { name: 'weapp', when: 'full', built: true, cluster: true, timeout: 3 * minute },
  { name: 'journeys', when: 'full', built: true, cluster: true, timeout: 3 * minute },
  { name: 'load', when: 'asked', built: true, cluster: true, workers: 1, timeout: 60 * minute },
].map((suite) => ({ workers: 2, ...suite, exists: existsSync(new URL(`${suite.name}/`, import.meta.url)) }))
