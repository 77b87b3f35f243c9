import type { PlaceKind } from '@liren/shared/neighbourhood'
import { rolesApi, type ResidenceRelation, type Role } from '@liren/shared/roles'
import { newPhone } from '../app.ts'
import type { Device, Person } from './device.ts'
import type { Phone } from './phone.ts'
import type { Town } from './town.ts'

/** Registers somebody as living in a unit; their phone, with WeChat on it, has not opened the mini-program yet. */
export async function neighbour(
  town: Town,
  unitId: string,
  nickname: string,
  relation: ResidenceRelation = 'owner',
): Promise<Device> {
  const phone = newPhone()
  const { communityId, committee } = town.world
  const body = { phone, nickname, unitId, relation }
  await town.test.call(rolesApi.placeResident, { params: { communityId }, body }, { as: committee })
  return town.device(phone)
}

/** Gives somebody an office; their phone, too, has not opened the mini-program yet. */
export async function officer(
  town: Town,
  office: { role: Role; scopeKind: PlaceKind; scopeId: string; nickname: string },
): Promise<Device> {
  const phone = newPhone()
  const { communityId, committee, operator } = town.world
  // A committee does not choose its own members.
  const as = office.role === 'committee' ? operator : committee
  await town.test.call(rolesApi.grant, { params: { communityId }, body: { phone, ...office } }, { as })
  return town.device(phone)
}

/** A phone that nobody registered: its owner belongs nowhere yet. */
export const stranger = (town: Town, person: Partial<Person> = {}): Device => town.device(newPhone(), person)

/** Signs in the way a newcomer does: WeChat, consent, the phone number, and the privacy question on the way. */
export async function signIn(phone: Phone): Promise<void> {
  await phone.tap('go-sign-in')
  await phone.isOn('pages/identity/sign-in/index')
  await phone.tap('sign-in-consent')
  await phone.tap('sign-in-wechat')
  await phone.tap('attach-phone')
  if (!phone.device.hasAgreedToPrivacy) await phone.tap('privacy-agree')
  await phone.until('the door is behind', () => phone.route() !== 'pages/identity/sign-in/index')
}

/** Opens the mini-program on a phone for the first time and signs in. */
export async function settle(town: Town, device: Device): Promise<Phone> {
  const phone = await town.open(device)
  await signIn(phone)
  await phone.isOn('pages/tabs/home/index')
  return phone
}
