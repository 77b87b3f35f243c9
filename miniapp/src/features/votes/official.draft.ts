import { z } from 'zod'
import type { OfficialDraft } from '@liren/shared/votes.official'
import { voteFile } from '@liren/shared/votes.files'
import { motionResult } from '@liren/shared/votes.matters'
import type { Decision, Motion } from '@liren/shared/votes.views'

/** Heads and square metres as they are typed. */
const typed = z.object({ heads: z.string(), area: z.string() })
export type Typed = z.infer<typeof typed>

/** An official result as it is typed in: by the number of each motion, and in it of each candidate. */
export const officialForm = z.object({
  platform: z.string(),
  reference: z.string(),
  decidedOn: z.string(),
  total: typed,
  participating: z.record(z.string(), typed),
  consenting: z.record(z.string(), typed),
  stated: z.record(z.string(), motionResult),
  elected: z.array(z.string()),
  files: z.array(voteFile),
})
export type OfficialForm = z.infer<typeof officialForm>

export const untyped: Typed = { heads: '', area: '' }

/** Under which name the votes of a candidate are. */
export const candidateName = (motion: number, candidate: number): string => `${motion}.${candidate}`

/** What the page starts with: the roll here is what the document most likely has, too. */
export const firstForm = ({ roll }: Pick<Decision, 'roll'>): OfficialForm => ({
  ...{ platform: '', reference: '', decidedOn: '' },
  total: roll ? { heads: String(roll.heads), area: (roll.areaCentiares / 100).toFixed(2) } : untyped,
  ...{ participating: {}, consenting: {}, stated: {}, elected: [], files: [] },
})

/** Whole heads and hundredths of a square metre; null when it is no such pair. */
function weightIn({ heads, area }: Typed = untyped): { heads: number; areaCentiares: number } | null {
  const [, whole, decimals = ''] = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(area.trim()) ?? []
  if (whole === undefined || !/^\d{1,7}$/.test(heads.trim())) return null
  return { heads: Number(heads), areaCentiares: Number(whole) * 100 + Number(decimals.padEnd(2, '0')) }
}

/** What can be wrong with the page, by the id of what is to be mended. */
export function faultsIn(form: OfficialForm, motions: readonly Motion[]): string[] {
  const faults: string[] = []
  if (form.platform.trim() === '') faults.push('platform')
  if (form.reference.trim() === '') faults.push('reference')
  if (!/^\d{4}-\d{2}-\d{2}$/.test(form.decidedOn)) faults.push('decided-on')
  if (weightIn(form.total) === null) faults.push('total')
  for (const { number, kind, candidates } of motions) {
    if (weightIn(form.participating[number]) === null) faults.push(`participating-${number}`)
    if (kind === 'question') {
      if (weightIn(form.consenting[number]) === null) faults.push(`consenting-${number}`)
      if (form.stated[number] === undefined) faults.push(`stated-${number}`)
    } else
      for (const one of candidates) {
        const name = candidateName(number, one.number)
        if (weightIn(form.consenting[name]) === null) faults.push(`consenting-${name}`)
      }
  }
  if (form.files.length === 0) faults.push('files')
  return faults
}

const nothing = { heads: 0, areaCentiares: 0 }

/** The page as it is sent; it has no faults. */
export function draftOf(form: OfficialForm, motions: readonly Motion[]): OfficialDraft {
  const weight = (some: Record<string, Typed>, name: string | number) => weightIn(some[name]) ?? nothing
  return {
    platform: form.platform.trim(),
    reference: form.reference.trim(),
    decidedOn: form.decidedOn,
    total: weightIn(form.total) ?? nothing,
    questions: motions
      .filter(({ kind }) => kind === 'question')
      .map(({ number }) => ({
        number,
        participating: weight(form.participating, number),
        consenting: weight(form.consenting, number),
        stated: form.stated[number] ?? 'NO_QUORUM',
      })),
    elections: motions
      .filter(({ kind }) => kind === 'election')
      .map(({ number, candidates }) => ({
        number,
        participating: weight(form.participating, number),
        candidates: candidates.map((one) => {
          const name = candidateName(number, one.number)
          return { number: one.number, votes: weight(form.consenting, name), isElected: form.elected.includes(name) }
        }),
      })),
    fileIds: form.files.map(({ id }) => id),
  }
}
