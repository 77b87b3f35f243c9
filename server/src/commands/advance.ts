import { processConfig } from '../config.ts'
import { advanceClock } from '../features/demo/demo.service.ts'
import { StartFault } from '../platform/embedded/start.fault.ts'
import { runCommand } from './command.run.ts'

const unitSeconds: Record<string, number> = { s: 1, m: 60, h: 3_600, d: 86_400 }

/** `advance <time>`: moves the demo's clock forward, such as `advance 2d`. */
await runCommand(async ({ words: [time], say, open }) => {
  const [, count, unit] = /^(\d{1,6})([smhd])$/.exec(time ?? '') ?? []
  const seconds = Number(count) * (unitSeconds[unit ?? ''] ?? Number.NaN)
  if (!(seconds > 0)) throw new StartFault('Usage: npm run advance -- <time, such as 90m, 6h or 15d>')
  const config = processConfig(process.cwd())
  if (!config.demo) throw new StartFault('Only the clock of a demo can be moved, and this is none (DEMO is off).')
  const server = await open(config)
  const { now } = await advanceClock(server.pool, seconds)
  say(`It is now ${now} for this demo.`)
})
