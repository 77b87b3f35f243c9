import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Writes what a run counted to the file named by TEST_REPORT, for scripts/test.mjs:
 * `{ suites: { api: { passed, failed, skipped } }, slowest: [{ name, ms }] }`.
 * A file that cannot even be loaded counts as one failed test.
 */
export default class CountingReporter {
  onRunComplete(_contexts, results) {
    const file = process.env['TEST_REPORT']
    if (!file) return
    const suites = {}
    const timed = []
    for (const result of results.testResults) {
      const suite = path.relative(process.cwd(), result.testFilePath).split(path.sep)[1] ?? 'unknown'
      const counts = (suites[suite] ??= { passed: 0, failed: 0, skipped: 0 })
      counts.passed += result.numPassingTests
      counts.failed += result.numFailingTests + (result.testExecError ? 1 : 0)
      counts.skipped += result.numPendingTests + result.numTodoTests
      for (const assertion of result.testResults.filter((one) => typeof one.duration === 'number')) {
        timed.push({ name: `${suite}: ${assertion.fullName}`, ms: assertion.duration })
      }
    }
    const slowest = timed.toSorted((a, b) => b.ms - a.ms).slice(0, 10)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, JSON.stringify({ suites, slowest, interrupted: results.wasInterrupted }))
  }
}
