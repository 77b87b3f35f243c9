import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useSession } from '../../../lib/session.ts'
import { Stack } from '../../../ui/card.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { RecentSearches } from '../components/recent.searches.tsx'
import { SearchBar } from '../components/search.bar.tsx'
import { SearchResults } from '../components/search.results.tsx'
import { useRecentSearches } from '../hooks/use-recent-searches.ts'
import { searchTexts } from '../search.texts.ts'

/** Finds notices by what they say: the reader's own, or, for a passer-by, those to everybody. */
export function SearchScreen() {
  const session = useSession()
  const [{ community = '' }] = useState(useRouter().params)
  return <SearchPage key={session?.accountId ?? ''} communityId={community} isPublic={session === null} />
}

function SearchPage({ communityId, isPublic }: { communityId: string; isPublic: boolean }) {
  const words = searchTexts.use()
  const { recent, remember, forget } = useRecentSearches(communityId)
  const [typed, setTyped] = useState('')
  const [q, setQ] = useState('')
  const look = (wanted: string) => {
    const trimmed = wanted.trim()
    if (trimmed === '') return
    setTyped(trimmed)
    setQ(trimmed)
    remember(trimmed)
  }
  const input = (value: string) => {
    setTyped(value)
    if (value === '') setQ('')
  }
  return (
    <Screen id="search" title={words.title}>
      <Stack>
        <SearchBar value={typed} onInput={input} onGo={() => look(typed)} />
        {q === '' ? (
          <RecentSearches recent={recent} onChoose={look} onForget={forget} />
        ) : (
          <SearchResults key={q} communityId={communityId} q={q} isPublic={isPublic} />
        )}
      </Stack>
    </Screen>
  )
}
