import { useEffect, useRef, useState } from 'react'
import type { Shift } from '@liren/shared/volunteering'
import { messageOf } from '../../../lib/messages.ts'
import { clockOf } from '../../../lib/time.ts'
import { volunteeringRoutes } from '../../../lib/volunteering.routes.ts'
import { Box } from '../../../platform/elements.tsx'
import { replace } from '../../../platform/navigation.ts'
import { usePageParams } from '../../../platform/page.params.ts'
import { canScan, scan } from '../../../platform/scan.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { useDemo } from '../../demo/hooks/use-demo.ts'
import { SwitchRow } from '../../../ui/switch.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import { codeIn, groupedDigits, typedDigits } from '../code.draft.ts'
import { KeptScans } from '../components/kept.scans.tsx'
import { usePlace } from '../hooks/use-place.ts'
import { useScanning } from '../hooks/use-scanning.ts'
import { useShift } from '../hooks/use-shifts.ts'
import { placeTexts } from '../place.texts.ts'
import { useKeptScans } from '../scans.kept.ts'
import { volunteeringTexts } from '../volunteering.texts.ts'

/** Checking in and out by the code that the organiser shows: scanned, typed, or opened as an address. */
export function ScanScreen() {
  return (
    <SignedIn title={volunteeringTexts.use().scanTitle}>
      <ScanPage />
    </SignedIn>
  )
}

function ScanPage() {
  const words = volunteeringTexts.use()
  // The demo's clock decides what is due.
  useDemo()
  const { community = '', id = '' } = usePageParams()
  const shift = useShift({ communityId: community, shiftId: id })
  if (shift.data) return <Scanning communityId={community} shift={shift.data} />
  return (
    <Screen id="scan" title={words.scanTitle}>
      <QueryView query={shift}>{() => null}</QueryView>
    </Screen>
  )
}

function Scanning({ communityId, shift }: { communityId: string; shift: Shift }) {
  const words = volunteeringTexts.use()
  const { code: address } = usePageParams()
  const place = usePlace(shift)
  const scanning = useScanning({ communityId, shift }, place.compare)
  const [typed, setTyped] = useState('')
  const [isForeign, setForeign] = useState(false)
  const inAt = shift.mine?.inAt ?? null
  const isOut = inAt !== null
  const { check, isBusy } = scanning
  const read = (text: string) => {
    const code = codeIn(text)
    setForeign(code === null)
    if (code !== null) void check(code)
  }
  // Opened by the address that a camera read: once.
  const begun = useRef(false)
  useEffect(() => {
    if (address === undefined || begun.current || !shift.abilities.scan || !place.isReady) return
    begun.current = true
    read(address)
  })
  const scanned = async () => {
    const text = await scan()
    if (text !== null) read(text)
  }
  const digits = typedDigits(typed)
  return (
    <Screen
      id="scan"
      title={words.scanTitle}
      footer={
        shift.abilities.scan && canScan ? (
          <Button id="scan-start" kind="primary" icon="scan" busy={isBusy} onPress={() => void scanned()}>
            {words.scanButton}
          </Button>
        ) : undefined
      }
    >
      <Stack>
        <Outcome communityId={communityId} shift={shift} scanning={scanning} isForeign={isForeign} />
        <KeptScans communityId={communityId} />
        {place.asks && <PlaceCard place={place} />}
        {shift.abilities.scan ? (
          <Card id="scan-card">
            <Stack>
              <Box as="h2">{isOut ? words.scanOutOf(shift.title) : words.scanIn(shift.title)}</Box>
              <Box as="p">{words.scanNote}</Box>
              <Field for="scan-digits" label={words.digits} hint={words.digitsHint}>
                <TextInput
                  id="scan-digits"
                  kind="digits"
                  value={typed}
                  onInput={(text) => setTyped(groupedDigits(text))}
                  maxLength={9}
                  label={words.digits}
                  describedBy={noteOf('scan-digits')}
                />
              </Field>
              <Button
                id="scan-check"
                kind={canScan ? 'plain' : 'primary'}
                busy={isBusy}
                disabled={digits === null}
                onPress={() => {
                  setForeign(false)
                  if (digits !== null) void check(digits).then(() => setTyped(''))
                }}
              >
                {words.check(isOut)}
              </Button>
            </Stack>
          </Card>
        ) : (
          !isOut && <Banner tone="info">{words.shut}</Banner>
        )}
        <Button
          id="scan-to-shift"
          kind="quiet"
          onPress={() => replace(volunteeringRoutes.shift(communityId, shift.id))}
        >
          {words.toShift}
        </Button>
      </Stack>
    </Screen>
  )
}

/** Asks whether the place may be compared; nothing depends on it. */
function PlaceCard({ place }: { place: ReturnType<typeof usePlace> }) {
  const words = placeTexts.use()
  return (
    <>
      <Card flush>
        <SwitchRow
          id="scan-place"
          on={place.isAgreed}
          onChange={place.agree}
          title={words.agree}
          note={words.agreeNote}
        />
      </Card>
      {place.error !== null && <Banner tone="danger">{messageOf(place.error)}</Banner>}
    </>
  )
}

interface OutcomeProps {
  communityId: string
  shift: Shift
  scanning: ReturnType<typeof useScanning>
  isForeign: boolean
}

/** What came of the last scan. */
function Outcome({ communityId, shift, scanning: { error, isKept, isBusy }, isForeign }: OutcomeProps) {
  const words = volunteeringTexts.use()
  const isWaiting = useKeptScans(communityId).some(({ shiftId, fault }) => shiftId === shift.id && fault === null)
  if (isBusy) return null
  if (isForeign) return <Banner tone="danger">{words.noCode}</Banner>
  if (error !== null) return <Banner tone="danger">{messageOf(error)}</Banner>
  if (isKept && isWaiting) {
    return (
      <Banner id="scan-kept" tone="warn">
        {words.kept}
      </Banner>
    )
  }
  const { inAt = null, outAt = null } = shift.mine ?? {}
  if (inAt === null) return null
  return (
    <Banner id="scan-done" tone="good">
      {outAt === null ? words.checkedIn(clockOf(inAt)) : words.checkedOut(clockOf(outAt))}
    </Banner>
  )
}
