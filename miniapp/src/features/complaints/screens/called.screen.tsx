import { calledStates, type CalledState } from '@liren/shared/complaints.whistle'
import { useState } from 'react'
import { Stack } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { More } from '../../../ui/more.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { CalledCard } from '../components/called.card.tsx'
import { useCalled } from '../hooks/use-calls.ts'
import { whistleTexts } from '../whistle.texts.ts'

/** The desk of whoever is called to matters of others: departments, the street, offices of a community. */
export function CalledScreen() {
  return (
    <SignedIn title={whistleTexts.use().desk}>
      <CalledPage />
    </SignedIn>
  )
}

function CalledPage() {
  const words = whistleTexts.use()
  const [state, setState] = useState<CalledState>('open')
  const called = useCalled(state)
  useRefresh(called)
  return (
    <Screen id="called" title={words.desk}>
      <Stack>
        <Chips oneOf label={words.desk}>
          {calledStates.map((one) => (
            <Chip key={one} id={`called-${one}`} role="radio" chosen={one === state} onPress={() => setState(one)}>
              {words.deskStates[one]}
            </Chip>
          ))}
        </Chips>
        <QueryView query={called}>
          {({ pages }) => {
            const rows = pages.flatMap((page) => page.items)
            if (rows.length === 0)
              return (
                <EmptyState
                  id={state === 'open' ? 'called-empty' : 'called-none-done'}
                  picture="tree"
                  title={words.deskEmptyTitle[state]}
                  body={words.deskEmptyBody[state]}
                />
              )
            return (
              <Stack>
                {rows.map((row) => (
                  <CalledCard key={row.id} row={row} />
                ))}
                <More
                  hasMore={called.hasNextPage}
                  isLoading={called.isFetchingNextPage}
                  onMore={() => void called.fetchNextPage()}
                />
              </Stack>
            )
          }}
        </QueryView>
      </Stack>
    </Screen>
  )
}
