/*
 * npm test                              every gate and every suite
 * npm run check                         (--quick) all but the build and what works on it
 * node scripts/test.mjs lint types      only these gates
 * node scripts/test.mjs api             only this suite
 * node scripts/test.mjs api/announce    only test files whose path fits
 * TEST_MINUTES=240 node scripts/test.mjs … may take so long, instead of 40 minutes
 * What follows `--` goes to jest as it is: node scripts/test.mjs api -- -t 'a neighbour'
 */
import { checkNode } from './lib/node.check.mjs'

checkNode()
void import('./lib/test.steps.mjs')
