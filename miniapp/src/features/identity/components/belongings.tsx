import type { Me, Membership } from '@liren/shared/identity'
import type { Role } from '@liren/shared/roles'
import { complaintRoutes } from '../../../lib/complaint.routes.ts'
import { names } from '../../../lib/names.ts'
import { routes } from '../../../lib/routes.ts'
import { open } from '../../../platform/navigation.ts'
import { Card, Section } from '../../../ui/card.tsx'
import { Badge } from '../../../ui/chip.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { identityTexts } from '../identity.texts.ts'

/** Where I live, in the community in view, and the way to bind another flat. */
export function Homes({ membership }: { membership: Membership | null }) {
  const words = identityTexts.use().me
  const relations = names.use().relation
  const homes = membership?.homes ?? []
  return (
    <Section title={words.homes}>
      <Card flush>
        {homes.length === 0 && (
          <ListRow
            id="bind-home"
            icon="plus"
            title={words.bindHome}
            note={words.bindHomeNote}
            onPress={() => open(routes.join)}
          />
        )}
        {homes.map((home) => (
          <ListRow
            key={home.residenceId}
            id={`home-${home.residenceId}`}
            icon="home"
            title={home.label}
            note={home.estateName}
            trailing={<Badge>{relations[home.relation]}</Badge>}
          />
        ))}
        <ListRow
          id="open-flats"
          icon="building"
          title={words.flats}
          note={words.flatsNote}
          onPress={() => open(routes.myFlats)}
        />
      </Card>
    </Section>
  )
}

/** Offices above communities: their work is where they are called. */
const isAbove = (role: Role): boolean => role === 'street' || role === 'department'

/** The offices I hold, here and above communities. */
export function Offices({ me, membership }: { me: Me; membership: Membership | null }) {
  const words = identityTexts.use().me
  const roleNames = names.use().role
  const held = [...me.roles, ...(membership?.roles ?? [])]
  if (held.length === 0) return null
  return (
    <Section title={words.roles}>
      <Card flush>
        {held.map((one) => (
          <ListRow
            key={`${one.role}-${one.scopeId ?? ''}`}
            icon="key"
            title={roleNames[one.role]}
            {...(one.scopeLabel === '' ? {} : { note: one.scopeLabel })}
            {...(isAbove(one.role) ? { onPress: () => open(complaintRoutes.called) } : {})}
          />
        ))}
      </Card>
    </Section>
  )
}
