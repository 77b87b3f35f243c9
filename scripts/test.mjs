/**
 * npm test                              every gate and every suite
 * npm run check                         (--quick) all but the build and what works on it
 * node scripts/test.mjs lint types      only these gates
 * node scripts/test.mjs api             only this suite
 * node scripts/test.mjs api/announce    only test files whose path fits
 * What follows `--` goes to jest as it is: node scripts/test.mjs api -- -t 'a neighbour'
 */
import { suites } from '../tests/suites.mjs'
import { gates, runGate } from './lib/test.gates.mjs'
import { ensureInstalled } from './lib/test.install.mjs'
import { runSuites } from './lib/test.suites.mjs'
import { Tally } from './lib/test.tally.mjs'

const args = process.argv.slice(2)
const cut = args.indexOf('--')
const jestArgs = cut < 0 ? [] : args.slice(cut + 1)
const words = (cut < 0 ? args : args.slice(0, cut)).filter((word) => word !== '--quick')
const quick = args.includes('--quick')

const tally = new Tally()
const noCount = { passed: 0, failed: 0, skipped: 0 }

async function gate(one) {
  return tally.stage(one.name, async () => {
    const faults = await runGate(one)
    return { ...noCount, passed: faults.length > 0 ? 0 : 1, failed: faults.length > 0 ? 1 : 0, faults }
  })
}

async function jest(label, some, filters = []) {
  return tally.stage(label, async () => {
    const { counts, slowest, faults } = await runSuites(some, { filters, options: jestArgs })
    const sum = (kind) => Object.values(counts).reduce((all, count) => all + count[kind], 0)
    const detail = Object.entries(counts)
      .map(([name, count]) => `${name} ${count.passed}`)
      .join(' · ')
    return {
      passed: sum('passed'),
      failed: sum('failed') + faults.length,
      skipped: sum('skipped'),
      faults,
      slowest,
      detail,
    }
  })
}

/** All there is, the suites on the build one after another so that they have both cores. */
async function everything() {
  const wanted = suites.filter(({ when }) => when === 'always' || (when === 'full' && !quick))
  const ready = wanted.filter(({ exists }) => exists)
  for (const { name } of wanted.filter(({ exists }) => !exists)) tally.miss(name)
  for (const one of gates.filter(({ full }) => !full)) await gate(one)
  const early = ready.filter(({ built }) => !built)
  if (early.length > 0) await jest('suites', early)
  if (quick) return
  const built = await gate(gates.find(({ name }) => name === 'build'))
  for (const suite of ready.filter((one) => one.built)) {
    if (built.failed === 0) await jest(suite.name, [suite])
    else await tally.stage(suite.name, () => ({ ...noCount, failed: 1, faults: ['impossible without the build'] }))
  }
}

/** Only what the words name: gates, suites or parts of paths. */
async function asked() {
  const isGate = (word) => gates.some(({ name }) => name === word)
  for (const one of gates.filter(({ name }) => words.includes(name))) await gate(one)
  const paths = words.filter((word) => !isGate(word))
  if (paths.length === 0) return
  const inSuite = (name) => paths.some((word) => word === name || word.startsWith(`${name}/`))
  const named = suites.filter(({ exists, name }) => exists && inSuite(name))
  const some = named.length > 0 ? named : suites.filter(({ exists, when }) => exists && when !== 'asked')
  const filters = paths.map((word) => (named.length > 0 ? `tests/${word}` : word))
  await jest(paths.join(' '), some, filters)
}

ensureInstalled()
await (words.length > 0 ? asked() : everything())
process.exitCode = tally.close()
