import { communityRoles, type HeldRole, type Role } from '@liren/shared/roles'
import { names } from '../../../lib/names.ts'
import { Stack, Card } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { LongField } from '../../../ui/long.field.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { SwitchRow } from '../../../ui/switch.tsx'
import { useTree } from '../../neighbourhood/hooks/use-tree.ts'
import type { LocalDraft } from '../composer.draft.ts'
import { addressable, type PlaceKind } from '../composer.places.ts'
import { composerTexts } from '../composer.texts.ts'
import { PlaceTree } from './place.tree.tsx'

interface AudienceStepProps {
  communityId: string
  draft: LocalDraft
  change: (part: Partial<LocalDraft>) => void
  signatures: readonly HeldRole[]
  isMissing: boolean
}

const isPlaceKind = (kind: string | null): kind is PlaceKind =>
  kind === 'community' || kind === 'estate' || kind === 'grid' || kind === 'building' || kind === 'entrance'

/** In which role it is signed, and who it is for. */
export function AudienceStep({ communityId, draft, change, signatures, isMissing }: AudienceStepProps) {
  const words = composerTexts.use()
  const roleNames = names.use().role
  const tree = useTree(communityId)
  const signed = signatures.find(
    (held) => held.role === draft.signature?.role && held.scopeId === draft.signature.scopeId,
  )
  // Another role reaches other places: the choice begins again with its own.
  const sign = ({ role, scopeKind, scopeId }: HeldRole) => {
    if (scopeId === null) return
    const places = isPlaceKind(scopeKind) ? [{ kind: scopeKind, id: scopeId }] : []
    change({ signature: { role, scopeId }, places, roles: [] })
  }
  const toggleRole = (role: Role) =>
    change({ roles: draft.roles.includes(role) ? draft.roles.filter((one) => one !== role) : [...draft.roles, role] })

  return (
    <Stack>
      {signatures.length > 1 && (
        <LongField label={words.signAs}>
          <Chips oneOf label={words.signAs}>
            {signatures.map((held) => (
              <Chip
                key={`${held.role}-${held.scopeId ?? ''}`}
                id={`sign-as-${held.role}-${held.scopeId ?? ''}`}
                role="radio"
                chosen={held === signed}
                onPress={() => sign(held)}
              >
                {`${held.scopeLabel} ${roleNames[held.role]}`}
              </Chip>
            ))}
          </Chips>
        </LongField>
      )}
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
      {signed?.scopeKind === 'community' && (
        <LongField label={words.roles}>
          <Chips label={words.roles}>
            {communityRoles.map((role) => (
              <Chip
                key={role}
                id={`audience-role-${role}`}
                chosen={draft.roles.includes(role)}
                onPress={() => toggleRole(role)}
              >
                {roleNames[role]}
              </Chip>
            ))}
          </Chips>
        </LongField>
      )}
    </Stack>
  )
}
