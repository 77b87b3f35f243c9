import type { Membership } from '@liren/shared/identity'
import { routes } from '../../../lib/routes.ts'
import { open } from '../../../platform/navigation.ts'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { workbenchTexts } from '../workbench.texts.ts'

/** What can be done from here; only what this person may do. */
export function Menu({ membership }: { membership: Membership }) {
  const words = workbenchTexts.use()
  const { abilities, community } = membership
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
              id="desk-asking"
              icon="chat"
              title={words.asking}
              note={words.askingNote}
              onPress={() => open(routes.questionSettings(community.id))}
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
