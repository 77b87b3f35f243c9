import type { ComplaintParty, ComplaintState, ComplaintStep } from '@liren/shared/complaints'
import { categoryNames, stateNames, stepNames } from '@liren/shared/complaints.texts'
import type { open311, Open311Request, Open311Update } from '@liren/shared/open311'
import { serviceCode } from '@liren/shared/open311'
import type { ReplyOf } from '@liren/shared/endpoint'
import { holderIn } from './complaints.rules.ts'

/** What is open in the sense of GeoReport: somebody has it. */
const statusIn = (state: ComplaintState): 'open' | 'closed' => (holderIn(state) === null ? 'closed' : 'open')

/** What can be reported. */
export const services = (): ReplyOf<typeof open311.services> =>
  serviceCode.options.map((code) => ({
    service_code: code,
    service_name: categoryNames[code]['zh-CN'],
    description: categoryNames[code].en,
    metadata: false,
    type: 'realtime' as const,
    keywords: '',
    group: '诉求',
  }))

/** A matter as a partner sees it: nothing of who complained. */
export interface SharedMatter {
  id: string
  state: ComplaintState
  category: Open311Request['service_code']
  text: string
  officeLabel: string | null
  createdAt: Date
  updatedAt: Date
  dueAt: Date | null
  placeId: string
  placeLabel: string
  spot: string | null
  externalId: string | null
}

/** A matter as GeoReport has it. What was said in a dispute is not. */
export const requestOf = (row: SharedMatter): Open311Request => ({
  service_request_id: row.id,
  status: statusIn(row.state),
  status_notes: row.state === 'RESOLVED' ? '已处理，待诉求人确认' : stateNames[row.state]['zh-CN'],
  service_code: row.category,
  service_name: categoryNames[row.category]['zh-CN'],
  description: row.category === 'dispute' ? '' : row.text,
  agency_responsible: row.officeLabel,
  service_notice: null,
  requested_datetime: row.createdAt.toISOString(),
  updated_datetime: row.updatedAt.toISOString(),
  expected_datetime: row.dueAt?.toISOString() ?? null,
  address: row.spot === null ? row.placeLabel : `${row.placeLabel} ${row.spot}`,
  address_id: row.placeId,
  external_id: row.externalId,
})

/** Steps whose words are about the matter, and not between those concerned. */
const told: readonly ComplaintStep[] = ['RESOLVE', 'REFUSE', 'DISPATCH', 'SHARE']
/** Steps that are nobody's business outside. */
const unseen: readonly ComplaintStep[] = [
  ...(['SHOW', 'HIDE', 'URGE', 'REMIND', 'RATE', 'APPEAL_RATING', 'ANSWER_APPEAL', 'GRANT_APPEAL'] as const),
  ...(['DENY_APPEAL', 'RING_BACK', 'RING_IN_VAIN'] as const),
]

/** A step of it, with the partner's own number where the words are its own. */
export interface SharedStep {
  seq: number
  step: ComplaintStep
  state: ComplaintState
  party: ComplaintParty
  note: string | null
  at: Date
  externalId: string | null
}

/** What happened, as a partner hears of it: every step by its name, with words where they are for outside, or its own. */
export const updatesIn = (id: string, taken: readonly SharedStep[]): Open311Update[] =>
  taken
    .filter(({ step, externalId }) => !unseen.includes(step) && (step !== 'NOTE' || externalId !== null))
    .map(({ seq, step, state, note, at, externalId }) => {
      const words = externalId !== null || told.includes(step) ? note : null
      return {
        update_id: externalId ?? String(seq),
        service_request_id: id,
        status: statusIn(state),
        updated_datetime: at.toISOString(),
        description: [stepNames[step]['zh-CN'], words].filter((part) => part !== null).join('：'),
      }
    })
