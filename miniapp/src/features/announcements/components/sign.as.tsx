import type { PublishingRole } from '@liren/shared/announcements'
import { names } from '../../../lib/names.ts'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { LongField } from '../../../ui/long.field.tsx'
import { composerTexts } from '../composer.texts.ts'

interface SignAsProps {
  signatures: readonly PublishingRole[]
  signed: PublishingRole | undefined
  onSign: (held: PublishingRole) => void
}

/** In which of several roles it is signed. */
export function SignAs({ signatures, signed, onSign }: SignAsProps) {
  const words = composerTexts.use()
  const roleNames = names.use().role
  if (signatures.length < 2) return null
  return (
    <LongField label={words.signAs}>
      <Chips oneOf label={words.signAs}>
        {signatures.map((held) => (
          <Chip
            key={`${held.role}-${held.scopeId ?? ''}`}
            id={`sign-as-${held.role}-${held.scopeId ?? ''}`}
            role="radio"
            chosen={held === signed}
            onPress={() => onSign(held)}
          >
            {`${held.scopeLabel} ${roleNames[held.role]}`}
          </Chip>
        ))}
      </Chips>
    </LongField>
  )
}
