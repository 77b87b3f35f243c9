/** How large a made-up town is. Every unit has one resident with a live session. */
export interface Shape {
  communities: number
  /** Per community, then per the place before it. */
  estates: number
  buildings: number
  entrances: number
  units: number
  /** Published notices per community. */
  notices: number
  /** Notices each resident has read. */
  reads: number
}

/** Residents of one community. */
export const residentsOf = ({ estates, buildings, entrances, units }: Shape): number =>
  estates * buildings * entrances * units

/** One community far larger than any real one: 20,000 flats, 100,000 notices, 1,000,000 read marks. */
export const crowded: Shape = {
  communities: 1,
  estates: 10,
  buildings: 25,
  entrances: 4,
  units: 20,
  notices: 100_000,
  reads: 50,
}

/** A town of communities of 1,000 residents each. */
export const townOf = (residents: number): Shape => ({
  communities: residents / 1_000,
  estates: 2,
  buildings: 5,
  entrances: 5,
  units: 20,
  notices: 100,
  reads: 2,
})
