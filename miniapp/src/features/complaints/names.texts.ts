import {
  categoryNames,
  contactWayNames,
  feeWaiverNames,
  hazardNames,
  noPictureReasonNames,
  outcomeNames,
  refusalReasonNames,
  rungNames,
  reportChannelNames,
  ringReasonNames,
  satisfactionNames,
  sheetColumnNames,
  slaCityNames,
  stageNames,
  stateNames,
  stepNames,
  suspensionReasonNames,
  urgencyNames,
} from '@liren/shared/complaints.texts'
import type { Locale } from '@liren/shared/primitives'
import type { ComplaintRow } from '@liren/shared/complaints.views'
import { texts } from '../../lib/i18n.ts'

/** Names the contract has in all languages, in one of them. */
export const named = <K extends string>(all: Record<K, Record<Locale, string>>, locale: Locale) =>
  Object.fromEntries(Object.entries<Record<Locale, string>>(all).map(([key, name]) => [key, name[locale]])) as Record<
    K,
    string
  >

const namesIn = (locale: Locale) => ({
  category: named(categoryNames, locale),
  hazard: named(hazardNames, locale),
  urgency: named(urgencyNames, locale),
  state: named(stateNames, locale),
  outcome: named(outcomeNames, locale),
  step: named(stepNames, locale),
  stage: named(stageNames, locale),
  refusal: named(refusalReasonNames, locale),
  pause: named(suspensionReasonNames, locale),
  way: named(contactWayNames, locale),
  waiver: named(feeWaiverNames, locale),
  noPicture: named(noPictureReasonNames, locale),
  channel: named(reportChannelNames, locale),
  silence: named(ringReasonNames, locale),
  satisfaction: named(satisfactionNames, locale),
  city: named(slaCityNames, locale),
  column: named(sheetColumnNames, locale),
  rung: named(rungNames, locale),
})

/** What everything about complaints is called. */
export const complaintNames = texts(namesIn('zh-CN'), namesIn('en'))

/** Where a matter stands, in words for whoever looks: what waits for its author waits for somebody else to all others. */
export function useStateName(): (row: Pick<ComplaintRow, 'state' | 'isMine'>) => string {
  const { state: names } = complaintNames.use()
  const others = forOthers.use()
  return ({ state, isMine }) => (state === 'RESOLVED' && !isMine ? others.RESOLVED : names[state])
}

const forOthers = texts({ RESOLVED: '已处理，待诉求人确认' }, { RESOLVED: 'Done, waiting for who reported it' })
