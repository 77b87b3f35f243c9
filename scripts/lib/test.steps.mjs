import { prepare } from './boot.mjs'
import { endChildren } from './children.mjs'
import { orSayWhy } from './fault.mjs'
import { gates, runGate } from './test.gates.mjs'
import { runSuites } from './test.suites.mjs'
import { Tally } from './test.tally.mjs'
import { suites } from '../../tests/suites.mjs'

const args = process.argv.slice(2)
const cut = args.indexOf('--')
const options = cut < 0 ? [] : args.slice(cut + 1)
const words = (cut < 0 ? args : args.slice(0, cut)).filter((word) => word !== '--quick')
const quick = args.includes('--quick')

/** Minutes that jest may take: the long forms of some tests need more than any suite does. */
const limit = Number(process.env.TEST_MINUTES ?? 60)

const tally = new Tally()

function gate(one, manner) {
  const run = async () => {
    const faults = await runGate(one)
    const failed = faults.length > 0 ? 1 : 0
    return { passed: 1 - failed, failed, skipped: 0, faults }
  }
  return tally.stage(one.name, run, manner)
}

/** Every gate, and beside them the build where it is wanted: neither fills two cores. Resolves to how the build ended. */
async function passGates() {
  const [build] = gates.filter(({ full }) => full)
  const building = quick ? null : gate(build, { beside: true })
  for (const one of gates.filter(({ full }) => !full)) await gate(one, { beside: !quick })
  return building
}

function jest(label, some, filters = []) {
  return tally.stage(label, async () => {
    const { counts, slowest, failures, faults } = await runSuites(some, { filters, options, limit })
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
      failures,
      detail,
    }
  })
}

/** All there is: first what needs no build, then what works on it. */
async function everything() {
  const wanted = suites.filter(({ when }) => when === 'always' || (when === 'full' && !quick))
  const ready = wanted.filter(({ exists }) => exists)
  for (const { name } of wanted.filter(({ exists }) => !exists)) tally.miss(name)
  const build = await passGates()
  const early = ready.filter(({ built }) => !built)
  if (early.length > 0) await jest('suites', early)
  if (quick) return
  const late = ready.filter(({ built }) => built)
  if (late.length === 0) return
  if (build.failed === 0) await jest('suites on the build', late)
  else {
    const faults = ['impossible without the build']
    await tally.stage('suites on the build', () => ({ passed: 0, failed: 1, skipped: 0, faults }))
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

await orSayWhy(async () => {
  await prepare([])
  const leave = (code) => void endChildren().finally(() => process.exit(code))
  process.on('SIGINT', () => leave(130))
  process.on('SIGTERM', () => leave(143))
  await (words.length > 0 ? asked() : everything())
  process.exit(tally.close())
})
