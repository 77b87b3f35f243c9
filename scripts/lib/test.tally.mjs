const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`

/** Collects what the stages counted, and says it. */
export class Tally {
  stages = []
  slowest = []
  missing = []
  total = { passed: 0, failed: 0, skipped: 0 }
  started = Date.now()

  /**
   * Announces a stage, runs it, and adds its counts, `{ passed, failed, skipped, faults, slowest?, failures?, detail? }`. One that
   * runs beside others is only told when it has ended.
   */
  async stage(name, run, { beside = false } = {}) {
    if (!beside) console.log(`\n━━ ${name}`)
    const began = Date.now()
    const result = await run()
    const ms = Date.now() - began
    for (const fault of result.faults) console.log(`   ✘ ${fault}`)
    console.log(
      `   ${result.failed > 0 ? '✘' : '✔'} ${name}: ${seconds(ms)}${result.detail ? `, ${result.detail}` : ''}`,
    )
    for (const kind of ['passed', 'failed', 'skipped']) this.total[kind] += result[kind]
    this.slowest.push(...(result.slowest ?? []))
    this.stages.push({ name, ms, result })
    return result
  }

  /** Notes a suite that has no folder yet: said aloud and counted as skipped. */
  miss(name) {
    this.missing.push(name)
    this.total.skipped += 1
  }

  /** Prints stages, slowest tests, failed ones and, as the very last line, the counts. Returns the exit code. */
  close() {
    console.log('\n━━ stages')
    for (const { name, ms, result } of this.stages) {
      console.log(
        `   ${seconds(ms).padStart(8)}  ${name.padEnd(24)} ${result.failed > 0 ? `FAILED (${result.failed})` : 'passed'}`,
      )
      for (const fault of result.faults) console.log(`             ${fault}`)
    }
    if (this.slowest.length > 0) console.log('\n━━ ten slowest tests')
    for (const { name, ms } of this.slowest.toSorted((a, b) => b.ms - a.ms).slice(0, 10)) {
      console.log(`   ${seconds(ms).padStart(8)}  ${name}`)
    }
    const failures = this.stages.flatMap(({ result }) => result.failures ?? [])
    if (failures.length > 0) console.log('\n━━ failed')
    for (const failure of failures) console.log(`   ✘ ${failure}`)
    if (this.missing.length > 0)
      console.log(`\nNot written yet: ${this.missing.map((name) => `tests/${name}`).join(', ')}`)
    console.log(`\nAll in all ${seconds(Date.now() - this.started)}`)
    const { passed, failed, skipped } = this.total
    if (passed === 0 && failed === 0) console.log('No test ran.')
    console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
    return failed > 0 || passed === 0 ? 1 : 0
  }
}
