import type pg from 'pg'
import { processConfig } from './config.ts'
import { openDatabase } from './database.ts'
import { overview } from './features/demo/demo.service.ts'
import { plainFault } from './platform/fault.ts'
import { createProcess } from './process.ts'
import { fillDemo } from './seed/seed.ts'

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

/** What is open, in the order it was opened; closed from the end. */
const open: (() => Promise<void>)[] = []
let closing: Promise<void> | undefined

async function closeAll(): Promise<void> {
  for (const close of open.reverse()) await close()
}
const stop = (): Promise<void> => (closing ??= closeAll())

async function sayWhoToEnterAs(pool: pg.Pool): Promise<void> {
  const { people } = await overview(pool)
  say('\nOn the sign-in page you may enter as:')
  for (const { nickname, part } of people) say(`  ${nickname}  ${part.en}`)
}

async function main(): Promise<void> {
  const root = process.cwd()
  const config = processConfig(root)
  const database = await openDatabase(config, say)
  open.push(() => database.close())
  const server = await createProcess(config, database.urls, root)
  open.push(() => server.stop())
  if (config.demo) await database.alone(() => fillDemo(server, say))
  await server.work()
  await server.app.listen({ port: config.port, host: config.host })
  const address = server.app.server.address()
  const port = typeof address === 'object' && address ? address.port : config.port
  say(`\nLiren is ready: http://localhost:${String(port)}  (the API is described at /docs)`)
  if (config.demo) await sayWhoToEnterAs(server.pool)
}

async function leave(code: number): Promise<void> {
  await stop().catch((error: unknown) => {
    process.stderr.write(`${plainFault(error)}\n`)
  })
  process.exit(code)
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void leave(0))

main().catch((error: unknown) => {
  // Closing what a signal is already closing makes the rest of the start fail; that is no news.
  if (!closing) process.stderr.write(`${plainFault(error)}\n`)
  void leave(1)
})
