/* npm start: installs and builds what is missing or has changed, then serves in this very process. */
import { checkNode } from './lib/node.check.mjs'

checkNode()
void import('./lib/start.steps.mjs')
