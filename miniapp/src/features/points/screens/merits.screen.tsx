import { useState } from 'react'
import { grantRules, type GrantRule } from '@liren/shared/points'
import type { Merit, MeritSource } from '@liren/shared/points.merits'
import { useNow } from '../../../lib/clock.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { messageOf } from '../../../lib/messages.ts'
import { momentText } from '../../../lib/time.ts'
import { Box } from '../../../platform/elements.tsx'
import { usePageParams } from '../../../platform/page.params.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button, Buttons } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { Paged } from '../../../ui/paged.tsx'
import { ReasonSheet } from '../../../ui/reason.sheet.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { CameSheet } from '../components/came.sheet.tsx'
import { useMeriting, useMerits, useMeritSources } from '../hooks/use-merits.ts'
import { usePointsSettings } from '../hooks/use-settings.ts'
import { meritsTexts } from '../merits.texts.ts'

/** What rules grant: suggestions adopted, snaps found true, meetings attended (committee). */
export function MeritsScreen() {
  return (
    <SignedIn title={meritsTexts.use().title}>
      <MeritsPage />
    </SignedIn>
  )
}

type Asking = { of: 'came'; meeting: MeritSource } | { of: 'revoke'; merit: Merit } | null

function MeritsPage() {
  const words = meritsTexts.use()
  const { community = '' } = usePageParams()
  const [rule, setRule] = useState<GrantRule>('suggestion')
  const [asking, setAsking] = useState<Asking>(null)
  const settings = usePointsSettings(community)
  const meriting = useMeriting(community)
  const { recording, revoking } = meriting
  const close = () => setAsking(null)
  const isOff = settings.data?.terms.grants[rule] === 0
  return (
    <Screen
      id="merits"
      title={words.title}
      sheets={
        (asking?.of === 'came' && <CameSheet communityId={community} meeting={asking.meeting} onClose={close} />) ||
        (asking?.of === 'revoke' && (
          <ReasonSheet
            id="revoke-sheet"
            title={words.revokeTitle}
            body={words.revokeBody}
            label={words.reason}
            action={words.revoke}
            kind="danger"
            busy={revoking.isPending}
            error={revoking.error}
            onConfirm={(reason) => revoking.mutateAsync({ meritId: asking.merit.id, reason })}
            onClose={close}
          />
        ))
      }
    >
      <Stack>
        <Box as="p">{words.note}</Box>
        <Chips oneOf label={words.rules}>
          {grantRules.map((one) => (
            <Chip key={one} id={`merits-${one}`} role="radio" chosen={one === rule} onPress={() => setRule(one)}>
              {words.rule[one]}
            </Chip>
          ))}
        </Chips>
        {isOff && (
          <Banner id="merits-off" tone="info">
            {words.off}
          </Banner>
        )}
        <Section title={words.waiting[rule]}>
          {recording.error !== null && <Banner tone="danger">{messageOf(recording.error)}</Banner>}
          <Sources
            key={rule}
            communityId={community}
            rule={rule}
            busy={recording.isPending ? recording.variables : undefined}
            onRecord={(source) => {
              if (rule === 'meeting') setAsking({ of: 'came', meeting: source })
              else recording.mutate({ rule, complaintId: source.id })
            }}
          />
        </Section>
        <Section title={words.granted}>
          <Granted
            key={rule}
            communityId={community}
            rule={rule}
            onRevoke={(merit) => setAsking({ of: 'revoke', merit })}
          />
        </Section>
      </Stack>
    </Screen>
  )
}

interface SourcesProps {
  communityId: string
  rule: GrantRule
  /** What is being recorded now. */
  busy: { complaintId?: string } | object | undefined
  onRecord: (source: MeritSource) => void
}

function Sources({ communityId, rule, busy, onRecord }: SourcesProps) {
  const words = meritsTexts.use()
  const now = useNow()
  const locale = useLocale()
  const list = useMeritSources(communityId, rule)
  useRefresh(list)
  return (
    <Paged list={list} empty={<Box as="p">{words.none[rule]}</Box>}>
      {(all) =>
        all.map((source) => (
          <Card key={source.id} id={`source-${source.id}`}>
            <Stack tight>
              <Box as="h3">{source.said}</Box>
              <Box as="p">
                {source.by === null
                  ? momentText(source.at, now, locale)
                  : words.by(source.by, momentText(source.at, now, locale))}
              </Box>
              {source.abilities.record && (
                <Button
                  id={`record-${source.id}`}
                  snug
                  busy={busy !== undefined && 'complaintId' in busy && busy.complaintId === source.id}
                  onPress={() => onRecord(source)}
                >
                  {words.record[rule]}
                </Button>
              )}
            </Stack>
          </Card>
        ))
      }
    </Paged>
  )
}

interface GrantedProps {
  communityId: string
  rule: GrantRule
  onRevoke: (merit: Merit) => void
}

function Granted({ communityId, rule, onRevoke }: GrantedProps) {
  const words = meritsTexts.use()
  const now = useNow()
  const locale = useLocale()
  const list = useMerits(communityId, rule)
  return (
    <Paged list={list} empty={<Box as="p">{words.noneGranted}</Box>}>
      {(all) =>
        all.map((merit) => (
          <Card key={merit.id} id={`merit-${merit.id}`}>
            <Stack tight>
              <Box as="h3">{words.line(merit.nickname, merit.points)}</Box>
              <Box as="p">{merit.said}</Box>
              <Box as="p">{words.recordedBy(merit.recordedBy, momentText(merit.recordedAt, now, locale))}</Box>
              {merit.revokedBy !== null && <Box as="p">{words.revokedBy(merit.revokedBy, merit.reason ?? '')}</Box>}
              {merit.abilities.revoke && (
                <Buttons>
                  <Button id={`revoke-${merit.id}`} snug onPress={() => onRevoke(merit)}>
                    {words.revoke}
                  </Button>
                </Buttons>
              )}
            </Stack>
          </Card>
        ))
      }
    </Paged>
  )
}
