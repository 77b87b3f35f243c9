import type { PublishingRole } from '@liren/shared/announcements'
import { communityRoles, type Role } from '@liren/shared/roles'
import { names } from '../../../lib/names.ts'
import { Stack, Card } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { LongField } from '../../../ui/long.field.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { SwitchRow } from '../../../ui/switch.tsx'
import { useTree } from '../../neighbourhood/hooks/use-tree.ts'
import type { LocalDraft } from '../composer.draft.ts'
import { addressable } from '../composer.places.ts'
import { signing } from '../signing.draft.ts'
import { composerTexts } from '../composer.texts.ts'
import { MoreFields } from './more.fields.tsx'
import { PlaceTree } from './place.tree.tsx'
import { SignAs } from './sign.as.tsx'

interface AudienceStepProps {
  communityId: string
  draft: LocalDraft
  change: (part: Partial<LocalDraft>) => void
  signatures: readonly PublishingRole[]
  signed: PublishingRole | undefined
  isMissing: boolean
}

/** In which role it is signed, and who it is for. */
export function AudienceStep({ communityId, draft, change, signatures, signed, isMissing }: AudienceStepProps) {
  const words = composerTexts.use()
  const tree = useTree(communityId)
  return (
    <Stack>
      <SignAs
        signatures={signatures.filter(({ kinds }) => kinds.includes(draft.matter.kind))}
        signed={signed}
        onSign={(held) => change(signing(draft, held, communityId))}
      />
      <LongField label={words.audience} fault={isMissing ? words.audienceFault : undefined}>
        <QueryView query={tree}>
          {(data) => (
            <PlaceTree
              key={signed?.scopeId ?? ''}
              nodes={signed ? addressable(data, signed) : []}
              chosen={draft.places}
              onChange={(places) => change({ places })}
            />
          )}
        </QueryView>
      </LongField>
      <Card flush>
        <SwitchRow
          id="owners-only"
          on={draft.ownersOnly}
          onChange={(ownersOnly) => change({ ownersOnly })}
          title={words.ownersOnly}
          note={words.ownersOnlyNote}
        />
      </Card>
      {signed?.scopeKind === 'community' && <RoleChips chosen={draft.roles} onChange={(roles) => change({ roles })} />}
      <MoreFields draft={draft} change={change} signed={signed} />
    </Stack>
  )
}

function RoleChips({ chosen, onChange }: { chosen: readonly Role[]; onChange: (roles: Role[]) => void }) {
  const words = composerTexts.use()
  const roleNames = names.use().role
  const toggle = (role: Role) =>
    onChange(chosen.includes(role) ? chosen.filter((one) => one !== role) : [...chosen, role])
  return (
    <LongField label={words.roles}>
      <Chips label={words.roles}>
        {communityRoles.map((role) => (
          <Chip key={role} id={`audience-role-${role}`} chosen={chosen.includes(role)} onPress={() => toggle(role)}>
            {roleNames[role]}
          </Chip>
        ))}
      </Chips>
    </LongField>
  )
}
