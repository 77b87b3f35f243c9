/*
 * npm run build                 builds the server and both clients, each only when its inputs have changed
 * npm run build -- server h5    only these
 */
import { checkNode } from './lib/node.check.mjs'

checkNode()
void import('./lib/build.steps.mjs')
