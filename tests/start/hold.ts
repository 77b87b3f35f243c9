/* node --import tsx hold.ts <data folder>: starts the embedded database, says its URLs, and holds it until it is ended. */
import { startEmbedded } from '../../server/src/platform/embedded/embedded.ts'

const dataDir = process.argv[2] ?? ''
const { ownerUrl } = await startEmbedded({ dataDir, fast: true, log: () => undefined })
process.stdout.write(`${ownerUrl}\n`)
setInterval(() => undefined, 60_000)
