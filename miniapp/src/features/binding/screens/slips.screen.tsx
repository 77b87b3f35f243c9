import { useState } from 'react'
import type { Tree } from '@liren/shared/neighbourhood'
import { Box } from '../../../platform/elements.tsx'
import { usePageParams } from '../../../platform/page.params.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { useTree } from '../../neighbourhood/hooks/use-tree.ts'
import { staffTexts } from '../staff.texts.ts'
import { buildingsOf, EntrancePick, type Picked } from '../components/entrance.pick.tsx'
import { PrintSheet } from '../components/print.sheet.tsx'
import { Slips } from '../components/slips.tsx'

/** Printing the slips by which residents bind their flats. */
export function SlipsScreen() {
  return (
    <SignedIn title={staffTexts.use().slips.title}>
      <SlipsPage />
    </SignedIn>
  )
}

function SlipsPage() {
  const words = staffTexts.use().slips
  const { community = '' } = usePageParams()
  const tree = useTree(community)
  const [picked, setPicked] = useState<Picked | null>(null)
  const [isAsking, setAsking] = useState(false)
  const [isDone, setDone] = useState(false)
  const pick = (next: Picked | null) => {
    setPicked(next)
    setDone(false)
  }
  const print = (
    <Button id="slips-print" kind="primary" icon="print" disabled={picked === null} onPress={() => setAsking(true)}>
      {words.print}
    </Button>
  )
  return (
    <Screen
      id="slips"
      title={words.title}
      footer={tree.data && tree.data.estates.length > 0 && print}
      sheets={
        isAsking &&
        picked &&
        tree.data && (
          <PrintSheet
            communityId={community}
            picked={picked}
            place={placeName(tree.data, picked)}
            onDone={() => setDone(true)}
            onClose={() => setAsking(false)}
          />
        )
      }
    >
      <QueryView query={tree}>
        {(data) =>
          data.estates.length === 0 ? (
            <EmptyState picture="stairs" title={words.noTreeTitle} body={words.noTreeBody} />
          ) : (
            <Stack>
              <Box as="p">{words.intro}</Box>
              <EntrancePick tree={data} picked={picked} onPick={pick} whole={words.all} />
              {isDone && (
                <Banner id="slips-done" tone="good">
                  {`${words.done}${words.lost}`}
                </Banner>
              )}
              {picked?.entranceId && (
                <Slips key={picked.entranceId} communityId={community} entranceId={picked.entranceId} />
              )}
            </Stack>
          )
        }
      </QueryView>
    </Screen>
  )
}

/** What is printed for, as people say it: `3幢`, or `3幢 2单元`. */
function placeName(tree: Tree, { buildingId, entranceId }: Picked): string {
  const building = buildingsOf(tree).find((one) => one.id === buildingId)
  const entrance = building?.entrances.find((one) => one.id === entranceId)
  return [building?.name, entrance?.name].filter(Boolean).join(' ')
}
