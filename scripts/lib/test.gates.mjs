import { existsSync } from 'node:fs'
import { at } from './paths.mjs'
import { runNode } from './test.run.mjs'

const packages = ['shared', 'server', 'miniapp', 'tests']
const typed = () => packages.filter((name) => existsSync(at(name, 'tsconfig.json')))
const checked = () => ['shared/src', 'server/src', 'miniapp/src'].filter((folder) => existsSync(at(folder)))

const bin = {
  prettier: 'node_modules/prettier/bin/prettier.cjs',
  oxlint: 'node_modules/oxlint/bin/oxlint',
  tsc: 'node_modules/typescript/bin/tsc',
  cruise: 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
}

/** The checks that count as one test each; every command of a gate runs even if one before it failed. */
export const gates = [
  {
    name: 'format',
    commands: () => [[bin.prettier, '--check', '--log-level', 'warn', '.']],
  },
  {
    name: 'lint',
    commands: () => [[bin.oxlint, '--type-aware', '--deny-warnings', '--report-unused-disable-directives']],
  },
  {
    name: 'types',
    commands: () => typed().map((name) => [bin.tsc, '-p', name, '--noEmit']),
  },
  {
    name: 'imports',
    commands: () => [[bin.cruise, '--config', '.dependency-cruiser.cjs', ...checked()]],
  },
  {
    name: 'build',
    full: true,
    commands: () => [['scripts/build.mjs']],
  },
]

/** Runs one gate; resolves to the sentences of what went wrong, none when all is well. */
export async function runGate(gate) {
  const faults = []
  for (const command of gate.commands()) {
    const ended = await runNode(command, { quiet: true, limit: 20 })
    if (ended !== 'ok') faults.push(`${command.join(' ')} ${ended}`)
  }
  return faults
}
