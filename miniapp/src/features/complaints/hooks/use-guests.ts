import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useSubmissions } from '../../../lib/submission.ts'
import type { InComplaint } from '../complaints.api.ts'
import { keys } from '../complaints.keys.ts'
import { admitGuest, dismissGuest } from '../guests.api.ts'

/** Letting somebody into a dispute, and out again (its mediator). */
export function useGuests(at: InComplaint) {
  const client = useQueryClient()
  const submissions = useSubmissions()
  const onSettled = () => void client.invalidateQueries({ queryKey: keys.one(at.communityId, at.complaintId) })
  const admitting = useMutation({
    mutationFn: (guest: { phone: string; nickname: string }) => admitGuest(at, guest, submissions.nameFor(guest)),
    onSuccess: submissions.done,
    onSettled,
  })
  const dismissing = useMutation({ mutationFn: (guestId: string) => dismissGuest(at, guestId), onSettled })
  return { admitting, dismissing }
}
