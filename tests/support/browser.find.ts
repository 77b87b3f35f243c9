import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const support = path.dirname(fileURLToPath(import.meta.url))
export const cache = path.resolve(support, '../../.cache')
export const require = createRequire(import.meta.url)

export interface FoundBrowser {
  executable: string
  /** Environment it needs beyond that of this process. */
  environment: Record<string, string>
}

const installed = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const onPath = (name: string) =>
  (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, name))
    .find((file) => existsSync(file))

/** A browser: the one CHROMIUM_PATH names (`npm`: the one of npm), else an installed one, else the one of npm. */
export function findBrowser(): FoundBrowser {
  const asked = process.env['CHROMIUM_PATH']
  if (asked === 'npm') return fromNpm()
  const named = asked || installed.map(onPath).find((file) => file !== undefined)
  return named ? { executable: named, environment: {} } : fromNpm()
}

function fromNpm(): FoundBrowser {
  // Made for servers without a desktop: there is one for Linux on x64, and no other.
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('No Chromium found. Install Chrome or Chromium, or set CHROMIUM_PATH to its executable.')
  const folder = path.join(cache, 'browser', versionOnNpm())
  if (!existsSync(folder)) unpack(folder)
  return {
    executable: path.join(folder, 'chromium'),
    environment: { LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib') },
  }
}

function versionOnNpm(): string {
  const manifest = path.join(path.dirname(require.resolve('@sparticuz/chromium')), '..', 'package.json')
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version
}

/** Two workers may arrive here at once: each unpacks beside, and the first to rename wins. */
function unpack(folder: string) {
  mkdirSync(path.dirname(folder), { recursive: true })
  const staging = mkdtempSync(`${folder}-`)
  execFileSync(process.execPath, [path.join(support, 'browser.unpack.mjs')], {
    env: { ...process.env, TMPDIR: staging, NODE_OPTIONS: '' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  try {
    renameSync(staging, folder)
  } catch (error) {
    rmSync(staging, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
}
