import { line, phone } from '@liren/shared/primitives'
import { z } from 'zod'

export const groupKinds = ['PREPARATORY_GROUP', 'REELECTION_GROUP'] as const

/** A group while it is filled in. */
export const groupForm = z.object({
  estateId: z.string(),
  kind: z.enum(groupKinds),
  name: z.string(),
  members: z.array(z.object({ phone: z.string(), nickname: z.string() })),
})
export type GroupForm = z.infer<typeof groupForm>

const nobody = { phone: '', nickname: '' }

export const blankGroup = (estateId: string): GroupForm => ({
  estateId,
  kind: 'PREPARATORY_GROUP',
  name: '',
  members: [nobody, nobody],
})

export type GroupFault = 'name' | 'members' | 'twice'

const member = z.object({ phone, nickname: line(20) })

/** What keeps a group from being confirmed, or null; the first one in the order of the form. */
export function groupFault({ name, members }: GroupForm): GroupFault | null {
  if (!line(40).safeParse(name).success) return 'name'
  const known = members.map((one) => member.safeParse(one))
  if (members.length < 2 || known.some(({ success }) => !success)) return 'members'
  const phones = known.map(({ data }) => data?.phone)
  return new Set(phones).size === phones.length ? null : 'twice'
}
