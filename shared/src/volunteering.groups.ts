import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { inCommunity } from './neighbourhood.ts'
import { pageOf, pageQuery } from './page.ts'
import { id, instant, line } from './primitives.ts'
import { activity, inActivity } from './volunteering.ts'

/** A group of volunteers that the committee has registered. */
export const volunteerGroup = z
  .object({
    id,
    name: z.string(),
    leader: z.string().meta({ description: 'Nickname' }),
    people: z.number().int().meta({ description: 'How many are in it, its leader among them' }),
    registeredAt: instant,
    isMember: z.boolean(),
    served: z.object({ people: z.number().int(), minutes: z.number().int() }).nullable().meta({
      description: 'What was served this year in its activities: for members alone, and null under five people',
    }),
    abilities: z.object({ join: z.boolean(), leave: z.boolean(), keep: z.boolean() }),
  })
  .meta({ id: 'VolunteerGroup' })
export type VolunteerGroup = z.infer<typeof volunteerGroup>

const base = '/communities/:communityId/volunteering'
const inGroup = inCommunity.extend({ groupId: id })

export const groups = {
  list: endpoint({
    id: 'volunteering.groups',
    method: 'GET',
    path: `${base}/groups`,
    summary: 'The groups of volunteers, in the order they were registered',
    access: 'account',
    params: inCommunity,
    query: pageQuery,
    reply: pageOf(volunteerGroup),
  }),
  register: endpoint({
    id: 'volunteering.registerGroup',
    method: 'POST',
    path: `${base}/groups`,
    summary: 'Registers a group, with somebody who lives here as its leader (committee)',
    access: 'account',
    params: inCommunity,
    body: z.strictObject({ name: line(20), residenceId: id }),
    reply: volunteerGroup,
    status: 201,
    errors: ['group_name_taken'],
  }),
  appoint: endpoint({
    id: 'volunteering.appointLeader',
    method: 'PUT',
    path: `${base}/groups/:groupId/leader`,
    summary: 'Gives a group another leader; who led it stays a member (committee)',
    access: 'account',
    params: inGroup,
    body: z.strictObject({ residenceId: id }),
    reply: volunteerGroup,
  }),
  close: endpoint({
    id: 'volunteering.closeGroup',
    method: 'DELETE',
    path: `${base}/groups/:groupId`,
    summary: 'Closes a group; what it did stays where it is (committee)',
    access: 'account',
    params: inGroup,
    reply: z.object({}),
  }),
  join: endpoint({
    id: 'volunteering.joinGroup',
    method: 'PUT',
    path: `${base}/groups/:groupId/members/me`,
    summary: 'Makes me a member: I hear of its activities, propose for it, and see what it served',
    access: 'account',
    params: inGroup,
    reply: volunteerGroup,
  }),
  leave: endpoint({
    id: 'volunteering.leaveGroup',
    method: 'DELETE',
    path: `${base}/groups/:groupId/members/me`,
    summary: 'Takes me out of a group; its leader stays until there is another',
    access: 'account',
    params: inGroup,
    reply: volunteerGroup,
    errors: ['group_led'],
  }),
  approve: endpoint({
    id: 'volunteering.approveForGroup',
    method: 'POST',
    path: `${base}/activities/:activityId/group-approvals`,
    summary:
      "Approves what a member proposed for the group: shifts open, and its members are told (the group's leader, not " +
      'of the own, nor of dangerous work)',
    access: 'account',
    params: inActivity,
    reply: activity,
    status: 201,
    errors: ['activity_step_illegal', 'activity_past'],
  }),
}
