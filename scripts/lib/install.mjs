import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { runQuietly } from './children.mjs'
import { Fault } from './fault.mjs'
import { fingerprint, forget, isMade, remember } from './fingerprint.mjs'
import { at } from './paths.mjs'
import { step } from './steps.mjs'

const mark = 'node_modules/.cache/liren-install'
const product = 'node_modules/.modules.yaml'

/** Program and first words that run the pnpm which package.json pins, of whatever npm is at hand. */
export function pnpmCommand() {
  const { packageManager } = JSON.parse(readFileSync(at('package.json'), 'utf8'))
  // The package by its option: an npx that started us may have left that option set to another one.
  const words = ['--yes', '--package', packageManager, '--', 'pnpm']
  const npx = path.join(path.dirname(process.env.npm_execpath ?? ''), 'npx-cli.js')
  if (process.env.npm_execpath && existsSync(npx)) return [process.execPath, [npx, ...words]]
  // Windows has npx as a script for its shell, which takes the whole line as one word.
  if (process.platform === 'win32') return ['cmd.exe', ['/d', '/s', '/c', 'npx', ...words]]
  return ['npx', words]
}

/** Installs the packages exactly as the lock file has them, unless that is done already. */
export async function ensureInstalled() {
  const print = installPrint()
  if (existsSync(at(product)) && isMade(mark, print, product) && workspaces().every(isLinked)) return
  const [program, words] = pnpmCommand()
  await step('Installing packages', async () => {
    forget(mark)
    await runQuietly(
      'Installing the packages',
      program,
      [...words, 'install', '--frozen-lockfile', '--prefer-offline'],
      {
        // Building needs the development packages in production, too.
        env: { NODE_ENV: 'development' },
      },
    )
    if (!existsSync(at(product))) throw new Fault('The packages were installed, but node_modules is missing.')
    remember(mark, print, product)
  })
}

/** What decides which packages are installed: the lock, the workspace, and the machine they are for. */
export function installPrint() {
  const manifests = ['', ...workspaces()].map((name) => path.join(name, 'package.json'))
  // Not the version of Node: every binary among the packages is good for all that we run on.
  return fingerprint(['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests], `${process.platform} ${process.arch}`)
}

/** The folders of the workspace's packages. */
function workspaces() {
  return readdirSync(at(), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
    .map((entry) => entry.name)
    .filter((name) => existsSync(at(name, 'package.json')))
    .toSorted()
}

function isLinked(name) {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(at(name, 'package.json'), 'utf8'))
  const needed = Object.keys({ ...dependencies, ...devDependencies })
  return needed.every((dependency) => existsSync(at(name, 'node_modules', dependency)))
}
