import { mostDocuments, type VoteFile } from '@liren/shared/votes.files'
import { readWaiting } from '../../lib/waiting.files.ts'
import { draftName, filesOf, withFiles, type LocalDecision } from './decision.draft.ts'

/** Where a draft names documents: with a motion, with the regulation, with what a setting rests on. */
export const motionPlace = (key: string): string => `motion.${key}`
export const regulationPlace = 'regulation'
export const basisPlace = (setting: string): string => `basis.${setting}`

/** How many documents each place of a draft takes. */
export const placesOf = ({ motions, bases }: LocalDecision): Map<string, number> =>
  new Map([
    ...motions.map(({ key }) => [motionPlace(key), mostDocuments] as const),
    [regulationPlace, 1],
    ...bases.map(({ setting }) => [basisPlace(setting), 1] as const),
  ])

/** The documents that stand at a place. */
export function documentsAt(draft: LocalDecision, place: string): VoteFile[] {
  const { motions, regulation, bases } = draft
  if (place === regulationPlace) return filesOf(draft, [regulation.docId])
  const motion = motions.find(({ key }) => motionPlace(key) === place)
  const basis = bases.find(({ setting }) => basisPlace(setting) === place)
  return filesOf(draft, motion?.attachmentIds ?? [basis?.docId ?? ''])
}

/** What changes when other documents stand at a place. */
export function withDocuments(draft: LocalDecision, place: string, files: readonly VoteFile[]): Partial<LocalDecision> {
  const attachmentIds = files.map(({ id }) => id)
  const docId = attachmentIds[0] ?? ''
  const { motions, regulation, bases } = draft
  return {
    files: withFiles(draft, files),
    motions: motions.map((one) => (motionPlace(one.key) === place ? { ...one, attachmentIds } : one)),
    regulation: place === regulationPlace ? { ...regulation, docId } : regulation,
    bases: bases.map((one) => (basisPlace(one.setting) === place ? { ...one, docId } : one)),
  }
}

/** The documents of a place with one more that the server has. */
export function withDocument(draft: LocalDecision, place: string, made: VoteFile): Partial<LocalDecision> {
  const others = documentsAt(draft, place).filter(({ id }) => id !== made.id)
  return withDocuments(draft, place, [...others, made].slice(0, placesOf(draft).get(place) ?? 0))
}

/**
 * A draft as the server has it under the names its motions have on this device, so that a document still waiting here finds
 * its motion: the one of that title, else the one at that place of the agenda.
 */
export function knownAgain(draft: LocalDecision, kept: LocalDecision): LocalDecision {
  const titles = draft.motions.map(({ title }) => title)
  const free = kept.motions.map((one) => (titles.includes(one.title) ? null : one.key))
  const motions = draft.motions.map((one, index) => {
    const same = kept.motions.find(({ title }) => title === one.title)?.key
    return { ...one, key: same ?? free[index] ?? one.key }
  })
  // Two motions of one title stay two.
  return new Set(motions.map(({ key }) => key)).size === motions.length ? { ...draft, motions } : draft
}

/** How many documents of a draft wait on this device to be sent. */
export const documentsWaiting = (communityId: string, id: string): number =>
  readWaiting(draftName(communityId, id)).length
