import { rotateKey } from '../features/signing/signing.keys.store.ts'
import { signerConfig } from '../config.signer.ts'
import { startSigner } from '../signer.process.ts'
import { runCommand } from './command.run.ts'

/** npm run signer             the signer as a process of its own, with its own user and folder (README, production)
 *  npm run signer -- rotate   a new key, endorsed by the one before; the signer takes it up at its next start */
await runCommand(async ({ words, say }) => {
  const config = signerConfig()
  if (words[0] === 'rotate') {
    const { key, endorsement } = rotateKey(config.dir, new Date())
    say(`The new key is ${key}${endorsement === null ? '; no earlier key endorses it' : ''}. Start the signer again.`)
    return
  }
  const signer = await startSigner(config)
  say(`The signer listens on port ${String(config.port)}.`)
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  await signer.stop()
})
