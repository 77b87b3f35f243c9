import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { prepare } from './boot.mjs'
import { endChildren, runChild } from './children.mjs'
import { orSayWhy } from './fault.mjs'
import { at } from './paths.mjs'

await orSayWhy(async () => {
  await prepare([])
  const leave = (code) => void endChildren().finally(() => process.exit(code))
  process.on('SIGINT', () => leave(130))
  process.on('SIGTERM', () => leave(143))
  const tsx = pathToFileURL(createRequire(at('tests/package.json')).resolve('tsx')).href
  const words = ['--import', tsx, at('tests/fire.ts'), ...process.argv.slice(2)]
  const output = (piece) => process.stdout.write(piece)
  process.exit(await runChild(process.execPath, words, { output }))
})
