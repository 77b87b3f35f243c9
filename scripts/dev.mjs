/*
 * npm run dev                 server, browser client and WeChat client in watch mode, in one terminal
 * npm run dev -- server h5    only these
 */
import { checkNode } from './lib/node.check.mjs'

checkNode()
void import('./lib/dev.steps.mjs')
