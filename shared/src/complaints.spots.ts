import { z } from 'zod'
import { codeAlphabet, codeLength } from './binding.code.ts'
import { complaintPlaceKind } from './complaints.ts'
import { endpoint } from './endpoint.ts'
import { fileReply } from './files.ts'
import { inCommunity } from './neighbourhood.ts'
import { pageOf, pageQuery } from './page.ts'
import { id, line } from './primitives.ts'

/** Spots of one community; a sheet prints as many. */
export const mostSpots = 1_000

const place = z.object({ kind: complaintPlaceKind, id, label: z.string() })

/** A common place with a square code on the wall: a lift, a lamp, a bin room. */
export const complaintSpot = z
  .object({ id, code: z.string(), place, spot: z.string() })
  .meta({ id: 'ComplaintSpot', description: 'Whoever scans its code reports with the place chosen' })
export type ComplaintSpot = z.infer<typeof complaintSpot>

export const complaintSpots = {
  spots: endpoint({
    id: 'complaints.spots',
    method: 'GET',
    path: '/communities/:communityId/complaint-spots',
    summary: 'The common places that have a square code, newest first (residents’ committee, property company)',
    access: 'account',
    params: inCommunity,
    query: pageQuery,
    reply: pageOf(complaintSpot).extend({
      hasWechat: z.boolean().meta({ description: 'The mini-program’s own codes can be printed, too' }),
    }),
  }),
  addSpot: endpoint({
    id: 'complaints.addSpot',
    method: 'POST',
    path: '/communities/:communityId/complaint-spots',
    summary: 'Gives a common place a square code',
    access: 'account',
    params: inCommunity,
    body: z.strictObject({
      place: z.strictObject({ kind: complaintPlaceKind.exclude(['unit']), id }),
      spot: line(60).meta({ description: 'In words, such as `3楼电梯口`' }),
    }),
    reply: complaintSpot,
    status: 201,
    errors: ['complaint_place_wrong', 'complaint_spots_full'],
  }),
  removeSpot: endpoint({
    id: 'complaints.removeSpot',
    method: 'DELETE',
    path: '/communities/:communityId/complaint-spots/:spotId',
    summary: 'Ends a square code; who scans it afterwards chooses a place',
    access: 'account',
    params: inCommunity.extend({ spotId: id }),
    reply: z.object({}),
  }),
  spotSheets: endpoint({
    id: 'complaints.spotSheets',
    method: 'GET',
    path: '/communities/:communityId/complaint-spot-sheets',
    summary: 'The square codes to cut out and put up, eight on a page',
    access: 'account',
    params: inCommunity,
    query: z.object({
      spotId: id.optional().meta({ description: 'One of them alone' }),
      as: z
        .enum(['link', 'wechat'])
        .default('link')
        .meta({ description: '`wechat`: the mini-program’s own codes, which WeChat draws; else addresses' }),
    }),
    download: 'application/pdf',
    reply: fileReply,
    errors: ['wechat_unavailable'],
  }),
  spot: endpoint({
    id: 'complaints.spot',
    method: 'GET',
    path: '/communities/:communityId/complaint-spots-by-code/:code',
    summary: 'Where a square code hangs, to report from there',
    access: 'account',
    params: inCommunity.extend({ code: z.string().regex(new RegExp(`^[${codeAlphabet}]{${String(codeLength)}}$`)) }),
    reply: complaintSpot,
    cached: true,
  }),
}
