import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { TestApp } from './app.ts'
import { until } from './push.storm.ts'

const root = path.resolve(fileURLToPath(new URL('.', import.meta.url)), '../..')
const tsx = pathToFileURL(createRequire(path.join(root, 'server/package.json')).resolve('tsx')).href
const program = path.join(root, 'tests/support/complaints.sweeper.ts')

export type Swept = 'complaints' | 'calls' | 'topics'

/** Starts a process of its own that does again and again what time does; returns how it is killed where it stands. */
export function startSweeper(test: TestApp, what: Swept): { kill: () => Promise<void> } {
  const args = ['--import', tsx, program, test.database.appUrl, what]
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'ignore' })
  const gone = once(child, 'exit')
  return {
    kill: async () => {
      child.kill('SIGKILL')
      await gone
    },
  }
}

/** Kills so many at once in the middle of their work, three times: whenever that much more of it is done. */
export async function sweepKilled(
  test: TestApp,
  what: Swept,
  { done, share, atOnce = 1 }: { done: () => Promise<number>; share: number; atOnce?: number },
): Promise<void> {
  for (let kills = 1; kills <= 3; kills++) {
    const sweepers = Array.from({ length: atOnce }, () => startSweeper(test, what))
    try {
      await until(async () => (await done()) >= kills * share, 60)
    } finally {
      await Promise.all(sweepers.map(({ kill }) => kill()))
    }
  }
}
