import { checkPlace, type PlaceCheck } from '@liren/shared/volunteering.place'
import type { Shift } from '@liren/shared/volunteering'
import { whereAmI } from '../../../platform/location.ts'
import { useConsents, useSetConsent } from '../../privacy/hooks/use-consents.ts'

/**
 * Comparing where the phone is with where the activity is, on the phone, at check-in alone, and only with its owner's
 * consent. `asks` is whether there is anything to consent to.
 */
export function usePlace({ spot, mine, abilities }: Shift) {
  const consents = useConsents()
  const setting = useSetConsent()
  const consent = consents.data?.find(({ purpose }) => purpose === 'location_check')
  const asks = spot !== null && abilities.scan && mine?.inAt === null && consent !== undefined
  // What a camera read goes off by itself, but not before it is known whether the place is compared.
  const isReady = spot === null || !consents.isPending
  const isAgreed = consent?.isGranted === true
  const agree = (isGranted: boolean) => consent && setting.mutate({ consent, isGranted })
  const compare = async (): Promise<PlaceCheck | null> => {
    if (!asks || !isAgreed) return null
    const fix = await whereAmI()
    return fix && checkPlace(spot, fix)
  }
  return { asks, isReady, isAgreed, agree, compare, error: setting.error }
}
