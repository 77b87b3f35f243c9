import { pointsOpenings, type PointsOpeningRow } from '@liren/shared/points.opening'
import { pointsRoutes } from '../../../lib/points.routes.ts'
import { Box } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { usePageParams } from '../../../platform/page.params.ts'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { Moment } from '../../../ui/moment.tsx'
import { Paged } from '../../../ui/paged.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SheetPicker } from '../../../ui/sheet.picker.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { useOpenings, useSendBook } from '../hooks/use-openings.ts'
import { openingTexts } from '../opening.texts.ts'

/** Books of points and hours kept before: another one, and those that were sent (committee). */
export function OpeningsScreen() {
  return (
    <SignedIn title={openingTexts.use().title}>
      <OpeningsPage />
    </SignedIn>
  )
}

const mostBytes = pointsOpenings.upload.upload?.maxBytes ?? 0

function OpeningsPage() {
  const words = openingTexts.use()
  const { community = '' } = usePageParams()
  const sending = useSendBook(community)
  const books = useOpenings(community)
  useRefresh(books)
  const look = (id: string) => open(pointsRoutes.opening(community, id))
  return (
    <Screen id="openings" title={words.title}>
      <Stack>
        <Box as="p">{words.intro}</Box>
        <SheetPicker id="book" mostBytes={mostBytes} words={words} sending={sending} onSent={({ id }) => look(id)} />
        <Section title={words.books}>
          <Paged
            list={books}
            empty={<EmptyState id="openings-empty" picture="board" title={words.emptyTitle} body={words.emptyBody} />}
          >
            {(all) => (
              <Card flush>
                {all.map((row) => (
                  <BookRow key={row.id} row={row} onPress={() => look(row.id)} />
                ))}
              </Card>
            )}
          </Paged>
        </Section>
      </Stack>
    </Screen>
  )
}

function BookRow({ row, onPress }: { row: PointsOpeningRow; onPress: () => void }) {
  const words = openingTexts.use()
  return (
    <ListRow
      id={`book-${row.id}`}
      icon="bullets"
      title={row.fileName}
      note={[words.state[row.state], row.createdBy].join(' · ')}
      trailing={<Moment instant={row.createdAt} />}
      onPress={onPress}
    />
  )
}
