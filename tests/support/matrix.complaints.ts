import { complaintConvene } from '@liren/shared/complaints.convene'
import { complaintCoordination } from '@liren/shared/complaints.coordination'
import { complaintSettingsApi } from '@liren/shared/complaints.settings'
import type { Session } from '@liren/shared/identity'
import { officeMessages } from '@liren/shared/messages.office'
import { complaintTasks } from '@liren/shared/complaints.tasks'
import { complaints } from '@liren/shared/complaints.orders'
import { complaintPartners } from '@liren/shared/complaints.partners'
import { complaintSpots } from '@liren/shared/complaints.spots'
import { open311 } from '@liren/shared/open311'
import { sweepTopics } from '../../server/src/features/complaints/complaints.coordination.clock.service.ts'
import { newPhone, type TestApp } from './app.ts'
import { complaintsOf } from './complaints.ts'
import { hotlineFile, hotlineIn, hotlineLine } from './hotline.ts'
import { callOf, callsIn } from './complaints.whistle.ts'
import { buildingAt, type World } from './world.ts'

/** Complaints that the rows of the matrix speak of. */
export interface MatrixComplaints {
  /** Of the settings, in either community. */
  version: number
  /** By the owner, of building 1: one that lies with the firm, and one that neighbours see. */
  sent: string
  shown: string
  /** A picture of the one that is shown. */
  picture: string
  theirs: string
  /** Of the owner, in the hands of the committee, with one guest. */
  dispute: string
  guest: string
  /** A square code in building 1, of either community. */
  spot: string
  spotCode: string
  theirSpot: string
  theirSpotCode: string
  /** A partner of either community, with its key, and what it reported. */
  partner: string
  partnerKey: string
  reported: string
  theirPartner: string
  theirPartnerKey: string
  theirReported: string
  /** A sheet of either partner’s work orders, not taken in yet. */
  sheet: string
  theirSheet: string
  /** Of the owner, with the firm; the department is called to it. */
  called: string
  call: string
  /** On the one above: department and firm are invited, and it has begun. */
  meeting: string
  /** When another may be. */
  tenDaysOn: string
  /** Pushed from above, on no list. */
  task: string
  /** What the officers above were told last. */
  told: { street: string; department: string }
  /** What the manholes of building 1 is on the list as. */
  topic: string
}

/** What the hotline reports for somebody who rang it. */
export const fromHotline = (key: string, placeId: string, number = 'DH-1') => ({
  ...{ api_key: key, service_code: 'environment' as const, description: '垃圾桶满了三天没人收。', address_id: placeId },
  ...{ first_name: '来电人', phone: '19900000031', external_id: number },
})

/** Lets authors show complaints to neighbours. */
const letShow = (test: TestApp, { communityId, committee }: World) =>
  test.call(
    complaintSettingsApi.setSettings,
    { params: { communityId }, body: { version: 0, isPublicOn: true, confirmDays: 5, city: 'house' } },
    { as: committee },
  )

export async function createComplaints(
  test: TestApp,
  here: World,
  there: World,
  { owner, otherOwner, street, department: officer }: Record<'owner' | 'otherOwner' | 'street' | 'department', Session>,
): Promise<MatrixComplaints> {
  const { version } = await letShow(test, here)
  await letShow(test, there)
  const all = complaintsOf(test, here)
  const sent = await all.report(owner)
  const picture = await all.attach(owner)
  const shown = await all.report(owner, { isVisible: true, pictureIds: [picture] })
  await all.take(here.committee, shown.id, { step: 'SHOW' })
  const place = { kind: 'building' as const, id: buildingAt(there, 0) }
  const theirs = await complaintsOf(test, there).report(otherOwner, { place })
  const dispute = await all.report(owner, { category: 'dispute', text: '楼上半夜拖椅子' })
  await all.take(here.committee, dispute.id, { step: 'ACCEPT' })
  const person = { phone: newPhone(), nickname: '楼上邻居' }
  const { guests } = await test.call(
    complaints.admit,
    { ...all.about(dispute.id), body: person },
    { as: here.committee },
  )
  const spotOf = (world: World) =>
    test.call(
      complaintSpots.addSpot,
      {
        params: { communityId: world.communityId },
        body: { place: { kind: 'building', id: buildingAt(world, 0) }, spot: '2号电梯轿厢' },
      },
      { as: world.committee },
    )
  const [spot, theirSpot] = [await spotOf(here), await spotOf(there)]
  const partnerOf = async (world: World) => {
    const params = { communityId: world.communityId }
    const made = await test.call(
      complaintPartners.addPartner,
      { params, body: { name: '区热线平台' } },
      { as: world.committee },
    )
    const [reported] = await test.call(open311.create, { params, body: fromHotline(made.key, buildingAt(world, 0)) })
    const sheet = await hotlineIn(test, world).upload(made.partner.id, hotlineFile([hotlineLine('DH-7', {})]))
    return { id: made.partner.id, key: made.key, reported: reported?.service_request_id ?? '', sheet: sheet.id }
  }
  const [partner, theirPartner] = [await partnerOf(here), await partnerOf(there)]
  const called = await all.report(owner, { category: 'property_service', text: '路灯杆歪了' })
  const department = { role: 'department' as const, scopeId: here.streetId, department: null }
  const { items } = await callsIn(test, here).call(here.committee, called.id, callOf(department))
  const tenDaysOn = new Date(Date.parse(called.reportedAt) + 10 * 24 * 3_600_000).toISOString()
  const meeting = await test.call(
    complaintConvene.convene,
    {
      params: { communityId: here.communityId },
      body: {
        ...{ title: '环物会', place: '居委会', startsAt: tenDaysOn },
        complaintIds: [called.id],
        offices: [department, { role: 'property_staff', scopeId: here.estateId }],
      },
    },
    { as: here.committee },
  )
  await test.admin.query(`UPDATE complaint_meeting SET starts_at = app.now() - interval '1 hour'`)
  for (let n = 0; n < 3; n++) await all.report(owner, { category: 'safety', text: '井盖松了' })
  await sweepTopics(test.pool)
  const topics = await test.call(
    complaintCoordination.topics,
    { params: { communityId: here.communityId } },
    { as: here.committee },
  )
  const task = await test.call(
    complaintTasks.push,
    { params: { communityId: here.communityId }, body: { title: '填表', text: '报送', dueAt: tenDaysOn } },
    { as: street },
  )
  const toldTo = async (as: Session) => (await test.call(officeMessages.inbox, {}, { as })).items[0]?.id ?? ''
  return {
    told: { street: await toldTo(street), department: await toldTo(officer) },
    ...{ partner: partner.id, partnerKey: partner.key, reported: partner.reported },
    ...{ sheet: partner.sheet, theirSheet: theirPartner.sheet },
    ...{ theirPartner: theirPartner.id, theirPartnerKey: theirPartner.key, theirReported: theirPartner.reported },
    ...{ spot: spot.id, spotCode: spot.code, theirSpot: theirSpot.id, theirSpotCode: theirSpot.code },
    task: task.id,
    tenDaysOn,
    meeting: meeting.id,
    topic: topics.items[0]?.id ?? '',
    called: called.id,
    call: items[0]?.id ?? '',
    dispute: dispute.id,
    guest: guests[0]?.id ?? '',
    version,
    sent: sent.id,
    shown: shown.id,
    picture,
    theirs: theirs.id,
  }
}
