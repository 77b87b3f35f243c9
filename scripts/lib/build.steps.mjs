import { prepare } from './boot.mjs'
import { buildNames } from './builds.mjs'
import { Fault, orSayWhy } from './fault.mjs'

await orSayWhy(async () => {
  const asked = process.argv.slice(2)
  const unknown = asked.find((name) => !buildNames.includes(name))
  if (unknown) throw new Fault(`There is nothing named "${unknown}" to build, only ${buildNames.join(', ')}.`)
  await prepare(asked.length > 0 ? asked : buildNames)
  process.exit(0)
})
