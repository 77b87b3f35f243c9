/* node scripts/pnpm.mjs <argument>…   runs the pnpm version that package.json pins. */
import { checkNode } from './lib/node.check.mjs'

checkNode()
void import('./lib/pnpm.steps.mjs')
