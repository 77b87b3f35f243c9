import { announcements, type Announcement, type PublishingRole } from '@liren/shared/announcements'
import { announcementAttachments } from '@liren/shared/announcements.attachments'
import { announcementLife } from '@liren/shared/announcements.life'
import { officersApi } from '@liren/shared/roles.officers'
import { accountsSheet } from '../platform/print/accounts.sheet.ts'
import { boardPlans, type BoardPlan } from './seed.board.plan.ts'
import type { SeedClient } from './seed.client.ts'
import { holderAt, type Enter } from './seed.people.ts'
import { targetAt, type PlacesMade } from './seed.places.ts'

interface At {
  client: SeedClient
  places: PlacesMade
  /** Names the steps of this notice within the plan. */
  step: string
}

const fieldsOf = (plan: BoardPlan, { places }: At, held: PublishingRole, filledAt: string) => {
  const hours = (n: number): string => new Date(Date.parse(filledAt) + n * 3_600_000).toISOString()
  return {
    title: plan.title,
    body: plan.body,
    matter: plan.matter(hours),
    audience: plan.audience((spot) => targetAt(places, spot)),
    signature: { role: held.role, scopeId: held.scopeId ?? '' },
    columnId: held.columns.find(({ code }) => code === plan.column)?.id ?? null,
    confirm: plan.confirm ?? false,
  }
}

/** A draft with its sheet, if it has one; one cut off between the two is finished. */
async function draft(
  plan: BoardPlan,
  at: At,
  held: PublishingRole,
  filledAt: string,
): Promise<{ id: string; version: number }> {
  const { client, places, step } = at
  const params = { communityId: places.communityId }
  const fields = fieldsOf(plan, at, held, filledAt)
  const made = await client.call(announcements.create, `${step}_draft`, { params, body: fields })
  if (!plan.sheet) return made
  const one = { params: { ...params, announcementId: made.id } }
  const { file: name, alt, ...sheet } = plan.sheet
  const bytes = await accountsSheet({ ...sheet, at: new Date(filledAt) })
  const { id } = await client.upload(announcementAttachments.upload, `${step}_sheet`, one, { name, bytes })
  const now = await client.call(announcements.detail, '', one)
  if (now.version > made.version) return { id: made.id, version: made.version + 1 }
  const edit = { ...fields, attachments: [{ id, alt }], version: made.version }
  return client.call(announcements.edit, '', { ...one, body: edit })
}

/** What became of a notice once it was out. */
async function goOn(plan: BoardPlan, { client, places, step }: At, { id, version }: Announcement): Promise<void> {
  const one = { params: { communityId: places.communityId, announcementId: id } }
  if (plan.correction)
    await client.call(announcementLife.correct, `${step}_correct`, { ...one, body: { ...plan.correction, version } })
  if (plan.withdrawal !== undefined)
    await client.call(announcementLife.withdraw, `${step}_withdraw`, { ...one, body: { reason: plan.withdrawal } })
}

/** Publishes one notice of each kind, each by its author in the role held, and lets happen what the plan says. */
export async function publishBoard(enter: Enter, places: PlacesMade): Promise<void> {
  const params = { communityId: places.communityId }
  // Times are counted from the last appointment: the same again after a filling that was cut off.
  const committee = await enter(holderAt('community', 'committee').nickname)
  const { items: grants } = await committee.call(officersApi.list, '', { params, query: { limit: 1 } })
  const filledAt = grants[0]?.grantedAt ?? ''
  for (const [n, plan] of boardPlans.entries()) {
    const client = await enter(plan.author)
    const { items } = await client.call(announcements.signatures, '', { params })
    const held = items.find(({ role }) => role !== 'column_host')
    if (!held) throw new Error(`${plan.author} holds no role to sign with`)
    const at = { client, places, step: `board_${n}` }
    const { id, version } = await draft(plan, at, held, filledAt)
    const one = { params: { ...params, announcementId: id } }
    const out = await client.call(announcements.publish, `${at.step}_publish`, { ...one, body: { version } })
    await goOn(plan, at, out)
  }
}
