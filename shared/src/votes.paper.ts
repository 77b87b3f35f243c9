import { z } from 'zod'
import { largestPdfBytes } from './announcements.attachments.ts'
import { endpoint } from './endpoint.ts'
import { fileReply } from './files.ts'
import { inCommunity } from './neighbourhood.ts'
import { pageOf, pageQuery } from './page.ts'
import { id, instant, line } from './primitives.ts'
import { fileErrors } from './votes.documents.ts'
import { mostScans, voteFile } from './votes.files.ts'
import { choice, invalidGround } from './votes.ts'

const inDecision = inCommunity.extend({ decisionId: id })
const inPaper = inDecision.extend({ number: z.coerce.number().int().min(1).max(1_000_000) })

export const paperStatuses = ['issued', 'replaced', 'received', 'entered', 'conflict', 'opened'] as const
export const paperStatus = z.enum(paperStatuses)
export type PaperStatus = z.infer<typeof paperStatus>

/** What one recorder read on a paper: by the number of each motion; left out is blank. */
export const paperReading = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('valid'),
    choices: z
      .record(z.string().regex(/^\d{1,2}$/), z.union([choice, z.array(z.number().int().min(1).max(40)).max(40)]))
      .meta({ description: 'A word for a question, the numbers of ticked candidates for an election' }),
  }),
  z.strictObject({ kind: z.literal('invalid'), ground: invalidGround }),
])
export type PaperReading = z.output<typeof paperReading>

export const paper = z
  .object({
    number: z.number().int(),
    unitLabels: z.array(z.string()),
    status: paperStatus,
    receivedAt: instant.nullable(),
    readBy: z.array(z.string()).meta({ description: 'Nicknames of the recorders who have entered it' }),
    scans: z
      .array(voteFile)
      .max(mostScans)
      .meta({ description: 'Only those who record and recount see them; bound by the log once the paper is entered' }),
    abilities: z.object({ enter: z.boolean(), settle: z.boolean(), scan: z.boolean() }),
  })
  .meta({ id: 'VotePaper' })
export type VotePaper = z.infer<typeof paper>

const readingErrors = ['vote_step_illegal', 'vote_paper_unreceived', 'vote_ballot_malformed', 'vote_barred'] as const

export const votesPaper = {
  issue: endpoint({
    id: 'votes.issuePapers',
    method: 'POST',
    path: '/communities/:communityId/decisions/:decisionId/paper-sheets',
    summary: 'Prints ballots for the heads of a building or of one unit, each with its number as a QR code',
    access: 'account',
    params: inDecision,
    body: z.strictObject({ buildingId: id, unitId: id.nullable().default(null) }),
    reply: fileReply,
    download: 'application/pdf',
    idempotent: false,
    errors: ['vote_not_open', 'vote_closed', 'vote_barred'],
  }),
  list: endpoint({
    id: 'votes.papers',
    method: 'GET',
    path: '/communities/:communityId/decisions/:decisionId/papers',
    summary: 'Paper ballots by number, and how far each is',
    access: 'account',
    params: inDecision,
    query: pageQuery,
    reply: pageOf(paper),
    errors: ['vote_barred'],
  }),
  receive: endpoint({
    id: 'votes.receivePaper',
    method: 'POST',
    path: '/communities/:communityId/decisions/:decisionId/papers/:number/receipt',
    summary: 'Notes that a paper came back, still sealed; before the close only',
    access: 'account',
    params: inPaper,
    body: z.strictObject({}),
    reply: paper,
    errors: ['vote_not_open', 'vote_closed', 'vote_paper_received', 'vote_paper_replaced', 'vote_barred'],
  }),
  scan: endpoint({
    id: 'votes.addScan',
    method: 'POST',
    path: '/communities/:communityId/decisions/:decisionId/papers/:number/scans',
    summary: 'Keeps a photograph or a scan of an opened paper, after the close and before it is entered',
    access: 'account',
    params: inPaper,
    upload: { maxBytes: largestPdfBytes },
    reply: voteFile,
    status: 201,
    errors: [...fileErrors, 'vote_step_illegal', 'vote_paper_unreceived', 'vote_barred'],
  }),
  removeScan: endpoint({
    id: 'votes.removeScan',
    method: 'DELETE',
    path: '/communities/:communityId/decisions/:decisionId/papers/:number/scans/:fileId',
    summary: 'Takes a bad scan out again, while nobody has read the paper',
    access: 'account',
    params: inPaper.extend({ fileId: id }),
    reply: z.object({}),
    errors: ['vote_step_illegal', 'vote_paper_unreceived', 'vote_paper_read', 'vote_barred'],
  }),
  enter: endpoint({
    id: 'votes.enterPaper',
    method: 'POST',
    path: '/communities/:communityId/decisions/:decisionId/papers/:number/readings',
    summary:
      'Enters what is on an opened paper, after the close and with a scan of it. Two recorders enter it, each without ' +
      'the other’s.',
    access: 'account',
    params: inPaper,
    body: z.strictObject({ reading: paperReading }),
    reply: paper,
    status: 201,
    errors: [...readingErrors, 'vote_paper_read', 'vote_scan_missing'],
  }),
  settle: endpoint({
    id: 'votes.settlePaper',
    method: 'POST',
    path: '/communities/:communityId/decisions/:decisionId/papers/:number/settlement',
    summary: 'Settles, on the record, what two recorders read differently',
    access: 'account',
    params: inPaper,
    body: z.strictObject({ reading: paperReading, reason: line(200) }),
    reply: paper,
    status: 201,
    errors: [...readingErrors, 'vote_paper_agreed', 'vote_scan_missing'],
  }),
}
