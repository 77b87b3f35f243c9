import { useState } from 'react'
import { z } from 'zod'
import { complaintPlaceKind } from '@liren/shared/complaints'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { usePageParams } from '../../../platform/page.params.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { Field } from '../../../ui/field.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { LongField } from '../../../ui/long.field.tsx'
import { More } from '../../../ui/more.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import { PlaceSheet } from '../components/where.part.tsx'
import { useSpots, useSpotWork } from '../hooks/use-spots.ts'
import { spotsTexts } from '../spots.texts.ts'

/** Common places with a square code: which there are, another one, and all of them on paper. */
export function ComplaintSpotsScreen() {
  return (
    <SignedIn title={spotsTexts.use().title}>
      <SpotsPage />
    </SignedIn>
  )
}

type Printing = ReturnType<typeof useSpotWork>['printing']

const spotForm = z.object({
  place: z.object({ kind: complaintPlaceKind, id: z.string(), label: z.string() }).nullable(),
  spot: z.string(),
})

function SpotsPage() {
  const words = spotsTexts.use()
  const { community = '' } = usePageParams()
  const [form, setForm, { done }] = useFormDraft(spotForm, `complaint-spot.${community}`, { place: null, spot: '' })
  const [isChoosing, setChoosing] = useState(false)
  const { adding, removing, printing } = useSpotWork(community)
  const hasSpots = (useSpots(community).data?.pages[0]?.items.length ?? 0) > 0
  const { place, spot } = form
  const put = () => {
    if (place && place.kind !== 'unit')
      adding.mutate({ place: { kind: place.kind, id: place.id }, spot: spot.trim() }, { onSuccess: done })
  }
  return (
    <Screen
      id="complaint-spots"
      title={words.title}
      footer={
        hasSpots && (
          <>
            {printing.error && <Banner tone="danger">{messageOf(printing.error)}</Banner>}
            <Button
              id="spots-print"
              kind="primary"
              icon="print"
              busy={printing.isPending && printing.variables === 'link'}
              onPress={() => printing.mutate('link')}
            >
              {words.print}
            </Button>
          </>
        )
      }
      sheets={
        isChoosing && (
          <PlaceSheet
            communityId={community}
            onChoose={(chosen) => setForm({ ...form, place: chosen })}
            onClose={() => setChoosing(false)}
          />
        )
      }
    >
      <Stack>
        <Box as="p">{words.intro}</Box>
        <Section title={words.add}>
          <Card>
            <Stack>
              <LongField label={words.place}>
                <Button id="spot-place" icon="place" onPress={() => setChoosing(true)}>
                  {place?.label ?? words.choosePlace}
                </Button>
              </LongField>
              <Field for="spot-text" label={words.spot}>
                <TextInput
                  id="spot-text"
                  value={spot}
                  onInput={(text) => setForm({ ...form, spot: text })}
                  placeholder={words.spotHint}
                  maxLength={60}
                  label={words.spot}
                />
              </Field>
              {adding.error && <Banner tone="danger">{messageOf(adding.error)}</Banner>}
              <Button
                id="spot-put"
                icon="plus"
                disabled={place === null || spot.trim() === ''}
                busy={adding.isPending}
                onPress={put}
              >
                {words.put}
              </Button>
            </Stack>
          </Card>
        </Section>
        {removing.error && <Banner tone="danger">{messageOf(removing.error)}</Banner>}
        <WechatCodes communityId={community} printing={printing} />
        <Spots communityId={community} onRemove={(id) => removing.mutate(id)} />
      </Stack>
    </Screen>
  )
}

/** The mini-program's own codes, which WeChat's scanner opens without a browser between; where there is a mini-program. */
function WechatCodes({ communityId, printing }: { communityId: string; printing: Printing }) {
  const words = spotsTexts.use()
  const first = useSpots(communityId).data?.pages[0]
  if (!first?.hasWechat || first.items.length === 0) return null
  return (
    <Button
      id="spots-print-wechat"
      icon="print"
      busy={printing.isPending && printing.variables === 'wechat'}
      onPress={() => printing.mutate('wechat')}
    >
      {words.printWechat}
    </Button>
  )
}

function Spots({ communityId, onRemove }: { communityId: string; onRemove: (id: string) => void }) {
  const words = spotsTexts.use()
  const spots = useSpots(communityId)
  return (
    <QueryView query={spots}>
      {({ pages }) => {
        const all = pages.flatMap((page) => page.items)
        if (all.length === 0)
          return <EmptyState id="spots-empty" picture="lamp" title={words.emptyTitle} body={words.emptyBody} />
        return (
          <Stack>
            <Card flush>
              {all.map(({ id, place, spot }) => (
                <ListRow
                  key={id}
                  id={`spot-${id}`}
                  icon="place"
                  title={spot}
                  note={place.label}
                  trailing={
                    <Button
                      id={`spot-remove-${id}`}
                      snug
                      kind="quiet"
                      label={words.remove(spot)}
                      onPress={() => onRemove(id)}
                    >
                      {words.removeShort}
                    </Button>
                  }
                />
              ))}
            </Card>
            <More
              hasMore={spots.hasNextPage}
              isLoading={spots.isFetchingNextPage}
              onMore={() => void spots.fetchNextPage()}
            />
          </Stack>
        )
      }}
    </QueryView>
  )
}
