import { binding } from '@liren/shared/binding'
import { newPhone, type TestApp } from './app.ts'
import { residents, signedIn, type Actor, type Sessions } from './matrix.actors.ts'
import { plantSlip } from './slips.ts'
import { entranceAt, unitAt, type World } from './world.ts'

/** What the rows of binding speak of: slips, requests and residences in every state. */
export interface MatrixBinding {
  /** Codes of slips. */
  codes: { open: string; used: string; expired: string }
  slips: { open: string; used: string; theirs: string }
  /** The request an actor made and nobody decided; the committee may not decide its own. */
  requestOf(actor: Actor): string
  /** Who asked for `decided` is the owner. */
  requests: { pending: string; decided: string; theirs: string }
  residences: { unverifiedOwner: string; familyOfOwner: string; childOfOwner: string }
  /** The residence of an actor, or of nobody. */
  homeOf(actor: Actor): string
}

const nowhere = '01890000-0000-7000-8000-000000000000'

/** The flat nobody of the matrix lives in, of which requests and slips speak. */
export const freeUnit = (world: World) => unitAt(world, 0, 1)

export async function createBinding(
  test: TestApp,
  here: World,
  there: World,
  sessions: Sessions,
): Promise<MatrixBinding> {
  const someone = () => test.signIn(newPhone())
  const slipOf = async (world: World) => {
    const code = await plantSlip(test, world, freeUnit(world))
    const { rows } = await test.admin.query<{ id: string }>(
      'SELECT id FROM invitation WHERE community_id = $1 ORDER BY created_at DESC LIMIT 1',
      [world.communityId],
    )
    return { code, id: rows[0]?.id ?? '' }
  }
  const ask = async (world: World, as: { accessToken: string }, unitLabel = '102') => {
    const where = { communityId: world.communityId, entranceId: entranceAt(world, 0, 1), unitLabel }
    const { id } = await test.call(binding.request, { body: { ...where, relation: 'owner' } }, { as })
    return id
  }
  const join = async (unitId: string, relation: 'co_owner' | 'family', isUnder14 = false) => {
    const code = await plantSlip(test, here, unitId)
    return (await test.call(binding.bind, { body: { code, relation, isUnder14 } }, { as: await someone() })).residenceId
  }

  const [used, open, theirs] = [await slipOf(here), await slipOf(here), await slipOf(there)]
  await test.call(binding.bind, { body: { code: used.code, relation: 'tenant' } }, { as: await someone() })
  const requests = new Map<Actor, string>()
  for (const actor of signedIn) requests.set(actor, await ask(here, sessions[actor]))
  const decided = await ask(here, sessions.owner, '101')
  const at = { communityId: here.communityId, requestId: decided }
  await test.call(binding.refuse, { params: at, body: { reason: '不是业主' } }, { as: here.committee })

  const homes = new Map<Actor, string>()
  for (const actor of [...residents, 'otherOwner'] as const) {
    const [flat] = (await test.call(binding.mine, {}, { as: sessions[actor] })).flats
    if (flat) homes.set(actor, flat.residenceId)
  }
  const owned = unitAt(here, 0, 0)
  return {
    codes: { open: open.code, used: used.code, expired: await plantSlip(test, here, freeUnit(here), '-1 second') },
    slips: { open: open.id, used: used.id, theirs: theirs.id },
    requestOf: (actor) => requests.get(actor) ?? nowhere,
    requests: { pending: requests.get('nobody') ?? '', decided, theirs: await ask(there, await someone()) },
    residences: {
      unverifiedOwner: await join(freeUnit(here), 'co_owner'),
      familyOfOwner: await join(owned, 'family'),
      childOfOwner: await join(owned, 'family', true),
    },
    homeOf: (actor) => homes.get(actor) ?? nowhere,
  }
}
