import type { Matter } from '@liren/shared/votes.matters'
import type { Motion } from '@liren/shared/votes.views'

const idOf = (number: number) => `0195c0de-0000-7000-8000-${String(number).padStart(12, '0')}`

/** A question on an agenda. */
export const question = (number: number, matter: Matter): Motion => ({
  id: idOf(number),
  number,
  kind: 'question',
  matter,
  title: `第 ${String(number)} 件事`,
  text: '说明。',
  attachmentIds: [],
  seats: null,
  candidates: [],
})

/** An election on an agenda, with candidates of these names. */
export const election = (number: number, seats: number, names: readonly string[]): Motion => ({
  ...question(number, 'COMMITTEE_ELECTION'),
  kind: 'election',
  seats,
  candidates: names.map((name, at) => ({
    id: idOf(number * 100 + at),
    number: at + 1,
    name,
    unitId: null,
    unitLabel: null,
    statement: '愿意为大家办事。',
  })),
})
