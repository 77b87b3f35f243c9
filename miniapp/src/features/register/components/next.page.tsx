import { Button } from '../../../ui/button.tsx'
import { importTexts } from '../import.texts.ts'

interface Paged {
  hasNextPage: boolean
  isFetchingNextPage: boolean
  fetchNextPage: () => unknown
}

/** The rest of a list among several on a page. */
export function NextPage({ id, query }: { id: string; query: Paged }) {
  const words = importTexts.use().found
  if (!query.hasNextPage) return null
  return (
    <Button id={id} kind="quiet" busy={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
      {words.more}
    </Button>
  )
}
