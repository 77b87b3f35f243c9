import { checkPlace, metresBetween } from '@liren/shared/volunteering.place'

const door = { latitude: 31.3912, longitude: 121.4892 }
/** So many metres north of the door. */
const north = (metres: number) => ({ ...door, latitude: door.latitude + metres / 111_195 })

test.each([
  ['the same place', door, 0],
  ['a degree of latitude', { ...door, latitude: door.latitude + 1 }, 111_195],
  ['a degree of longitude, here', { ...door, longitude: door.longitude + 1 }, 94_924],
  ['the other side of the earth', { latitude: -door.latitude, longitude: door.longitude - 180 }, 20_015_087],
])('%s is so many metres away', (_, place, metres) => {
  const measured = metresBetween(door, place)
  expect(Math.abs(measured - metres)).toBeLessThanOrEqual(metres / 1_000 + 0.1)
})

test.each([
  ['at the door', 0, 10, 'PASS'],
  ['inside the circle', 190, 5, 'PASS'],
  ['outside it, by a phone that is sure', 230, 10, 'FAIL'],
  ['outside it, by a phone that may be off by as much', 230, 60, 'PASS'],
  ['far off, however unsure the phone is', 450, 5_000, 'FAIL'],
])('%s', (_, metres, accuracy, said) => {
  expect(checkPlace({ ...door, radius: 200 }, { ...north(metres), accuracy })).toBe(said)
})
