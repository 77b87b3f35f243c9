import { existsSync, readFileSync, statSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { at, root } from './test.paths.mjs'

const manifests = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json']
const packages = ['miniapp', 'server', 'shared', 'tests'].map((name) => `${name}/package.json`)

/** True when a manifest was touched after the last installation, or there never was one. */
function stale() {
  const state = at('node_modules/.pnpm-workspace-state-v1.json')
  if (!existsSync(state)) return true
  const installed = statSync(state).mtimeMs
  return [...manifests, ...packages].some((file) => existsSync(at(file)) && statSync(at(file)).mtimeMs > installed)
}

/** Installs what is missing with the pinned pnpm, never changing the lock file in CI. Stops the process when it cannot. */
export function ensureInstalled() {
  if (!stale()) return
  const { packageManager } = JSON.parse(readFileSync(at('package.json'), 'utf8'))
  console.log(`Installing packages with ${packageManager}`)
  const frozen = process.env['CI'] ? ['--frozen-lockfile'] : []
  const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx'
  const { status } = spawnSync(npx, ['--yes', packageManager, 'install', ...frozen], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (status === 0) return
  console.error('The packages could not be installed: see above.')
  process.exit(1)
}
