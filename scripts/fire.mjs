/* npm run fire   votes under fire (tests/fire.ts). */
import { checkNode } from './lib/node.check.mjs'

checkNode()
void import('./lib/fire.steps.mjs')
