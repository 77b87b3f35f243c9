import { useState } from 'react'
import type { ResidentChoice } from '../../../ui/resident.picker.tsx'
import { useLookedBehind, useResidents } from './use-residents.ts'

/** Choosing one of the residents the person may see, by the entrance they live at. */
export function useResidentChoice(communityId: string): ResidentChoice {
  const [entranceId, setEntrance] = useState('')
  const [residenceId, onResident] = useState('')
  const { doors, error } = useLookedBehind(communityId)
  const residents = useResidents(communityId, entranceId)
  const all = residents.data?.pages.flatMap((page) => page.items) ?? []
  return {
    doors,
    entranceId,
    onEntrance: (entrance) => {
      setEntrance(entrance)
      onResident('')
    },
    people: all.map((one) => ({ value: one.residenceId, text: `${one.unitLabel} ${one.nickname}` })),
    residenceId,
    onResident,
    onMore: residents.hasNextPage ? () => void residents.fetchNextPage() : null,
    error: error ?? residents.error,
  }
}
