import { useState } from 'react'
import type { Item } from '@liren/shared/points.shop'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { Field } from '../../../ui/field.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { Moment } from '../../../ui/moment.tsx'
import { More } from '../../../ui/more.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import { pointsDeskTexts } from '../desk.texts.ts'
import { useCountStock, useStockChanges } from '../hooks/use-desk.ts'
import type { InItem } from '../shop.api.ts'
import { changeOf } from '../stock.draft.ts'

interface CountSheetProps {
  at: InItem
  item: Item
  onClose: () => void
}

/** Counts a stock up or down with a reason that stays, and shows what was counted before. */
export function CountSheet({ at, item, onClose }: CountSheetProps) {
  const words = pointsDeskTexts.use()
  const counting = useCountStock(at)
  const [typed, setTyped] = useState('')
  const [reason, setReason] = useState('')
  const change = changeOf(typed)
  const count = () => {
    if (change !== null) counting.mutate({ change, reason: reason.trim() }, { onSuccess: onClose })
  }
  return (
    <Sheet
      id="count-sheet"
      title={words.countTitle}
      onClose={onClose}
      footer={
        <Button
          id="count-save"
          kind="primary"
          busy={counting.isPending}
          disabled={change === null || reason.trim() === ''}
          onPress={count}
        >
          {words.save}
        </Button>
      }
    >
      <Stack>
        <Box as="p">{`${item.title} · ${words.countBody(item.stock)}`}</Box>
        <Field for="count-change" label={words.change} hint={words.changeHint}>
          <TextInput id="count-change" value={typed} onInput={setTyped} maxLength={7} label={words.change} />
        </Field>
        <Field for="count-reason" label={words.why} hint={words.whyHint}>
          <TextInput id="count-reason" value={reason} onInput={setReason} maxLength={100} label={words.why} />
        </Field>
        {counting.error !== null && <Banner tone="danger">{messageOf(counting.error)}</Banner>}
        <Changes at={at} />
      </Stack>
    </Sheet>
  )
}

function Changes({ at }: { at: InItem }) {
  const words = pointsDeskTexts.use()
  const changes = useStockChanges(at)
  const all = changes.data?.pages.flatMap((page) => page.items) ?? []
  if (all.length === 0) return null
  return (
    <Section title={words.changes}>
      <Stack>
        <Card flush>
          {all.map((one) => (
            <ListRow
              key={one.id}
              id={`change-${one.id}`}
              title={words.changeLine(one.change, one.stock)}
              note={
                <>
                  {`${one.reason} · ${one.by} · `}
                  <Moment instant={one.at} />
                </>
              }
            />
          ))}
        </Card>
        <More
          hasMore={changes.hasNextPage}
          isLoading={changes.isFetchingNextPage}
          onMore={() => void changes.fetchNextPage()}
        />
      </Stack>
    </Section>
  )
}
