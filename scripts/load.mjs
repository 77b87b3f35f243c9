/*
 * npm run load                    every bench of speed (tests/load), against a bare endpoint and pgbench
 * npm run load -- feed detail     only these
 * npm run load -- feed --keep     see tests/load/main.ts for the options
 */
import { checkNode } from './lib/node.check.mjs'

checkNode()
void import('./lib/load.steps.mjs')
