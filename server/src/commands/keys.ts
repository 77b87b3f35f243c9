import { randomBytes } from 'node:crypto'
import { runCommand } from './command.run.ts'

/** `keys`: fresh random keys for production, as lines of an environment file. They are printed and kept nowhere. */
await runCommand(({ say }) => {
  const key = () => randomBytes(32).toString('base64')
  const id = new Date().toISOString().slice(0, 10)
  say(`TOKEN_KEYS=${id}:${key()}`)
  say(`DATA_KEYS=${id}:${key()}`)
  say(`INDEX_KEY=${key()}`)
  return Promise.resolve()
})
