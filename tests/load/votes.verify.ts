import { keyText } from '@liren/shared/votes.key'
import { votesExports } from '@liren/shared/votes.exports'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { FireOptions } from '../fire.ts'
import { startApp } from '../support/app.ts'
import { askUntil } from '../support/asking.ts'
import type { OwnCluster } from '../support/own.cluster.ts'
import { buildWith } from '../support/server.build.ts'
import { startStack } from '../support/server.stack.ts'
import { unseenSigner } from '../support/signer.ts'
import { tokenFor } from '../support/tokens.ts'
import { freezeAndCount } from '../support/votes.scale.ts'
import { verifierFile, type Report } from '../support/votes.verifier.ts'

/** What a process of Linux holds in memory, or held at most (`VmHWM`), in megabytes. */
function memoryOf(pid: number, field: 'VmRSS' | 'VmHWM'): number {
  const [, kilobytes = ''] =
    new RegExp(`${field}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8')) ?? []
  return Number(kilobytes) / 1024
}

/** Says how much memory it took at most, as it ends. */
const tellsPeak = `data:text/javascript,process.on('exit',()=>console.error('peak '+process.resourceUsage().maxRSS))`

/** The verifier as anybody runs it: what it says, its seconds and its megabytes. */
async function verifyOutside(words: readonly string[]): Promise<{ report: Report; seconds: number; peak: number }> {
  const began = performance.now()
  const child = spawn(process.execPath, ['--import', tellsPeak, verifierFile, ...words, '--json'])
  let [said, told] = ['', '']
  child.stdout.on('data', (piece: Buffer) => (said += piece.toString()))
  child.stderr.on('data', (piece: Buffer) => (told += piece.toString()))
  await once(child, 'close')
  const seconds = (performance.now() - began) / 1000
  return { report: JSON.parse(said) as Report, seconds, peak: Number(/peak (\d+)/.exec(told)?.[1]) / 1024 }
}

const timed = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
  const began = performance.now()
  return [await work(), (performance.now() - began) / 1000]
}

/** A decision of very many heads, every ballot in its log as the product writes it: exported, opened, and verified from outside. */
export async function verifying(_: OwnCluster, options: FireOptions): Promise<boolean> {
  const size = Number(options.heads)
  const test = await startApp({ signer: unseenSigner, strictReplies: false })
  try {
    const { communityId, decisionId, as, key } = await freezeAndCount(test, size)
    await test.admin.query(`UPDATE session SET stepped_up_at = app.now() + interval '1 year' WHERE id = $1`, [
      as.sessionId,
    ])
    const stack = await startStack(await buildWith('good', []), test.database, test.folder, { apis: 1 })
    try {
      const asked = { port: stack.ports[0] ?? 0, token: tokenFor(as) }
      const params = { communityId, decisionId }
      const pid = stack.apis[0]?.pid() ?? 0
      const before = memoryOf(pid, 'VmRSS')
      const body = { key: keyText(decisionId, key), to: ['计票人'], reason: '复核', isBound: true as const }
      const [counting, opening] = await timed(() => askUntil(votesExports.release, { params, body }, asked))
      const [, signing] = await timed(() => askUntil(votesExports.exported, { params }, asked))
      const [zip, exporting] = await timed(() => askUntil(votesExports.exported, { params }, asked))
      const [publicFile, countingFile] = ['export.zip', 'counting.json'].map((name) =>
        path.join(test.folder, name),
      ) as [string, string]
      writeFileSync(publicFile, zip as unknown as Buffer)
      writeFileSync(countingFile, counting as unknown as Buffer)
      console.log(
        `${String(size)} ballots: counting file ${opening.toFixed(1)} s; signed and exported ${signing.toFixed(1)} s; ` +
          `exported again ${exporting.toFixed(1)} s, ${((zip as unknown as Buffer).length / 1e6).toFixed(1)} MB; ` +
          `the API's memory ${before.toFixed(0)} MB before, ${memoryOf(pid, 'VmHWM').toFixed(0)} MB at most`,
      )
      let isWell = true
      for (const [name, words] of [
        ['public export', [publicFile]],
        ['with the counting file', [publicFile, '--counting', countingFile]],
      ] as const) {
        const { report, seconds, peak } = await verifyOutside(words)
        isWell &&= report.ok
        console.log(
          `verified, ${name}: ${seconds.toFixed(1)} s, ${((seconds * 10_000) / size).toFixed(1)} s for 10,000 ballots; ` +
            `${peak.toFixed(0)} MB at most; ${report.ok ? 'holds' : `REFUSED: ${report.first?.text ?? ''}`}`,
        )
      }
      return isWell
    } finally {
      await stack.stop()
    }
  } finally {
    await test.close()
  }
}
