import { useState } from 'react'
import type { Me } from '@liren/shared/identity'
import { routes } from '../../../lib/routes.ts'
import { Box } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { Homes, Offices } from '../components/belongings.tsx'
import { DemoClock } from '../components/demo.clock.tsx'
import { MyData } from '../components/my.data.tsx'
import { Profile, RenameSheet } from '../components/profile.tsx'
import { Settings } from '../components/settings.tsx'
import { useChosenMembership, useMe } from '../hooks/use-me.ts'
import { useSignOut } from '../hooks/use-sign-out.ts'
import { identityTexts } from '../identity.texts.ts'

/** Me: name, homes, offices, settings, and the way out. */
export function MeScreen() {
  return (
    <SignedIn title={identityTexts.use().me.title} tab="me">
      <MePage />
    </SignedIn>
  )
}

type Asking = 'rename' | 'sign-out' | null

function MePage() {
  const words = identityTexts.use().me
  const me = useMe()
  const leaving = useSignOut()
  const [asking, setAsking] = useState<Asking>(null)
  const close = () => setAsking(null)
  return (
    <Screen
      id="me"
      title={words.title}
      tab="me"
      sheets={
        <>
          {asking === 'rename' && me.data && <RenameSheet nickname={me.data.nickname} onClose={close} />}
          {asking === 'sign-out' && (
            <Sheet id="sign-out-sheet" title={words.signOutConfirm} onClose={close}>
              <Stack>
                <Box as="p">{words.signOutBody}</Box>
                <Button
                  id="sign-out-confirm"
                  kind="danger"
                  busy={leaving.isPending}
                  onPress={() => leaving.mutate(false)}
                >
                  {words.signOut}
                </Button>
              </Stack>
            </Sheet>
          )}
        </>
      }
    >
      <QueryView query={me}>{(data) => <Belongings me={data} onRename={() => setAsking('rename')} />}</QueryView>
      <Settings />
      <MyData />
      <DemoClock />
      <Box>
        <Button id="sign-out" kind="quiet" icon="leave" onPress={() => setAsking('sign-out')}>
          {words.signOut}
        </Button>
      </Box>
    </Screen>
  )
}

function Belongings({ me, onRename }: { me: Me; onRename: () => void }) {
  const words = identityTexts.use().me
  const membership = useChosenMembership(me)
  return (
    <>
      <Profile me={me} onRename={onRename} />
      {membership?.abilities.openWorkbench && (
        <Card flush tinted>
          <ListRow
            id="open-workbench"
            icon="desk"
            title={words.workbench}
            note={words.workbenchNote}
            onPress={() => open(routes.desk(membership.community.id))}
          />
        </Card>
      )}
      <Homes membership={membership} />
      <Offices me={me} membership={membership} />
    </>
  )
}
