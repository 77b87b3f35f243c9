import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { prepare, runBuilt } from './boot.mjs'
import { Fault, orSayWhy } from './fault.mjs'
import { at } from './paths.mjs'

/** Commands whose words are folders, meant from where the command was called. */
const takeFolders = new Set(['backup', 'restore'])

await orSayWhy(async () => {
  const [command, ...words] = process.argv.slice(2)
  if (!command || !existsSync(at(`server/src/commands/${command}.ts`))) {
    throw new Fault(`There is no command "${command ?? ''}", only ${commandNames().join(', ')}.`)
  }
  await prepare(['server'])
  // The command reads its own words only.
  process.argv.splice(
    2,
    process.argv.length,
    ...(takeFolders.has(command) ? words.map((word) => path.resolve(caller(command), word)) : words),
  )
  await runBuilt(`commands/${command}`)
})

/** The folder a command was called from: npm goes to the root before it runs a script, and tells from where. */
function caller(command) {
  return (process.env.npm_lifecycle_event === command && process.env.INIT_CWD) || process.cwd()
}

function commandNames() {
  return readdirSync(at('server/src/commands'))
    .filter((file) => /^[a-z-]+\.ts$/.test(file))
    .map((file) => file.slice(0, -3))
}
