import type { Me } from '@liren/shared/identity'
import { names } from '../../../lib/names.ts'
import { routes } from '../../../lib/routes.ts'
import { open } from '../../../platform/navigation.ts'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { homeTexts } from '../home.texts.ts'

/** Someone who belongs to no community yet: nothing is wrong, and here is what to do. */
export function Nowhere({ me, onRefresh }: { me: Me; onRefresh: () => void }) {
  const words = homeTexts.use()
  const roleNames = names.use().role
  const office = me.roles[0]
  if (office) {
    const role = [office.scopeLabel, roleNames[office.role]].filter(Boolean).join(' ')
    return (
      <EmptyState
        id="home-office"
        picture="stairs"
        title={words.officerTitle(me.nickname)}
        body={words.officerBody(role)}
      />
    )
  }
  return (
    <EmptyState
      id="home-nowhere"
      picture="stairs"
      title={words.nowhereTitle(me.nickname)}
      body={words.nowhereBody}
      action={
        <Stack tight>
          <Button id="home-bind" kind="primary" icon="home" onPress={() => open(routes.join)}>
            {words.bind}
          </Button>
          <Button id="home-check" kind="quiet" icon="again" onPress={onRefresh}>
            {words.check}
          </Button>
        </Stack>
      }
    />
  )
}
