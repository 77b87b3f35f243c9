import { processConfig } from '../config.ts'
import { StartFault } from '../platform/embedded/start.fault.ts'
import { fillLarger } from '../seed/seed.larger.ts'
import { runCommand } from './command.run.ts'

/** `demo <flats>`: adds a second, larger community to the demo. */
await runCommand(async ({ words, say, open }) => {
  const flats = Number(words[0])
  if (!Number.isInteger(flats) || flats < 24 || flats > 20_000)
    throw new StartFault('Usage: npm run demo -- <number of flats, 24 to 20000>')
  const config = processConfig(process.cwd())
  if (!config.demo) throw new StartFault('This is not a demo (DEMO is off), so nothing was made up.')
  const server = await open(config)
  await fillLarger(server, flats, say)
})
