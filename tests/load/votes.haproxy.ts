import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { freePort } from '../../server/src/platform/embedded/ready.ts'
import { pause } from '../support/asking.ts'

const program = '/usr/sbin/haproxy'

export const hasHaproxy = (): boolean => existsSync(program)

/** HAProxy before some ports of the product, as the README of a community would have it: it asks /readyz, and sends again what never reached anybody. */
export async function startHaproxy(
  ports: readonly number[],
  folder: string,
): Promise<{ port: number; stop(): Promise<void> }> {
  const port = await freePort()
  const config = path.join(folder, 'haproxy.cfg')
  const servers = ports.map((own, n) => `  server api${String(n + 1)} 127.0.0.1:${String(own)}`)
  writeFileSync(
    config,
    `global
  maxconn 2000
defaults
  mode http
  timeout connect 1s
  timeout client 30s
  timeout server 30s
  option redispatch
  retries 3
  retry-on conn-failure
listen liren
  bind 127.0.0.1:${String(port)}
  balance leastconn
  option httpchk GET /readyz
  default-server check inter 200ms fall 1 rise 1
${servers.join('\n')}
`,
  )
  const child = spawn(program, ['-f', config, '-db'], { stdio: ['ignore', 'ignore', 'ignore'] })
  const killNow = () => child.kill('SIGKILL')
  process.once('exit', killNow)
  await pause(1_000)
  if (child.exitCode !== null) throw new Error('haproxy did not start')
  return {
    port,
    async stop() {
      process.removeListener('exit', killNow)
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
  }
}
