import { useState } from 'react'
import { messageOf } from '../../../lib/messages.ts'
import { names } from '../../../lib/names.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { Badge } from '../../../ui/chip.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { Moment } from '../../../ui/moment.tsx'
import { More } from '../../../ui/more.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { useEndSession, useSessions } from '../hooks/use-sessions.ts'
import { useSignOut } from '../hooks/use-sign-out.ts'
import { identityTexts } from '../identity.texts.ts'

/** Where I am signed in, and how to end it. */
export function SessionsScreen() {
  return (
    <SignedIn title={identityTexts.use().sessions.title}>
      <Sessions />
    </SignedIn>
  )
}

function Sessions() {
  const words = identityTexts.use().sessions
  const platformNames = names.use().platform
  const sessions = useSessions()
  const ending = useEndSession()
  const leaving = useSignOut()
  const [isAsking, setAsking] = useState(false)
  const failure = ending.error ?? leaving.error
  return (
    <Screen
      id="sessions"
      title={words.title}
      sheets={
        isAsking && (
          <Sheet id="everywhere-sheet" title={words.everywhereConfirm} onClose={() => setAsking(false)}>
            <Stack>
              <Box as="p">{words.everywhereBody}</Box>
              <Button
                id="everywhere-confirm"
                kind="danger"
                busy={leaving.isPending}
                onPress={() => leaving.mutate(true)}
              >
                {words.everywhere}
              </Button>
            </Stack>
          </Sheet>
        )
      }
    >
      <QueryView query={sessions}>
        {({ pages }) => (
          <Stack>
            {failure && <Banner tone="danger">{messageOf(failure)}</Banner>}
            <Card flush>
              {pages.flatMap((page) =>
                page.items.map((one) => (
                  <ListRow
                    key={one.id}
                    id={`session-${one.id}`}
                    icon="phone"
                    title={one.deviceLabel}
                    note={
                      <Txt>
                        {platformNames[one.platform]} · {words.lastUsed} <Moment instant={one.lastUsedAt} />
                      </Txt>
                    }
                    trailing={
                      one.isCurrent ? (
                        <Badge>{words.current}</Badge>
                      ) : (
                        <Button
                          id={`end-session-${one.id}`}
                          snug
                          kind="quiet"
                          label={words.endLabel(one.deviceLabel)}
                          busy={ending.isPending && ending.variables === one.id}
                          onPress={() => ending.mutate(one.id)}
                        >
                          {words.end}
                        </Button>
                      )
                    }
                  />
                )),
              )}
            </Card>
            {sessions.hasNextPage && (
              <More hasMore isLoading={sessions.isFetchingNextPage} onMore={() => void sessions.fetchNextPage()} />
            )}
            <Button id="sign-out-everywhere" kind="danger" onPress={() => setAsking(true)}>
              {words.everywhere}
            </Button>
          </Stack>
        )}
      </QueryView>
    </Screen>
  )
}
