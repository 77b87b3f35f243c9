import { spawnSync } from 'node:child_process'
import { pnpmCommand } from './install.mjs'
import { root } from './paths.mjs'

const [program, words] = pnpmCommand()
const { status, error } = spawnSync(program, [...words, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
if (error) console.error(error.message)
process.exitCode = status ?? 1
