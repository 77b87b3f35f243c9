import { ReasonSheet } from '../../../ui/reason.sheet.tsx'
import { useObject } from '../hooks/use-remarks.ts'
import type { InDecision } from '../votes.api.ts'
import { votesTexts } from '../votes.texts.ts'

interface ObjectProps {
  at: InDecision
  kind: 'roll' | 'result'
  onClose: () => void
}

/** An objection to the roll or the result, to be answered in writing. */
export function ObjectSheet({ at, kind, onClose }: ObjectProps) {
  const words = votesTexts.use().object
  const objecting = useObject(at, kind)
  return (
    <ReasonSheet
      id={`object-${kind}`}
      title={kind === 'roll' ? words.rollTitle : words.resultTitle}
      body={words.body}
      label={words.label}
      hint={kind === 'roll' ? words.rollHint : words.resultHint}
      action={words.action}
      busy={objecting.isPending}
      error={objecting.error}
      onConfirm={objecting.mutateAsync}
      onClose={onClose}
    />
  )
}
