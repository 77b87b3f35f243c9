import { existsSync, readdirSync } from 'node:fs'
import { prepare, runBuilt } from './boot.mjs'
import { Fault, orSayWhy } from './fault.mjs'
import { at } from './paths.mjs'

await orSayWhy(async () => {
  const [command, ...words] = process.argv.slice(2)
  if (!command || !existsSync(at(`server/src/commands/${command}.ts`))) {
    throw new Fault(`There is no command "${command ?? ''}", only ${commandNames().join(', ')}.`)
  }
  await prepare(['server'])
  // The command reads its own words only.
  process.argv.splice(2, process.argv.length, ...words)
  await runBuilt(`commands/${command}`)
})

function commandNames() {
  return readdirSync(at('server/src/commands'))
    .filter((file) => /^[a-z-]+\.ts$/.test(file))
    .map((file) => file.slice(0, -3))
}
