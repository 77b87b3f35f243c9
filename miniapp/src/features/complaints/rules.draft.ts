import { dispatchRule, type DispatchRule, type DispatchRules } from '@liren/shared/complaints.dispatch'
import { complaintCategory } from '@liren/shared/complaints'
import type { Tree } from '@liren/shared/neighbourhood'
import { role } from '@liren/shared/roles'
import { z } from 'zod'
import { clockText, minutesIn } from '../../lib/time.ts'

const days = z.enum(['all', 'work', 'off'])

/** A rule while it is written; a place is `kind:id`, an office `role:id`, and an empty one is none. */
const ruleForm = z.object({
  name: z.string(),
  categories: z.array(complaintCategory),
  place: z.string(),
  days,
  from: z.string(),
  to: z.string(),
  office: z.string(),
  workerId: z.string(),
})
export type RuleForm = z.infer<typeof ruleForm>
export const rulesForm = z.array(ruleForm)

export const ruleDays = days.options

export const blankRule: RuleForm = {
  ...{ name: '', categories: [], place: '', days: 'all', from: '', to: '', office: '', workerId: '' },
}

/** An office, or a place, as a choice of a list. */
export const keyOf = (kind: string, id: string): string => `${kind}:${id}`

/** The rules of a community as forms. */
export const formsOf = ({ rules }: DispatchRules): RuleForm[] =>
  rules.map(({ name, categories, place, days: on, hours, to }) => ({
    ...{ name, categories, days: on },
    place: place === null ? '' : keyOf(place.kind, place.id),
    from: hours === null ? '' : clockText(hours.fromMinutes % 1_440),
    to: hours === null ? '' : clockText(hours.toMinutes % 1_440),
    office: keyOf(to.role, to.scopeId),
    workerId: to.workerId ?? '',
  }))

function placeIn(key: string): DispatchRule['place'] {
  const [kind = '', id = ''] = key.split(':')
  const read = dispatchRule.shape.place.safeParse({ kind, id })
  return read.success ? (read.data ?? null) : null
}

/** The rule as it is sent; null while its name or its office is missing. */
export function ruleOf({
  name,
  categories,
  place,
  days: on,
  from,
  to,
  office,
  workerId,
}: RuleForm): DispatchRule | null {
  const [fromMinutes, toMinutes] = [minutesIn(from), minutesIn(to)]
  const [held = '', scopeId = ''] = office.split(':')
  const read = dispatchRule.safeParse({
    ...{ name, categories, place: placeIn(place), days: on },
    hours: fromMinutes === null || toMinutes === null ? null : { fromMinutes, toMinutes },
    to: { role: role.safeParse(held).data, scopeId, workerId: workerId === '' ? null : workerId },
  })
  return read.success ? read.data : null
}

/** Places that a rule may be about, each with its name. */
export const placesIn = ({ community, estates, grids }: Tree): { key: string; name: string }[] => [
  { key: keyOf('community', community.id), name: community.name },
  ...grids.map(({ id, name }) => ({ key: keyOf('grid', id), name })),
  ...estates.flatMap((estate) => [
    { key: keyOf('estate', estate.id), name: estate.name },
    ...estate.buildings.map(({ id, name }) => ({ key: keyOf('building', id), name: `${estate.name} ${name}` })),
  ]),
]
