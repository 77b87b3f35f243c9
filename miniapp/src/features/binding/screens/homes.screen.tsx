import { useState } from 'react'
import type { MyFlat } from '@liren/shared/binding.views'
import { routes } from '../../../lib/routes.ts'
import { open } from '../../../platform/navigation.ts'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { Flat } from '../components/flat.tsx'
import { HomesSheets, type HomesQuestion } from '../components/homes.sheets.tsx'
import { MyRequests } from '../components/my.requests.tsx'
import { homesTexts } from '../homes.texts.ts'
import { useMyBindings } from '../hooks/use-binding.ts'

/** My flats: who I am in each, whether that was checked, and who lives with me. */
export function HomesScreen() {
  return (
    <SignedIn title={homesTexts.use().title}>
      <HomesPage />
    </SignedIn>
  )
}

function HomesPage() {
  const words = homesTexts.use()
  const mine = useMyBindings()
  useRefresh(mine)
  const [question, setQuestion] = useState<HomesQuestion | null>(null)
  return (
    <Screen
      id="my-flats"
      title={words.title}
      footer={
        <Button id="flats-bind" kind="primary" icon="plus" onPress={() => open(routes.join)}>
          {words.bind}
        </Button>
      }
      sheets={question && <HomesSheets question={question} onClose={() => setQuestion(null)} />}
    >
      <QueryView query={mine}>
        {({ flats, requests }) => (
          <>
            <Flats flats={flats} onAsk={setQuestion} />
            {requests.length > 0 && <MyRequests requests={requests} />}
          </>
        )}
      </QueryView>
    </Screen>
  )
}

function Flats({ flats, onAsk }: { flats: readonly MyFlat[]; onAsk: (question: HomesQuestion) => void }) {
  const words = homesTexts.use()
  if (flats.length === 0) {
    return <EmptyState id="flats-empty" picture="stairs" title={words.emptyTitle} body={words.emptyBody} />
  }
  return (
    <Stack>
      {flats.map((flat) => (
        <Flat key={flat.residenceId} flat={flat} onAsk={onAsk} />
      ))}
    </Stack>
  )
}
