import type { Me } from '@liren/shared/identity'
import { complaintRoutes } from '../../../lib/complaint.routes.ts'
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
    // A street's name says by itself what it is.
    const isStreet = office.role === 'street' && office.scopeLabel !== ''
    const role = [office.scopeLabel, isStreet ? '' : roleNames[office.role]].filter(Boolean).join(' ')
    const isCalled = office.role !== 'operator'
    return (
      <EmptyState
        id="home-office"
        picture="stairs"
        title={words.officerTitle(me.nickname)}
        body={isCalled ? words.officerBody(role) : words.operatorBody(role)}
        action={
          isCalled && (
            <Stack tight>
              <Button id="home-called" kind="primary" icon="desk" onPress={() => open(complaintRoutes.called)}>
                {words.officerCalled}
              </Button>
              {office.role === 'street' && (
                <Button id="home-street" icon="building" onPress={() => open(complaintRoutes.street)}>
                  {words.officerStreet}
                </Button>
              )}
            </Stack>
          )
        }
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
