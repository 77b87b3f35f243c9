import path from 'node:path'
import { prepare } from './boot.mjs'
import { endChildren, runChild } from './children.mjs'
import { orSayWhy } from './fault.mjs'
import { bundleLoad } from './load.bundle.mjs'

await orSayWhy(async () => {
  await prepare([])
  const leave = (code) => void endChildren().finally(() => process.exit(code))
  process.on('SIGINT', () => leave(130))
  process.on('SIGTERM', () => leave(143))
  const folder = await bundleLoad()
  const words = [path.join(folder, 'main.mjs'), ...process.argv.slice(2)]
  const output = (piece) => process.stdout.write(piece)
  process.exit(await runChild(process.execPath, words, { output }))
})
