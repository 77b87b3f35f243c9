import type { Thanks, VolunteerBoard } from '@liren/shared/volunteering.thanks'
import { durationText } from '../../../lib/duration.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { usePageParams } from '../../../platform/page.params.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { FactList } from '../../../ui/fact.list.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { Paged } from '../../../ui/paged.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { SwitchRow } from '../../../ui/switch.tsx'
import { useBoard, useListing, useShowing, useThanksLines, useThanksToMe } from '../hooks/use-thanks.ts'
import { thanksTexts } from '../thanks.texts.ts'

/** Who wants to be listed among volunteers, what we did together, and thanks: those neighbours read, and those to me. */
export function ThanksScreen() {
  return (
    <SignedIn title={thanksTexts.use().title}>
      <ThanksPage />
    </SignedIn>
  )
}

function ThanksPage() {
  const words = thanksTexts.use()
  const { community = '' } = usePageParams()
  const board = useBoard(community)
  useRefresh(board)
  return (
    <Screen id="thanks" title={words.title}>
      <QueryView query={board}>
        {(data) => (
          <Stack>
            <Listing communityId={community} board={data} />
            <ToMe communityId={community} />
            <Together board={data} />
            <Lines communityId={community} />
          </Stack>
        )}
      </QueryView>
    </Screen>
  )
}

function Listing({ communityId, board: { items, mine, year } }: { communityId: string; board: VolunteerBoard }) {
  const words = thanksTexts.use()
  const locale = useLocale()
  const listing = useListing(communityId)
  return (
    <>
      <Card flush>
        <SwitchRow
          id="list-me"
          on={mine.isListed}
          onChange={(isListed) => listing.mutate(isListed)}
          title={words.listed}
          note={words.listedNote}
        />
      </Card>
      {listing.error !== null && <Banner tone="danger">{messageOf(listing.error)}</Banner>}
      <Section title={words.listOf(year)}>
        {items.length === 0 ? (
          <Box as="p">{words.listEmpty}</Box>
        ) : (
          <Card flush>
            {items.map(({ nickname, thanks, minutes, isMe }, at) => (
              <ListRow
                key={at}
                id={`listed-${String(at)}`}
                title={isMe ? `${nickname} · ${words.me}` : nickname}
                trailing={words.amounts(thanks, durationText(minutes, locale))}
              />
            ))}
          </Card>
        )}
      </Section>
    </>
  )
}

function Together({ board: { mine, household, building } }: { board: VolunteerBoard }) {
  const words = thanksTexts.use()
  const locale = useLocale()
  return (
    <Section title={words.together}>
      <Card id="together">
        <FactList
          items={[
            [words.mine, words.amounts(mine.thanks, durationText(mine.minutes, locale))],
            [words.household(household?.people ?? 0), household && durationText(household.minutes, locale)],
            [words.building(building?.people ?? 0), building && durationText(building.minutes, locale)],
          ]}
        />
      </Card>
    </Section>
  )
}

function ToMe({ communityId }: { communityId: string }) {
  const words = thanksTexts.use()
  const list = useThanksToMe(communityId)
  const showing = useShowing(communityId)
  return (
    <Section title={words.toMe}>
      {showing.error !== null && <Banner tone="danger">{messageOf(showing.error)}</Banner>}
      <Paged list={list} empty={<Box as="p">{words.toMeEmpty}</Box>}>
        {(all) =>
          all.map((one) => (
            <OneToMe key={one.id} one={one} onShow={(isShown) => showing.mutate({ thanksId: one.id, isShown })} />
          ))
        }
      </Paged>
    </Section>
  )
}

function OneToMe({ one, onShow }: { one: Thanks; onShow: (isShown: boolean) => void }) {
  const words = thanksTexts.use()
  return (
    <Card id={`thanks-${one.id}`}>
      <Stack tight>
        <Box as="p">{words.rated(one.rating)}</Box>
        {one.words !== null && <Box as="h3">{one.words}</Box>}
        <Box as="p">{words.by(one.by, one.title)}</Box>
        {one.isPublic && (
          <SwitchRow
            id={`show-${one.id}`}
            on={one.isShown === true}
            onChange={onShow}
            title={words.show}
            note={words.showNote}
          />
        )}
      </Stack>
    </Card>
  )
}

function Lines({ communityId }: { communityId: string }) {
  const words = thanksTexts.use()
  const list = useThanksLines(communityId)
  return (
    <Section title={words.lines}>
      <Paged list={list} empty={<Box as="p">{words.linesEmpty}</Box>}>
        {(all) => (
          <Card flush>
            {all.map((one) => (
              <ListRow
                key={one.id}
                id={`thanks-line-${one.id}`}
                icon="leaf"
                title={words.line(one.nickname, one.words)}
                note={words.by(one.by, one.title)}
              />
            ))}
          </Card>
        )}
      </Paged>
    </Section>
  )
}
