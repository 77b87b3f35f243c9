import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import type { BenchResult } from './benches.ts'
import type { Grown } from './growth.ts'
import type { Middle } from './numbers.ts'
import type { Lined } from './points.statement.ts'
import type { Transferred } from './points.transfers.ts'
import { resultsFolder } from './paths.ts'
import type { Stormed, StormPlan } from './storm.ts'

const percent = (ratio: number): string => `${(ratio * 100).toFixed(0)} %`
const spread = ({ median, low, high }: Middle): string => `${percent(median)} (${percent(low)} – ${percent(high)})`

/** Prints rows in columns; the first row is the head. */
function printTable(rows: string[][]): void {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  for (const row of rows) {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    )
    console.log(`  ${cells.join('   ')}`.trimEnd())
  }
}

/** One bench: how the product stands to each of the others. */
export function printBench({ title, statements, arms }: BenchResult): void {
  console.log(`\n${title} — ${String(statements)} statements a request`)
  printTable([
    ['', 'per second', 'product ÷ it', 'CPU µs', 'its CPU ÷ product'],
    ...arms.map(({ name, perSecond, ratio, cpuMicros, cpuRatio }, n) => [
      name,
      perSecond.toFixed(0),
      n === 0 ? '' : spread(ratio),
      cpuMicros === null ? '' : cpuMicros.toFixed(0),
      n === 0 || cpuRatio === null ? '' : percent(cpuRatio.median),
    ]),
  ])
}

export function printGrowth(grown: Grown[]): void {
  console.log('\nfeed, first page, one request at a time')
  printTable([
    ['residents', 'latency', '÷ smallest'],
    ...grown.map(({ residents, latency, ratio }) => [
      residents.toLocaleString('en'),
      `${latency.toFixed(2)} ms`,
      `${ratio.median.toFixed(2)} (${ratio.low.toFixed(2)} – ${ratio.high.toFixed(2)})`,
    ]),
  ])
}

/** The first page of statements, by their length. */
export function printStatement(lined: Lined[]): void {
  console.log('\nstatement, first page of 20, one request at a time')
  printTable([
    ['lines', 'latency', '÷ shortest'],
    ...lined.map(({ lines, latency, ratio }) => [
      lines.toLocaleString('en'),
      `${latency.toFixed(2)} ms`,
      `${ratio.median.toFixed(2)} (${ratio.low.toFixed(2)} – ${ratio.high.toFixed(2)})`,
    ]),
  ])
}

/** Credits a second, and what pgbench does with the same statements. */
export function printTransfers({ perSecond, pgbench, ratio }: Transferred): void {
  console.log('\ncredits of hours and points, one connection')
  printTable([
    ['', 'per second', 'ours ÷ it'],
    ['ours', perSecond.toFixed(0), ''],
    ['pgbench', pgbench.toFixed(0), spread(ratio)],
  ])
}

/** How long people wait for their notice after a push. */
export function printStorm({ opens, seconds }: StormPlan, stormed: Stormed[]): void {
  console.log(
    `\n${opens.toLocaleString('en')} people open what a push told them of within ${String(seconds)} s, from the tap to the page`,
  )
  const times = ({ median, low, high }: Middle): string =>
    `${median.toFixed(2)} (${low.toFixed(2)} – ${high.toFixed(2)})`
  printTable([
    ['', 'median', '÷ bare', '99 of 100', '÷ bare', 'put off', 'cut off', 'gave up'],
    ...stormed.map(({ name, median, p99, putOff, hungUp, gaveUp, ratio }) => [
      name,
      `${median.toFixed(0)} ms`,
      times(ratio.median),
      `${p99.toFixed(0)} ms`,
      times(ratio.p99),
      percent(putOff),
      percent(hungUp),
      String(gaveUp),
    ]),
  ])
}

/** Keeps a result for later runs to be compared with. */
export function keep(name: string, result: unknown): void {
  mkdirSync(resultsFolder, { recursive: true })
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, memoryBytes: totalmem(), node: process.version }
  const text = JSON.stringify({ at: new Date().toISOString(), machine, result }, null, 2)
  writeFileSync(join(resultsFolder, `${name}.json`), `${text}\n`)
}
