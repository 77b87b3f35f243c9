import type { AnnouncementKind, DisclosureTopic } from '@liren/shared/announcements.matter'
import { columnCodes, type ColumnCode } from '@liren/shared/columns'
import type { Role } from '@liren/shared/roles'

const ofPlaces: readonly AnnouncementKind[] = ['notice', 'event', 'urgent']
const ofOffices: readonly AnnouncementKind[] = ['notice', 'disclosure', 'event', 'urgent']

/** Who answers for money or decisions discloses; who looks after a place may wake it; a host of a column does neither. */
const kindsByRole: Partial<Record<Role, readonly AnnouncementKind[]>> = {
  committee: ofOffices,
  owners_committee: ofOffices,
  property_staff: ofOffices,
  grid_worker: ofPlaces,
  building_head: ofPlaces,
  column_host: ['notice', 'event'],
}

/** What may be published in this role. */
export const kindsOf = (role: Role): readonly AnnouncementKind[] => kindsByRole[role] ?? []

/** Columns that stand open to a role besides the one somebody hosts. */
const columnsByRole: Partial<Record<Role, readonly ColumnCode[]>> = {
  committee: columnCodes,
  owners_committee: ['owners_committee', 'neighbours'],
  property_staff: ['property', 'services'],
  grid_worker: ['notices', 'neighbours', 'services'],
  building_head: ['neighbours'],
}

/** Whether somebody in this role at this place may write into a column. */
export const isColumnOpen = (
  held: { role: Role; scopeId: string | null },
  column: { id: string; code: ColumnCode; isOn: boolean },
): boolean =>
  column.isOn &&
  (held.role === 'column_host' ? held.scopeId === column.id : (columnsByRole[held.role] ?? []).includes(column.code))

/** Days by topic: the least that may be chosen, and how many where nobody chooses. */
export type DisplayTerms = Readonly<Record<DisclosureTopic, { least: number; usual: number }>>

/**
 * Days a disclosure stays displayed where the community has settled nothing: the least that may be chosen, below which
 * no community goes, and what is usual. Residents' affairs need 15 by law
 * (2026); common rules ask for seven for decisions and emergency use of the fund, and audited accounts hang for 30.
 */
export const displayDays: DisplayTerms = {
  finance: { least: 7, usual: 30 },
  fund_use: { least: 7, usual: 30 },
  public_income: { least: 7, usual: 30 },
  decisions: { least: 7, usual: 15 },
  resident_affairs: { least: 15, usual: 15 },
}

/** What a community has settled, never below what the law asks for. */
export const settledDays = (settled: Partial<DisplayTerms> | null): DisplayTerms => {
  const of = (topic: DisclosureTopic) => {
    const { least, usual } = settled?.[topic] ?? displayDays[topic]
    const atLeast = Math.max(least, displayDays[topic].least)
    return { least: atLeast, usual: Math.max(usual, atLeast) }
  }
  return {
    finance: of('finance'),
    fund_use: of('fund_use'),
    public_income: of('public_income'),
    decisions: of('decisions'),
    resident_affairs: of('resident_affairs'),
  }
}
