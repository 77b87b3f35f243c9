import { useState } from 'react'
import type { RecordEntry } from '@liren/shared/volunteering.records'
import { useLocale } from '../../../lib/i18n.ts'
import { messageOf } from '../../../lib/messages.ts'
import { dateText } from '../../../lib/time.ts'
import { Box } from '../../../platform/elements.tsx'
import { usePageParams } from '../../../platform/page.params.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { Paged } from '../../../ui/paged.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { RecordSheet } from '../components/record.sheet.tsx'
import { useRecords, useRemoveRecord } from '../hooks/use-records.ts'
import { recordsTexts } from '../records.texts.ts'

/** Training, awards and complaints in volunteers' records (committee). */
export function RecordsScreen() {
  return (
    <SignedIn title={recordsTexts.use().title}>
      <RecordsPage />
    </SignedIn>
  )
}

type Asking = { of: 'add' } | { of: 'remove'; entry: RecordEntry } | null

function RecordsPage() {
  const words = recordsTexts.use()
  const { community = '' } = usePageParams()
  const [asking, setAsking] = useState<Asking>(null)
  const locale = useLocale()
  const dayText = (day: string) => dateText(Date.parse(`${day}T00:00:00+08:00`), locale)
  const list = useRecords(community)
  const close = () => setAsking(null)
  useRefresh(list)
  return (
    <Screen
      id="records"
      title={words.title}
      footer={
        <Button id="record-new" kind="primary" icon="plus" onPress={() => setAsking({ of: 'add' })}>
          {words.add}
        </Button>
      }
      sheets={
        (asking?.of === 'add' && <RecordSheet communityId={community} onClose={close} />) ||
        (asking?.of === 'remove' && <RemoveSheet communityId={community} entry={asking.entry} onClose={close} />)
      }
    >
      <Stack>
        <Box as="p">{words.note}</Box>
        <Paged
          list={list}
          empty={<EmptyState id="records-empty" picture="board" title={words.emptyTitle} body={words.emptyBody} />}
        >
          {(all) =>
            all.map((entry) => (
              <Card key={entry.id} id={`entry-${entry.id}`}>
                <Stack tight>
                  <Box as="h2">{words.line(words.kind[entry.kind], entry.title)}</Box>
                  <Box as="p">{words.about(entry.nickname, entry.detail, dayText(entry.happenedOn))}</Box>
                  <Box as="p">{words.recordedBy(entry.recordedBy)}</Box>
                  {entry.abilities.remove && (
                    <Button id={`remove-${entry.id}`} snug onPress={() => setAsking({ of: 'remove', entry })}>
                      {words.remove}
                    </Button>
                  )}
                </Stack>
              </Card>
            ))
          }
        </Paged>
      </Stack>
    </Screen>
  )
}

interface RemoveSheetProps {
  communityId: string
  entry: RecordEntry
  onClose: () => void
}

function RemoveSheet({ communityId, entry, onClose }: RemoveSheetProps) {
  const words = recordsTexts.use()
  const removing = useRemoveRecord(communityId)
  return (
    <Sheet
      id="remove-sheet"
      title={words.removeTitle}
      onClose={onClose}
      footer={
        <Button
          id="remove-confirm"
          kind="danger"
          busy={removing.isPending}
          onPress={() => removing.mutate(entry.id, { onSuccess: onClose })}
        >
          {words.remove}
        </Button>
      }
    >
      <Stack>
        <Box as="p">{words.line(words.kind[entry.kind], entry.title)}</Box>
        <Box as="p">{words.removeBody}</Box>
        {removing.error !== null && <Banner tone="danger">{messageOf(removing.error)}</Banner>}
      </Stack>
    </Sheet>
  )
}
