import { processConfig } from '../config.ts'
import { appointOperator } from '../features/roles/roles.service.ts'
import { phoneOf } from '../features/identity/identity.rules.ts'
import { StartFault } from '../platform/embedded/start.fault.ts'
import { runCommand } from './command.run.ts'

/** `operator <phone> <name>`: makes somebody an operator of the platform, the first act on a new database. */
await runCommand(async ({ words, say, open }) => {
  const [phoneText, nickname] = words
  const phone = phoneOf(phoneText ?? '')
  if (!phone || !nickname) throw new StartFault('Usage: npm run operator -- <mobile phone> <name>')
  const server = await open(processConfig(process.cwd()))
  await appointOperator(server.pool, server.vault, { phone, nickname })
  say(`${nickname} is an operator now and signs in with this phone.`)
})
