import {
  columnCodes,
  type Column,
  type columnDraft,
  type ColumnList,
  type DutyDraft,
  type Roster,
} from '@liren/shared/columns'
import { uuidv7 } from 'uuidv7'
import type { z } from 'zod'
import type { Vault } from '../../platform/crypto/vault.ts'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { touchNotices } from '../announcements/announcements.stamp.service.ts'
import { hostsColumn, mayEditColumns, maySetRoster } from './columns.policy.ts'
import { dutyNow } from './columns.rules.ts'
import * as store from './columns.store.ts'

/** Where a host's number is sealed. */
const contactAt = (id: string) => ({ table: 'column_contact', column: 'number_sealed', row: id })

const contactOf = (vault: Vault, host: store.HostRow | undefined): string | null =>
  host?.contactId && host.numberSealed ? vault.open(host.numberSealed, contactAt(host.contactId)) : null

function tileOf(vault: Vault, actor: CommunityActor, row: store.ColumnRow, now: Date): Column {
  const { id, code, name, isOn, blurb, promisedReplyMinutes, hosts } = row
  const shift = dutyNow(row.duties, now)
  const host = hosts.find(({ accountId }) => accountId === shift?.duty.accountId)
  return {
    id,
    code,
    name,
    isOn,
    blurb,
    promisedReplyMinutes,
    hosts: hosts.map(({ nickname }) => nickname),
    duty:
      shift && host
        ? {
            isNow: shift.isNow,
            name: host.nickname,
            from: shift.from.toISOString(),
            to: shift.to.toISOString(),
            contact: shift.isNow ? contactOf(vault, host) : null,
          }
        : null,
    abilities: { setRoster: maySetRoster(actor, id), setContact: hostsColumn(actor, id) },
  }
}

/** The columns with who is on duty; those that are off only for who may switch them on. */
export async function columnsFor(db: Db, vault: Vault, actor: CommunityActor): Promise<ColumnList> {
  const rows = await store.readColumns(db, actor.communityId)
  const now = await readClock(db)
  const edit = mayEditColumns(actor)
  return {
    version: rows[0]?.version ?? 1,
    items: rows.filter(({ isOn }) => isOn || edit).map((row) => tileOf(vault, actor, row, now)),
    abilities: { edit },
  }
}

/** Names, switches and orders all columns in one (`columns_incomplete` unless each is there once). */
export async function editColumns(
  db: Db,
  vault: Vault,
  actor: CommunityActor,
  edit: { version: number; columns: z.output<typeof columnDraft>[] },
): Promise<ColumnList> {
  const { communityId } = actor
  if (new Set(edit.columns.map(({ code }) => code)).size < columnCodes.length)
    throw new DomainError('columns_incomplete')
  const [column] = await store.lockColumns(db, communityId)
  if (column?.version !== edit.version) throw new DomainError('edited_elsewhere')
  // Notices bear the names of their columns.
  await touchNotices(db, communityId)
  await store.updateColumns(
    db,
    communityId,
    edit.columns.map((draft, ordinal) => ({ ...draft, ordinal })),
  )
  return columnsFor(db, vault, actor)
}

function draftOf({ accountId, weekday, date, ...hours }: store.DutyRow, hosts: store.HostRow[]): DutyDraft[] {
  const grantId = hosts.find((host) => host.accountId === accountId)?.grantId
  if (grantId === undefined) return []
  if (weekday !== null) return [{ every: 'week', weekday, ...hours, grantId }]
  return date === null ? [] : [{ every: 'once', date, ...hours, grantId }]
}

/** Who is on duty when. A column that is off has no roster for who may not switch it on. */
export async function rosterOf(db: Db, vault: Vault, actor: CommunityActor, columnId: string): Promise<Roster> {
  const [row] = await store.readColumns(db, actor.communityId, columnId)
  if (!row || !(row.isOn || maySetRoster(actor, columnId))) throw new DomainError('not_found')
  return {
    version: row.rosterVersion,
    duties: row.duties.flatMap((duty) => draftOf(duty, row.hosts)),
    hosts: row.hosts.map((host) => ({
      grantId: host.grantId,
      nickname: host.nickname,
      contact: host.accountId === actor.accountId ? contactOf(vault, host) : null,
    })),
  }
}

/** Sets the whole roster of a column; `duty_without_host` unless everybody on it hosts the column. */
export async function setRoster(
  db: Db,
  vault: Vault,
  actor: CommunityActor,
  columnId: string,
  { version, duties }: { version: number; duties: DutyDraft[] },
): Promise<Roster> {
  const { communityId } = actor
  const [column] = await store.lockColumns(db, communityId, columnId)
  if (!column) throw new DomainError('not_found')
  if (!maySetRoster(actor, columnId)) throw new DomainError('forbidden')
  if (column.rosterVersion !== version) throw new DomainError('edited_elsewhere')
  const [row] = await store.readColumns(db, communityId, columnId)
  const rows = duties.map((duty) => {
    const accountId = row?.hosts.find((host) => host.grantId === duty.grantId)?.accountId
    if (accountId === undefined) throw new DomainError('duty_without_host')
    return {
      communityId,
      id: uuidv7(),
      columnId,
      accountId,
      weekday: duty.every === 'week' ? duty.weekday : null,
      onDate: duty.every === 'once' ? duty.date : null,
      fromMinutes: duty.fromMinutes,
      toMinutes: duty.toMinutes,
    }
  })
  await store.replaceDuties(db, communityId, columnId, rows)
  return rosterOf(db, vault, actor, columnId)
}

/** The number a host shows while on duty. Setting it is the host's consent; null takes it back, and the number is gone. */
export async function setContact(
  db: Db,
  vault: Vault,
  actor: CommunityActor,
  columnId: string,
  contact: string | null,
): Promise<void> {
  const { communityId, accountId } = actor
  // Two devices of one host come one after the other.
  const [column] = await store.lockColumns(db, communityId, columnId)
  if (!column) throw new DomainError('not_found')
  if (!hostsColumn(actor, columnId)) throw new DomainError('forbidden')
  await store.forgetNumbers(db, communityId, accountId, columnId)
  if (contact === null) return
  const id = uuidv7()
  const numberSealed = vault.seal(contact, contactAt(id))
  await store.insertContact(db, { communityId, id, columnId, accountId, numberSealed })
}
