import { endpoint } from './endpoint.ts'
import { fileReply } from './files.ts'
import { inDecision } from './votes.decisions.ts'

/** Sheets to be put up. */
export const votesPrints = {
  notice: endpoint({
    id: 'votes.notice',
    method: 'GET',
    path: '/communities/:communityId/decisions/:decisionId/notice',
    summary: 'The notice as a sheet to be put up: agenda, times, scope, and the hashes of agenda and policy',
    access: 'account',
    params: inDecision,
    reply: fileReply,
    download: 'application/pdf',
    errors: ['vote_step_illegal'],
  }),
  resultNotice: endpoint({
    id: 'votes.resultNotice',
    method: 'GET',
    path: '/communities/:communityId/decisions/:decisionId/result-notice',
    summary: 'The result as a sheet to be put up',
    access: 'account',
    params: inDecision,
    reply: fileReply,
    download: 'application/pdf',
  }),
}
