import type { ComplaintSpot } from '@liren/shared/complaints.spots'
import { useEffect, useRef } from 'react'
import { canScan } from '../../../platform/scan.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import type { Reporting } from '../hooks/use-reporting.ts'
import { useScannedCode, useSpot } from '../hooks/use-spots.ts'
import { spotsTexts } from '../spots.texts.ts'

interface ScannedPartProps {
  communityId: string
  reporting: Reporting
  /** The code in the page's own address. */
  code: string | null
}

/** The place at which a square code hangs, chosen by scanning it; whoever likes chooses another one afterwards. */
export function ScannedPart({ communityId, reporting, code }: ScannedPartProps) {
  const words = spotsTexts.use()
  const scanned = useScannedCode(communityId)
  const asked = scanned.code ?? code
  const found = useSpot(communityId, asked)
  useOnce(found.data, ({ place, spot }) => reporting.change({ place, spot }))
  if (asked === null && !canScan) return null
  return (
    <Stack tight>
      {canScan && (
        <Button id="report-scan" icon="scan" onPress={() => void scanned.scan()}>
          {words.scan}
        </Button>
      )}
      {scanned.isForeign && <Banner tone="warn">{words.foreign}</Banner>}
      {found.data && (
        <Banner id="report-scanned" tone="info">
          {words.scanned(words.at(found.data.place.label, found.data.spot))}
        </Banner>
      )}
      {found.error && !found.data && (
        <Banner id="report-unknown-code" tone="warn">
          {words.unknown}
        </Banner>
      )}
    </Stack>
  )
}

/** Does something once with each spot that was found: what is chosen afterwards stays chosen. */
function useOnce(spot: ComplaintSpot | undefined, use: (spot: ComplaintSpot) => void): void {
  const used = useRef<string | null>(null)
  const latest = useRef(use)
  latest.current = use
  useEffect(() => {
    if (spot === undefined || used.current === spot.id) return
    used.current = spot.id
    latest.current(spot)
  }, [spot])
}
