import type { Membership } from '@liren/shared/identity'
import type { Role } from '@liren/shared/roles'
import { complaintRoutes } from '../../../lib/complaint.routes.ts'
import { pointsRoutes } from '../../../lib/points.routes.ts'
import { routes } from '../../../lib/routes.ts'
import { volunteeringRoutes } from '../../../lib/volunteering.routes.ts'
import { voteRoutes } from '../../../lib/vote.routes.ts'
import { open } from '../../../platform/navigation.ts'
import { Button } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import type { IconName } from '../../../ui/icon.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { useVoteDuty } from '../../votes/hooks/use-desk.ts'
import { workbenchTexts } from '../workbench.texts.ts'

/** Who may propose that somebody be credited. */
const proposing: readonly Role[] = ['committee', 'building_head', 'grid_worker']
const handingOver: readonly Role[] = ['committee', 'points_desk']
/** Who puts up codes to report by; the committee does so from its settings. */
const puttingUp: readonly Role[] = ['property_staff']

type Words = ReturnType<typeof workbenchTexts.use>

/** What stands here by a name, with a note under it. */
type Named = { [K in keyof Words]: `${K}Note` extends keyof Words ? K : never }[keyof Words]

interface Row {
  id: string
  icon: IconName
  title: string
  note: string
  to: string
}

type Group = readonly [title: string, rows: Row[]]

/** Everything there is to do, by what it is about; of that only what this person may do. */
function groupsFor({ abilities, roles, community: { id } }: Membership, hasVoteDuty: boolean, words: Words): Group[] {
  const { composeAnnouncement, handleComplaints, manageNeighbourhood, keepRegister, grantRoles } = abilities
  const holds = (some: readonly Role[]) => roles.some(({ role }) => some.includes(role))
  const row = (may: boolean, name: string, icon: IconName, named: Named, to: string): Row[] =>
    may ? [{ id: `desk-${name}`, icon, title: words[named], note: words[`${named}Note`], to }] : []
  /** The columns I host. Whoever sets all columns finds these among them. */
  const hosted = roles.flatMap(({ role, scopeId, scopeLabel: title }) =>
    !manageNeighbourhood && role === 'column_host' && scopeId !== null
      ? [
          {
            id: `desk-column-${scopeId}`,
            icon: 'bullets',
            title,
            note: words.hostedNote,
            to: routes.column(id, scopeId),
          } as const,
        ]
      : [],
  )
  const groups: Group[] = [
    [
      words.groups.notices,
      [
        ...row(composeAnnouncement, 'mine', 'notice', 'mine', routes.myAnnouncements(id)),
        ...row(composeAnnouncement, 'questions', 'question', 'questions', routes.questions(id)),
        ...row(manageNeighbourhood, 'asking', 'chat', 'asking', routes.questionSettings(id)),
        ...row(manageNeighbourhood, 'display', 'clock', 'display', routes.displaySettings(id)),
      ],
    ],
    [
      words.groups.complaints,
      [
        ...row(handleComplaints, 'complaints', 'wrench', 'complaints', complaintRoutes.desk(id)),
        ...row(manageNeighbourhood, 'complaint-board', 'board', 'complaintBoard', complaintRoutes.board(id)),
        ...row(handleComplaints, 'called', 'notice', 'called', complaintRoutes.called),
        ...row(handleComplaints, 'meetings', 'people', 'meetings', complaintRoutes.meetings(id)),
        ...row(!manageNeighbourhood && holds(puttingUp), 'spots', 'scan', 'spots', complaintRoutes.spots(id)),
        ...row(manageNeighbourhood, 'topics', 'bullets', 'topics', complaintRoutes.topics(id)),
        ...row(manageNeighbourhood, 'tasks', 'inbox', 'tasks', complaintRoutes.tasks(id)),
        ...row(manageNeighbourhood, 'dispatch-rules', 'forward', 'dispatchRules', complaintRoutes.rules(id)),
        ...row(manageNeighbourhood, 'complaint-settings', 'clock', 'complaintSettings', complaintRoutes.settings(id)),
      ],
    ],
    [
      words.groups.votes,
      [
        ...row(hasVoteDuty, 'votes', 'ballot', 'votes', voteRoutes.desk(id)),
        ...row(keepRegister, 'register', 'people', 'register', routes.register(id)),
      ],
    ],
    [
      words.groups.volunteering,
      [
        ...row(true, 'activities', 'leaf', 'activities', volunteeringRoutes.activities(id)),
        ...row(manageNeighbourhood, 'reviews', 'eye', 'reviews', volunteeringRoutes.reviews(id)),
        ...row(manageNeighbourhood, 'figures', 'numbers', 'figures', volunteeringRoutes.figures(id)),
        ...row(holds(handingOver), 'points', 'scan', 'points', pointsRoutes.desk(id)),
        ...row(holds(proposing), 'credits', 'edit', 'credits', pointsRoutes.proposals(id)),
        ...row(manageNeighbourhood, 'stock', 'bullets', 'stock', pointsRoutes.stock(id)),
        ...row(manageNeighbourhood, 'points-rules', 'leaf', 'pointsRules', pointsRoutes.settings(id)),
      ],
    ],
    [
      words.groups.community,
      [
        ...row(manageNeighbourhood, 'bindings', 'home', 'bindings', routes.bindings(id)),
        ...row(manageNeighbourhood, 'slips', 'print', 'slips', routes.slips(id)),
        ...row(true, 'places', 'building', 'places', routes.places(id)),
        ...row(grantRoles, 'roles', 'key', 'roles', routes.roles(id)),
        ...row(manageNeighbourhood, 'columns', 'bullets', 'columns', routes.editColumns(id)),
        ...hosted,
      ],
    ],
  ]
  return groups.filter(([, rows]) => rows.length > 0)
}

/** What can be done from here. */
export function Menu({ membership }: { membership: Membership }) {
  const words = workbenchTexts.use()
  const { abilities, community } = membership
  const votes = useVoteDuty(community.id)
  // A row that came late would move the others under a thumb.
  if (votes.query.isLoading) return <Skeleton />
  return (
    <Stack>
      {abilities.composeAnnouncement && (
        <Button id="desk-compose" kind="primary" icon="edit" onPress={() => open(routes.compose(community.id))}>
          {words.compose}
        </Button>
      )}
      {groupsFor(membership, votes.hasDuty, words).map(([title, rows]) => (
        <Section key={title} title={title}>
          <Card flush>
            {rows.map(({ to, ...shown }) => (
              <ListRow key={shown.id} {...shown} onPress={() => open(to)} />
            ))}
          </Card>
        </Section>
      ))}
    </Stack>
  )
}
