import { plainFault } from './platform/fault.ts'
import { startSigner, type SignerOptions, type SignerProcess } from './signer.process.ts'

/*
 * The signer as a process beside the server that started it. It ends with that server, however that ends; meanwhile
 * others on the same folder wait for their turn.
 */
let signer: SignerProcess | undefined

async function leave(code: number): Promise<void> {
  await signer?.stop().catch(() => undefined)
  process.exit(code)
}

process.on('SIGTERM', () => void leave(0))
// Ctrl-C reaches a whole group: the server stops us when it has finished.
process.on('SIGINT', () => undefined)
process.on('disconnect', () => void leave(0))
process.once('message', (options: SignerOptions) => {
  startSigner(options).then(
    (started) => {
      signer = started
    },
    (error: unknown) => {
      process.stderr.write(`The signer did not start: ${plainFault(error)}\n`)
      void leave(1)
    },
  )
})
