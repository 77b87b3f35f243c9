import { prepare, runBuilt } from './boot.mjs'
import { orSayWhy } from './fault.mjs'
import { checkPort } from './port.mjs'

await orSayWhy(async () => {
  await checkPort()
  await prepare(['server', 'h5'])
  await runBuilt('main')
})
