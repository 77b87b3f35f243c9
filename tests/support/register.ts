import { readFileSync } from 'node:fs'
import path from 'node:path'
import { register, type RegisterImport } from '@liren/shared/register'
import type { RegisterMapping } from '@liren/shared/register.findings'
import type { Session } from '@liren/shared/identity'
import type { TestApp } from './app.ts'

/** One of the two rosters as committees keep them; their owners are invented. */
export const rosters = {
  tianebao: 'roster-tianebao.csv',
  zhongyang: 'roster-zhongyangshengjing.xlsx',
} as const

export const rosterFile = (name: keyof typeof rosters) => ({
  name: rosters[name],
  bytes: readFileSync(path.join(import.meta.dirname, '../fixtures/register', rosters[name])),
})

/** A register of a few lines, under the heading most of our tests use. */
export const csvFile = (lines: readonly string[], heading = '楼栋,单元,室号,专有面积,业主姓名,手机号,证件号,备注') => ({
  name: '名册.csv',
  bytes: Buffer.from([heading, ...lines].join('\r\n')),
})

export interface Desk {
  communityId: string
  estateId: string
  as: Session
}

type Answers = { id: string; answer: 'same' | 'different' }[]
type SkippedRows = { sheet: string; row: number }[]

/** The import of a desk as the committee drives it: each step waits for its job. */
export function importsAt(test: TestApp, { communityId, estateId, as }: Desk) {
  const params = (importId: string) => ({ communityId, importId })
  const read = (importId: string): Promise<RegisterImport> =>
    test.call(register.import, { params: params(importId) }, { as })

  const upload = async (file: { name: string; bytes: Buffer }): Promise<RegisterImport> => {
    const { id } = await test.call(register.upload, { params: { communityId, estateId } }, { as, file })
    await test.runJobs()
    return read(id)
  }
  const check = async (
    before: RegisterImport,
    change: { mapping?: RegisterMapping; answers?: Answers; skippedRows?: SkippedRows } = {},
  ): Promise<RegisterImport> => {
    const mapping = change.mapping ?? before.mapping
    if (!mapping) throw new Error(`no mapping: ${before.status} ${String(before.failure)}`)
    const { answers = [], skippedRows = before.skippedRows } = change
    const body = { version: before.version, mapping, answers, skippedRows }
    await test.call(register.check, { params: params(before.id), body }, { as })
    await test.runJobs()
    return read(before.id)
  }
  const apply = async (before: RegisterImport): Promise<RegisterImport> => {
    await test.call(register.apply, { params: params(before.id), body: { version: before.version } }, { as })
    await test.runJobs()
    return read(before.id)
  }
  return {
    upload,
    check,
    apply,
    read,
    /** Upload, check and apply a file that raises no question. */
    import: async (file: { name: string; bytes: Buffer }) => apply(await check(await upload(file))),
    cancel: (importId: string) => test.call(register.cancel, { params: params(importId) }, { as }),
    faults: async (importId: string) =>
      (await test.call(register.faults, { params: params(importId), query: { limit: 50 } }, { as })).items,
    questions: async (importId: string) =>
      (await test.call(register.questions, { params: params(importId), query: { limit: 50 } }, { as })).items,
    changes: async (importId: string) =>
      (await test.call(register.changes, { params: params(importId), query: { limit: 50 } }, { as })).items,
    totals: () => test.call(register.totals, { params: { communityId, estateId } }, { as }),
  }
}
