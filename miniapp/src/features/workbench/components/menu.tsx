import type { Membership } from '@liren/shared/identity'
import type { Role } from '@liren/shared/roles'
import { complaintRoutes } from '../../../lib/complaint.routes.ts'
import { pointsRoutes } from '../../../lib/points.routes.ts'
import { routes } from '../../../lib/routes.ts'
import { volunteeringRoutes } from '../../../lib/volunteering.routes.ts'
import { voteRoutes } from '../../../lib/vote.routes.ts'
import { open } from '../../../platform/navigation.ts'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { useVoteDuty } from '../../votes/hooks/use-desk.ts'
import { workbenchTexts } from '../workbench.texts.ts'

/** Who may propose that somebody be credited. */
const proposing: readonly Role[] = ['committee', 'building_head', 'grid_worker']

/** Who puts up square codes; the committee finds them among how complaints are handled. */
const puttingUp: readonly Role[] = ['property_staff']

/** What can be done from here; only what this person may do. */
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
      <Card flush>
        {abilities.composeAnnouncement && (
          <ListRow
            id="desk-mine"
            icon="notice"
            title={words.mine}
            note={words.mineNote}
            onPress={() => open(routes.myAnnouncements(community.id))}
          />
        )}
        {abilities.composeAnnouncement && (
          <ListRow
            id="desk-questions"
            icon="question"
            title={words.questions}
            note={words.questionsNote}
            onPress={() => open(routes.questions(community.id))}
          />
        )}
        {abilities.handleComplaints && (
          <ListRow
            id="desk-complaints"
            icon="wrench"
            title={words.complaints}
            note={words.complaintsNote}
            onPress={() => open(complaintRoutes.desk(community.id))}
          />
        )}
        {abilities.handleComplaints && (
          <ListRow
            id="desk-called"
            icon="notice"
            title={words.called}
            note={words.calledNote}
            onPress={() => open(complaintRoutes.called)}
          />
        )}
        {abilities.handleComplaints && (
          <ListRow
            id="desk-meetings"
            icon="people"
            title={words.meetings}
            note={words.meetingsNote}
            onPress={() => open(complaintRoutes.meetings(community.id))}
          />
        )}
        {!abilities.manageNeighbourhood && membership.roles.some(({ role }) => puttingUp.includes(role)) && (
          <ListRow
            id="desk-spots"
            icon="scan"
            title={words.spots}
            note={words.spotsNote}
            onPress={() => open(complaintRoutes.spots(community.id))}
          />
        )}
        {abilities.manageNeighbourhood && (
          <ListRow
            id="desk-topics"
            icon="bullets"
            title={words.topics}
            note={words.topicsNote}
            onPress={() => open(complaintRoutes.topics(community.id))}
          />
        )}
        {abilities.manageNeighbourhood && (
          <ListRow
            id="desk-tasks"
            icon="inbox"
            title={words.tasks}
            note={words.tasksNote}
            onPress={() => open(complaintRoutes.tasks(community.id))}
          />
        )}
        {votes.hasDuty && (
          <ListRow
            id="desk-votes"
            icon="ballot"
            title={words.votes}
            note={words.votesNote}
            onPress={() => open(voteRoutes.desk(community.id))}
          />
        )}
        <ListRow
          id="desk-activities"
          icon="leaf"
          title={words.activities}
          note={words.activitiesNote}
          onPress={() => open(volunteeringRoutes.activities(community.id))}
        />
        {membership.roles.some(({ role }) => role === 'points_desk' || role === 'committee') && (
          <ListRow
            id="desk-points"
            icon="scan"
            title={words.points}
            note={words.pointsNote}
            onPress={() => open(pointsRoutes.desk(community.id))}
          />
        )}
        {membership.roles.some(({ role }) => proposing.includes(role)) && (
          <ListRow
            id="desk-credits"
            icon="edit"
            title={words.credits}
            note={words.creditsNote}
            onPress={() => open(pointsRoutes.proposals(community.id))}
          />
        )}
        {abilities.manageNeighbourhood && (
          <ListRow
            id="desk-points-rules"
            icon="leaf"
            title={words.pointsRules}
            note={words.pointsRulesNote}
            onPress={() => open(pointsRoutes.settings(community.id))}
          />
        )}
        {abilities.manageNeighbourhood && (
          <ListRow
            id="desk-stock"
            icon="bullets"
            title={words.stock}
            note={words.stockNote}
            onPress={() => open(pointsRoutes.stock(community.id))}
          />
        )}
        {abilities.manageNeighbourhood && (
          <ListRow
            id="desk-figures"
            icon="numbers"
            title={words.figures}
            note={words.figuresNote}
            onPress={() => open(volunteeringRoutes.figures(community.id))}
          />
        )}
        {abilities.manageNeighbourhood && (
          <ListRow
            id="desk-reviews"
            icon="eye"
            title={words.reviews}
            note={words.reviewsNote}
            onPress={() => open(volunteeringRoutes.reviews(community.id))}
          />
        )}
        {abilities.grantRoles && (
          <ListRow
            id="desk-roles"
            icon="key"
            title={words.roles}
            note={words.rolesNote}
            onPress={() => open(routes.roles(community.id))}
          />
        )}
        {abilities.keepRegister && (
          <ListRow
            id="desk-register"
            icon="people"
            title={words.register}
            note={words.registerNote}
            onPress={() => open(routes.register(community.id))}
          />
        )}
        {abilities.manageNeighbourhood && (
          <>
            <ListRow
              id="desk-bindings"
              icon="home"
              title={words.bindings}
              note={words.bindingsNote}
              onPress={() => open(routes.bindings(community.id))}
            />
            <ListRow
              id="desk-slips"
              icon="print"
              title={words.slips}
              note={words.slipsNote}
              onPress={() => open(routes.slips(community.id))}
            />
            <ListRow
              id="desk-complaint-board"
              icon="board"
              title={words.complaintBoard}
              note={words.complaintBoardNote}
              onPress={() => open(complaintRoutes.board(community.id))}
            />
            <ListRow
              id="desk-dispatch-rules"
              icon="forward"
              title={words.dispatchRules}
              note={words.dispatchRulesNote}
              onPress={() => open(complaintRoutes.rules(community.id))}
            />
            <ListRow
              id="desk-complaint-settings"
              icon="clock"
              title={words.complaintSettings}
              note={words.complaintSettingsNote}
              onPress={() => open(complaintRoutes.settings(community.id))}
            />
            <ListRow
              id="desk-asking"
              icon="chat"
              title={words.asking}
              note={words.askingNote}
              onPress={() => open(routes.questionSettings(community.id))}
            />
            <ListRow
              id="desk-display"
              icon="clock"
              title={words.display}
              note={words.displayNote}
              onPress={() => open(routes.displaySettings(community.id))}
            />
            <ListRow
              id="desk-columns"
              icon="bullets"
              title={words.columns}
              note={words.columnsNote}
              onPress={() => open(routes.editColumns(community.id))}
            />
          </>
        )}
        {!abilities.manageNeighbourhood && <Hosted membership={membership} />}
        <ListRow
          id="desk-places"
          icon="building"
          title={words.places}
          note={words.placesNote}
          onPress={() => open(routes.places(community.id))}
        />
      </Card>
    </Stack>
  )
}

/** The columns I host. Whoever sets all columns finds these among them. */
function Hosted({ membership: { roles, community } }: { membership: Membership }) {
  const words = workbenchTexts.use()
  return roles.map(
    ({ role, scopeId, scopeLabel }) =>
      role === 'column_host' &&
      scopeId !== null && (
        <ListRow
          key={scopeId}
          id={`desk-column-${scopeId}`}
          icon="bullets"
          title={scopeLabel}
          note={words.hostedNote}
          onPress={() => open(routes.column(community.id, scopeId))}
        />
      ),
  )
}
