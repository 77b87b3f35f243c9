import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { created, inCommunity } from './neighbourhood.ts'
import { id, line, paragraph, version } from './primitives.ts'
import { result, tieFor } from './votes.results.ts'

const inDecision = inCommunity.extend({ decisionId: id })

export const votesTies = {
  lot: endpoint({
    id: 'votes.lot',
    method: 'POST',
    path: '/communities/:communityId/decisions/:decisionId/lots',
    summary: 'Puts on record a lot drawn before two witnesses between candidates with the same votes',
    access: 'account',
    params: inDecision,
    body: z.strictObject({
      version,
      motionId: id,
      for: tieFor,
      order: z.array(id).min(2).max(40).meta({ description: 'All of the tied, in the order they were drawn' }),
      drawnBy: line(20),
      witnesses: z.array(line(20)).length(2),
      reason: paragraph(500).meta({ description: 'Where and how it was drawn' }),
    }),
    reply: result,
    status: 201,
    errors: ['edited_elsewhere', 'vote_step_illegal', 'vote_lot_incomplete', 'vote_tie_broken', 'vote_barred'],
  }),
  runOff: endpoint({
    id: 'votes.runOff',
    method: 'POST',
    path: '/communities/:communityId/decisions/:decisionId/run-offs',
    summary: 'Opens the draft of a run-off between those tied for the last seats (who organises)',
    access: 'account',
    params: inDecision,
    body: z.strictObject({ version, motionId: id }),
    reply: created,
    status: 201,
    errors: ['edited_elsewhere', 'vote_step_illegal', 'vote_tie_broken'],
  }),
}
