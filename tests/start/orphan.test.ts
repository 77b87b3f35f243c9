import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { startEmbedded } from '../../server/src/platform/embedded/embedded.ts'
import { databasePid, lives, query, root, scratch } from './scratch.ts'

const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href

/** Starts a process that holds the database of `dataDir`, and resolves once it answers. */
async function hold(dataDir: string) {
  const child = spawn(process.execPath, ['--import', tsx, path.join(root, 'tests/start/hold.ts'), dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const kill = async () => {
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }
  return { ownerUrl: line.toString().trim(), database: databasePid(dataDir), kill }
}

/** Starts again after a crash, and reads what was written before it. */
async function startAgain(dataDir: string) {
  const said: string[] = []
  const embedded = await startEmbedded({ dataDir, fast: true, log: (line) => said.push(line) })
  try {
    return { kept: await query(embedded.ownerUrl, 'SELECT a FROM kept'), said: said.join() }
  } finally {
    await embedded.stop()
  }
}

const write = (url: string) => query(url, 'CREATE TABLE kept AS SELECT 1 AS a')

describe('after kill -9', () => {
  it('of the server, the next start ends the database that was left running', async () => {
    const dataDir = scratch()
    const { ownerUrl, database, kill } = await hold(dataDir)
    await write(ownerUrl)
    await kill()
    expect(lives(database)).toBe(true)
    const after = await startAgain(dataDir)
    expect(after.kept).toEqual([{ a: 1 }])
    expect(after.said).toContain(`left its database running (process ${database})`)
    expect(lives(database)).toBe(false)
  })

  it('of server and database, the next start recovers the data', async () => {
    const dataDir = scratch()
    const { ownerUrl, database, kill } = await hold(dataDir)
    await write(ownerUrl)
    await kill()
    process.kill(database, 'SIGKILL')
    expect((await startAgain(dataDir)).kept).toEqual([{ a: 1 }])
  })
})
