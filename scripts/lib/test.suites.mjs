import { existsSync, readFileSync, rmSync } from 'node:fs'
import { at } from './paths.mjs'
import { runNode } from './test.run.mjs'

const jest = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  at('tests/node_modules/jest/bin/jest.js'),
  '--config',
  at('tests/jest.config.mjs'),
]
const report = at(`.cache/test-report.${process.pid}.json`)
const nothing = { passed: 0, failed: 0, skipped: 0 }

/**
 * Runs jest over some suites, `filters` being the paths and `options` the jest options a developer asked for. Resolves
 * to the counts of each suite, the slowest tests, what failed, and `faults`: sentences, each a failure that jest has not counted.
 */
export async function runSuites(suites, { filters = [], options = [], limit = 30 } = {}) {
  const names = suites.map((suite) => suite.name)
  const workers = Math.min(...suites.map((suite) => suite.workers))
  const ended = await runNode(
    [...jest, `--maxWorkers=${workers}`, ...options, '--selectProjects', ...names, '--', ...filters],
    { limit, env: { TEST_REPORT: report } },
  )
  if (!existsSync(report))
    return { counts: {}, slowest: [], failures: [], faults: [`jest ${ended === 'ok' ? 'left no report' : ended}`] }
  const said = readFileSync(report, 'utf8')
  rmSync(report)
  const { suites: counted, slowest, failures, interrupted } = JSON.parse(said)
  const counts = Object.fromEntries(names.map((name) => [name, counted[name] ?? nothing]))
  return {
    counts,
    slowest,
    failures,
    faults: faultsOf(counts, { ended, interrupted, filtered: filters.length + options.length > 0 }),
  }
}

function faultsOf(counts, { ended, interrupted, filtered }) {
  const ran = ({ passed, failed }) => passed + failed > 0
  const faults = Object.entries(counts)
    .filter(([, count]) => !filtered && !ran(count))
    .map(([name]) => `the suite ${name} ran no test`)
  if (filtered && !Object.values(counts).some(ran)) faults.push('no test fits the filter')
  if (interrupted) faults.push('jest was interrupted')
  const failed = Object.values(counts).reduce((sum, count) => sum + count.failed, 0)
  if (ended !== 'ok' && failed + faults.length === 0) faults.push(`jest ${ended}`)
  return faults
}
