import { announcementAttachments } from './announcements.attachments.ts'
import { announcementLife } from './announcements.life.ts'
import { publicAnnouncements } from './announcements.public.ts'
import { announcementsReach } from './announcements.reach.ts'
import { announcementQuestions } from './announcements.questions.ts'
import { announcementsSearch } from './announcements.search.ts'
import { announcements } from './announcements.ts'
import { binding } from './binding.ts'
import { columns } from './columns.ts'
import { demo } from './demo.ts'
import type { Endpoint } from './endpoint.ts'
import { identity } from './identity.ts'
import { messages } from './messages.ts'
import { wechatMessages } from './messages.wechat.ts'
import { neighbourhood } from './neighbourhood.ts'
import { neighbourhoodEditing } from './neighbourhood.editing.ts'
import { register } from './register.ts'
import { officersApi } from './roles.officers.ts'
import { privacy } from './privacy.ts'
import { rolesAbove } from './roles.above.ts'
import { rolesApi } from './roles.ts'
import { votesCasting } from './votes.casting.ts'
import { votes } from './votes.decisions.ts'
import { votesPaper } from './votes.paper.ts'
import { votesPrints } from './votes.prints.ts'
import { votesProxies } from './votes.proxies.ts'
import { votesResults } from './votes.results.ts'

/** Every endpoint there is, by feature. What the server registers must equal this list. */
export const endpoints: readonly Endpoint[] = [
  identity,
  neighbourhood,
  neighbourhoodEditing,
  rolesApi,
  rolesAbove,
  officersApi,
  columns,
  register,
  binding,
  privacy,
  announcements,
  announcementAttachments,
  announcementLife,
  announcementsReach,
  publicAnnouncements,
  announcementsSearch,
  announcementQuestions,
  messages,
  wechatMessages,
  votes,
  votesCasting,
  votesProxies,
  votesPaper,
  votesResults,
  votesPrints,
  demo,
].flatMap((feature) => Object.values(feature) as Endpoint[])
