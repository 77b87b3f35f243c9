import { complaintConvene } from '@liren/shared/complaints.convene'
import { complaintDispatch } from '@liren/shared/complaints.dispatch'
import { complaintLayout } from '@liren/shared/complaints.layout'
import { complaintLimitsApi } from '@liren/shared/complaints.limits'
import { complaints } from '@liren/shared/complaints.orders'
import { complaintPartners } from '@liren/shared/complaints.partners'
import { complaintSpots } from '@liren/shared/complaints.spots'
import { complaintTasks } from '@liren/shared/complaints.tasks'
import { complaintSettingsApi } from '@liren/shared/complaints.settings'
import { sweepTopics } from '../../server/src/features/complaints/complaints.coordination.clock.service.ts'
import { sweepCalls } from '../../server/src/features/complaints/complaints.whistle.clock.service.ts'
import type { Session } from '@liren/shared/identity'
import { sweepComplaints } from '../../server/src/features/complaints/complaints.clock.service.ts'
import { open311 } from '@liren/shared/open311'
import { newPhone, type TestApp } from './app.ts'
import { complaintsOf, takeAll, wayToDone } from './complaints.ts'
import { hotlineFile, hotlineIn, hotlineLine } from './hotline.ts'
import { fromHotline } from './matrix.complaints.ts'
import { callOf, callsIn, departmentOf, officerAbove } from './complaints.whistle.ts'
import { buildingAt, type World } from './world.ts'

/** So long after it was told that somebody is in a lift, half the time to answer is over; and that to report in. */
const tooLongInLift = 500

/** Complaints of an owner such that every table of complaints has a row; `neighbour` lives in the same building. */
export async function fillComplaints(
  test: TestApp,
  world: World,
  { owner, neighbour }: { owner: Session; neighbour: Session },
): Promise<void> {
  const { committee } = world
  const here = { params: { communityId: world.communityId } }
  const all = complaintsOf(test, world)
  const settings = { version: 0, isPublicOn: true, confirmDays: 5, city: 'house' as const }
  await test.call(complaintSettingsApi.setSettings, { ...here, body: settings }, { as: committee })
  await test.call(complaintDispatch.setRules, { ...here, body: { version: 0, rules: [] } }, { as: committee })
  const layout = { version: 0, columns: [{ heading: '地点', column: 'place' as const, fixed: null }] }
  await test.call(complaintLayout.setLayout, { ...here, body: layout }, { as: committee })
  const holidays = { year: 2029, off: ['2029-01-01'], on: [] }
  await test.call(complaintLimitsApi.setHolidays, { ...here, body: holidays }, { as: committee })
  const spot = { place: { kind: 'building' as const, id: buildingAt(world, 0) }, spot: '2号电梯轿厢' }
  await test.call(complaintSpots.addSpot, { ...here, body: spot }, { as: committee })
  const partner = await test.call(
    complaintPartners.addPartner,
    { ...here, body: { name: '区热线平台' } },
    { as: committee },
  )
  await hotlineIn(test, world).upload(partner.partner.id, hotlineFile([hotlineLine('DH-9', {})]))
  const fromOutside = fromHotline(partner.key, buildingAt(world, 0))
  const [request] = await test.call(open311.create, { ...here, body: fromOutside })
  const requestId = request?.service_request_id ?? ''
  const comment = { api_key: partner.key, update_id: 'DH-1-1', description: '来电人补充：有异味。' }
  await test.call(open311.comment, { params: { ...here.params, requestId }, body: comment })
  const pictureIds = [await all.attach(owner)]
  const shown = await all.report(owner, { isVisible: true, pictureIds })
  await all.take(committee, shown.id, { step: 'SHOW' })
  await test.call(complaints.follow, { ...all.about(shown.id), body: { isFollowing: true } }, { as: neighbour })
  await takeAll(all, committee, shown.id, wayToDone)
  const rating = { isSolved: true, satisfaction: 'satisfied' as const }
  await all.take(owner, shown.id, { step: 'CONFIRM', rating })
  const dispute = await all.report(owner, { category: 'dispute', text: '楼上半夜拖椅子' })
  await all.take(committee, dispute.id, { step: 'ACCEPT' })
  const from = Date.parse(dispute.reportedAt) + 3_600_000
  const visit = { from: new Date(from).toISOString(), to: new Date(from + 3_600_000).toISOString() }
  await all.take(committee, dispute.id, { step: 'OFFER_VISIT', ...visit })
  const guest = { phone: newPhone(), nickname: '楼上邻居' }
  await test.call(complaints.admit, { ...all.about(dispute.id), body: guest }, { as: committee })
  await all.report(owner, { category: 'safety', hazard: 'lift_trapped' })
  await officerAbove(test, world, '城管中队')
  const soon = { ...callOf(departmentOf(world, '城管中队')), reportWithinMinutes: 15 }
  const called = await all.report(owner)
  await callsIn(test, world).call(committee, called.id, soon)
  const startsAt = new Date(Date.parse(called.reportedAt) + 24 * 3_600_000).toISOString()
  const meeting = { title: '环物会', place: '居委会', startsAt, complaintIds: [called.id] }
  const offices = [departmentOf(world, '城管中队')]
  await test.call(complaintConvene.convene, { ...here, body: { ...meeting, offices } }, { as: committee })
  await all.report(owner)
  await sweepTopics(test.pool)
  const street = await officerAbove(test, world, null)
  const task = { title: '填表', text: '报送', dueAt: startsAt }
  await test.call(complaintTasks.push, { ...here, body: task }, { as: street })
  await test.call(complaintTasks.setList, { ...here, body: { version: 0, items: ['防汛值守'] } }, { as: committee })
  await test.advance(tooLongInLift)
  await sweepComplaints(test.pool)
  await sweepCalls(test.pool)
}
