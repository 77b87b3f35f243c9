import type { PageQuery } from '@liren/shared/page'
import type { RecordDraft, RecordEntry } from '@liren/shared/volunteering.records'
import { uuidv7 } from 'uuidv7'
import { dayInChina } from '../../platform/china.ts'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { pageFrom, positionOf } from '../../platform/http/cursor.ts'
import { findResidence } from '../roles/roles.residences.service.ts'
import * as store from './volunteering.records.store.ts'

const present = ({ accountId }: CommunityActor, row: store.RecordRow): RecordEntry => ({
  ...{ id: row.id, kind: row.kind, nickname: row.nickname, title: row.title, detail: row.detail },
  ...{ happenedOn: row.happenedOn, minutes: row.minutes },
  ...{ recordedBy: row.recorder, recordedAt: row.recordedAt.toISOString() },
  abilities: { remove: row.accountId !== accountId },
})

async function expectRecord(db: Db, { communityId }: CommunityActor, id: string): Promise<store.RecordRow> {
  const row = await store.findRecord(db, communityId, id)
  if (!row) throw new DomainError('not_found')
  return row
}

/** What was written into records here, newest first. */
export async function entriesFor(db: Db, actor: CommunityActor, query: PageQuery) {
  const rows = await store.listRecords(db, actor.communityId, positionOf(query), query.limit + 1)
  return pageFrom(
    rows,
    query.limit,
    ({ recordedAt, id }) => [recordedAt, id],
    (row) => present(actor, row),
  )
}

/** Writes into the record of somebody who lives here what has happened, never into one's own. */
export async function addEntry(db: Db, actor: CommunityActor, draft: RecordDraft): Promise<RecordEntry> {
  const { communityId } = actor
  const residence = await findResidence(db, communityId, draft.residenceId)
  if (!residence) throw new DomainError('not_found')
  if (residence.accountId === actor.accountId) throw new DomainError('points_second_person')
  const recordedAt = await readClock(db)
  if (draft.happenedOn > dayInChina(recordedAt)) throw new DomainError('record_in_future')
  const id = uuidv7()
  const { kind, title, detail, happenedOn } = draft
  await store.insertRecord(db, {
    ...{ communityId, id, accountId: residence.accountId, kind, title, detail, happenedOn },
    minutes: draft.kind === 'training' ? draft.minutes : null,
    ...{ recordedBy: actor.accountId, recordedAt },
  })
  return present(actor, await expectRecord(db, actor, id))
}

/** Takes out of a record what was written there by mistake, never out of one's own; what it was. */
export async function removeEntry(db: Db, actor: CommunityActor, id: string): Promise<RecordEntry> {
  const row = await expectRecord(db, actor, id)
  if (row.accountId === actor.accountId) throw new DomainError('points_second_person')
  if (!(await store.deleteRecord(db, actor.communityId, id))) throw new DomainError('not_found')
  return { ...present(actor, row), abilities: { remove: false } }
}

/** More than anybody's record holds. */
const mostEntries = 20_000

/** What was written into somebody's record, for whom asks for all that is kept about them. */
export async function tracesOfRecords(db: Db, communityId: string, accountId: string) {
  const rows = await store.listRecordsOf(db, communityId, accountId, mostEntries)
  return rows.map(({ kind, title, detail, happenedOn, minutes, recorder }) => ({
    ...{ kind, title, detail, happenedOn, minutes, recordedBy: recorder },
  }))
}
