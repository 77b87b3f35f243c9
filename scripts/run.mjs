/* node scripts/run.mjs <command> <argument>…   runs a command of the server (server/src/commands), built when needed. */
import { checkNode } from './lib/node.check.mjs'

checkNode()
void import('./lib/run.steps.mjs')
