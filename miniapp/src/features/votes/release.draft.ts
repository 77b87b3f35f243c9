import { z } from 'zod'

/** To whom a counting file goes, and why. The key is kept nowhere. */
export const releaseForm = z.object({ to: z.string(), reason: z.string(), isBound: z.boolean() })
export type ReleaseForm = z.infer<typeof releaseForm>
export const blankRelease: ReleaseForm = { to: '', reason: '', isBound: false }

const mostNames = 20
const longestName = 60

/** One recipient a line. */
export const recipientsIn = ({ to }: ReleaseForm): string[] =>
  to
    .split(/[\n、，,；;]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')

export type ReleaseFault = 'to' | 'reason' | 'bound'

/** What is missing, in the order of the page. */
export function releaseFaults(form: ReleaseForm): ReleaseFault[] {
  const names = recipientsIn(form)
  const isNamed = names.length > 0 && names.length <= mostNames && names.every((name) => name.length <= longestName)
  const checks: [ReleaseFault, boolean][] = [
    ['to', !isNamed],
    ['reason', form.reason.trim() === ''],
    ['bound', !form.isBound],
  ]
  return checks.flatMap(([fault, isWrong]) => (isWrong ? [fault] : []))
}
