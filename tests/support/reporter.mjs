import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'

/** How a failure begins, in one line without colours. */
const why = (message = '') =>
  stripVTControlCharacters(message)
    .split(/\n\s*at /)[0]
    .replace(/\s+/g, ' ')
    .slice(0, 400)

/**
 * Writes what a run counted to the file named by TEST_REPORT, for scripts/test.mjs:
 * `{ suites: { api: { passed, failed, skipped } }, slowest: [{ name, ms }], failures: ['api: name: why'] }`.
 * A file that cannot even be loaded counts as one failed test.
 */
export default class CountingReporter {
  onRunComplete(_contexts, results) {
    const report = process.env['TEST_REPORT']
    if (!report) return
    const suites = {}
    const timed = []
    const failures = []
    for (const result of results.testResults) {
      const file = path.relative(process.cwd(), result.testFilePath)
      const suite = file.split(path.sep)[1] ?? 'unknown'
      const counts = (suites[suite] ??= { passed: 0, failed: 0, skipped: 0 })
      counts.passed += result.numPassingTests
      counts.failed += result.numFailingTests + (result.testExecError ? 1 : 0)
      counts.skipped += result.numPendingTests + result.numTodoTests
      if (result.testExecError) failures.push(`${suite}: ${file}: ${why(result.failureMessage ?? '')}`)
      for (const { fullName, failureMessages } of result.testResults.filter(({ status }) => status === 'failed'))
        failures.push(`${suite}: ${fullName}: ${why(failureMessages[0])}`)
      for (const assertion of result.testResults.filter((one) => typeof one.duration === 'number')) {
        timed.push({ name: `${suite}: ${assertion.fullName}`, ms: assertion.duration })
      }
    }
    const slowest = timed.toSorted((a, b) => b.ms - a.ms).slice(0, 10)
    mkdirSync(path.dirname(report), { recursive: true })
    writeFileSync(report, JSON.stringify({ suites, slowest, failures, interrupted: results.wasInterrupted }))
  }
}
