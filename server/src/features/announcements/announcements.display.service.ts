import type { announcementDisplay, DisplaySettings } from '@liren/shared/announcements.display'
import { disclosureTopics } from '@liren/shared/announcements.matter'
import type { z } from 'zod'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { readDisplay, writeDisplay, type DisplayRow } from './announcements.display.store.ts'
import { displayDays, settledDays, type DisplayTerms } from './announcements.kinds.rules.ts'
import { expectDays } from './announcements.life.rules.ts'
import { maySetDisplay } from './announcements.policy.ts'

/** How long disclosures stay displayed in a community, as it is settled now. */
export const displayTermsOf = async (db: Db, communityId: string): Promise<DisplayTerms> =>
  settledDays((await readDisplay(db, communityId))?.terms ?? null)

function present(actor: CommunityActor, row: DisplayRow | null): DisplaySettings {
  const terms = settledDays(row?.terms ?? null)
  return {
    items: disclosureTopics.map((topic) => ({
      topic,
      leastDays: terms[topic].least,
      usualDays: terms[topic].usual,
      lawfulDays: displayDays[topic].least,
    })),
    version: row?.version ?? 0,
    abilities: { edit: maySetDisplay(actor) },
  }
}

export const displayFor = async (db: Db, actor: CommunityActor): Promise<DisplaySettings> =>
  present(actor, await readDisplay(db, actor.communityId))

type Body = z.output<typeof announcementDisplay.setSettings.body>

/**
 * Settles how long disclosures stay, unless somebody else has since `version`; never shorter than the law asks for
 * (`display_too_short`). What is out keeps what was promised when it went out.
 */
export async function settleDisplay(db: Db, actor: CommunityActor, body: Body): Promise<DisplaySettings> {
  for (const { topic, leastDays } of body.items) expectDays(topic, leastDays, displayDays[topic].least)
  const said = body.items.map(({ topic, leastDays, usualDays }) => [topic, { least: leastDays, usual: usualDays }])
  const terms = settledDays(Object.fromEntries(said) as Partial<DisplayTerms>)
  const row = await writeDisplay(db, actor.communityId, { terms, version: body.version }, actor.accountId)
  if (!row) throw new DomainError('edited_elsewhere')
  return present(actor, row)
}
